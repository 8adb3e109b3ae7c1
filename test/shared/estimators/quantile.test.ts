import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '@shared/numeric/seededRandom'
import { arrayDesign } from './arrayDesign'
import type { Problem } from './penalisedProblems'
import { estimate } from './penalisedProblems'
import { contaminated, drawContaminated } from './robustProblems'

const shares = fc.integer({ min: 1, max: 19 }).map((twentieths) => twentieths / 20)

function fit(problem: Problem, tau: number) {
  const { leastSquares, warnings = [] } = estimate('quantile', arrayDesign(problem), { tau })
  if (leastSquares.robust === undefined) throw new Error('not robust')
  return {
    ...leastSquares.robust,
    coefficients: leastSquares.coefficients,
    rank: leastSquares.rank,
    warnings,
  }
}

/** Rounded responses: many ties. */
const tied = contaminated.map((problem) => ({ ...problem, response: problem.response.map(Math.round) }))

const loss = (residuals: Float64Array, tau: number) =>
  residuals.reduce((sum, e) => sum + e * (e < 0 ? tau - 1 : tau), 0)

describe('laws of quantile regression', () => {
  it.each([
    ['any responses', contaminated],
    ['tied ones', tied],
  ])('has as many residuals 0 as coefficients, and the share τ below it: %s', (_, problems) => {
    fc.assert(
      fc.property(problems, shares, (problem, tau) => {
        const { residuals, rank } = fit(problem, tau)
        const rounding = 1e-9 * Math.max(...residuals.map(Math.abs))
        const n = residuals.length
        expect(residuals.filter((e) => e === 0).length).toBeGreaterThanOrEqual(rank)
        expect(residuals.filter((e) => e < -rounding).length).toBeLessThanOrEqual(n * tau + 1e-9)
        expect(residuals.filter((e) => e > rounding).length).toBeLessThanOrEqual(n * (1 - tau) + 1e-9)
      }),
    )
  })

  it('is not improved by any step, however small: the subgradient condition', () => {
    fc.assert(
      fc.property(contaminated, shares, fc.integer(), (problem, tau, seed) => {
        const { residuals, objective = NaN } = fit(problem, tau)
        expect(objective).toBeCloseTo(loss(residuals, tau), 8)
        const random = seededRandom(seed)
        for (const size of [1e-6, 1e-3, 1]) {
          const steps = problem.columns.map((x) => (size * random.normal()) / Math.hypot(...x))
          const shift = size * random.normal()
          const moved = residuals.map(
            (e, i) => e - shift - problem.columns.reduce((sum, x, j) => sum + steps[j] * x[i], 0),
          )
          expect(loss(moved, tau)).toBeGreaterThanOrEqual(objective * (1 - 1e-12))
        }
      }),
    )
  })

  it('moves with y: Q_τ(a + b y) is a + b Q_τ(y), and Q_τ(−y) is −Q_{1−τ}(y)', () => {
    fc.assert(
      fc.property(contaminated, shares, (problem, tau) => {
        const plain = fit(problem, tau).objective ?? NaN
        const moved =
          fit({ ...problem, response: problem.response.map((y) => 3 + 2 * y) }, tau).objective ?? NaN
        const mirrored =
          fit({ ...problem, response: problem.response.map((y) => -y) }, 1 - tau).objective ?? NaN
        expect(moved / plain).toBeCloseTo(2, 8)
        expect(mirrored / plain).toBeCloseTo(1, 8)
      }),
    )
  })

  it('counts a row of weight 3 as three rows', () => {
    const { columns, response } = drawContaminated(4, 40, 2)
    const weights = response.map((_, i) => (i % 3 === 0 ? 3 : i % 7 === 1 ? 0 : 1))
    const repeat = (values: Float64Array) =>
      Float64Array.from([...values].flatMap((value, i) => Array.from({ length: weights[i] }, () => value)))
    const weighted = fit({ columns, response, weights }, 0.3)
    const repeated = fit({ columns: columns.map(repeat), response: repeat(response) }, 0.3)
    expect(weighted.objective).toBeCloseTo(repeated.objective ?? NaN, 9)
  })

  it('of an intercept alone is a quantile; between two middle values there are several, and it says so', () => {
    const response = Float64Array.of(4, 1, 9, 2, 7)
    expect(fit({ columns: [], response }, 0.5).coefficients[0]).toBe(4)
    const even = fit({ columns: [], response: Float64Array.of(4, 1, 9, 2) }, 0.5)
    expect(even.warnings).toEqual([{ code: 'quantile-not-unique' }])
    expect(even.objective).toBe(5)
  })

  it('leaves a constant predictor out, and says that rows lie on the fit', () => {
    const x = Float64Array.from({ length: 20 }, (_, i) => i)
    const response = x.map((value, i) => 1 + 2 * value + (i % 5 === 0 ? 50 : 0))
    const { leastSquares, warnings, inference } = estimate(
      'lad',
      arrayDesign({ columns: [x, new Float64Array(20).fill(3)], response }),
    )
    expect(leastSquares.coefficients[1]).toBeCloseTo(2, 12)
    expect(leastSquares.coefficients[2]).toBeNaN()
    expect([warnings, inference]).toEqual([[{ code: 'robust-exact', exact: 16, rows: 20 }], 'none'])
  })
})

describe('many rows', () => {
  it('begin with a sample, and satisfy the same conditions', () => {
    const problem = drawContaminated(8, 20_000, 3)
    const { residuals, rank } = fit(problem, 0.25)
    expect(residuals.filter((e) => e === 0)).toHaveLength(rank)
    expect(residuals.filter((e) => e < 0).length).toBeLessThanOrEqual(5000)
    expect(residuals.filter((e) => e > 0).length).toBeLessThanOrEqual(15_000)
  })
})
