import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findEstimator } from '@shared/estimators/registry'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import { spatialMedian } from '@shared/robust/spatialMedian'
import { arrayDesign } from './arrayDesign'
import type { Problem } from './penalisedProblems'
import { estimate } from './penalisedProblems'
import { contaminated, drawContaminated } from './robustProblems'

function fit(method: string, problem: Problem, options = {}) {
  const { leastSquares, warnings = [], inference } = estimate(method, arrayDesign(problem), options)
  if (leastSquares.robust === undefined) throw new Error('not robust')
  return { ...leastSquares.robust, coefficients: leastSquares.coefficients, warnings, inference }
}

const codes = ({ warnings }: ReturnType<typeof fit>) => warnings.map(({ code }) => code)

describe('Theil–Sen', () => {
  it('of one predictor leaves as many slopes of pairs above it as below, and residuals with median 0', () => {
    fc.assert(
      fc.property(contaminated, ({ columns: [x], response }) => {
        const { residuals, coefficients } = fit('theil-sen', { columns: [x], response })
        let above = 0
        let below = 0
        for (let i = 0; i < x.length; i++) {
          for (let j = 0; j < i; j++) {
            const slope = (response[i] - response[j]) / (x[i] - x[j])
            const rounding = 1e-9 * Math.abs(coefficients[1])
            if (slope > coefficients[1] + rounding) above++
            if (slope < coefficients[1] - rounding) below++
          }
        }
        expect(Math.abs(above - below)).toBeLessThanOrEqual(1)
        const sorted = residuals.slice().sort()
        const middle = sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]
        expect(Math.abs(middle) / sorted[sorted.length - 1]).toBeLessThan(1e-9)
      }),
      { numRuns: 50 },
    )
  })

  it('withstands a quarter of the rows with several predictors, by drawing, and says so', () => {
    const { columns, response } = drawContaminated(11, 200, 2)
    const spoiled = response.map((y, i) => (i % 5 === 0 ? y + 1e4 : y))
    const found = fit('theil-sen', { columns, response: spoiled }, { draws: 2000 })
    // These are a fifth of the rows, and the errors of the others have outliers, too.
    expect(codes(found)).toEqual(['robust-many-discounted', 'theil-sen-drawn'])
    expect(found.residuals.filter((e) => e > 5000)).toHaveLength(40)
  })

  it('has no meaning with weights, and refuses them', () => {
    const estimator = findEstimator('theil-sen')
    const design = arrayDesign({ ...drawContaminated(1, 30, 1), weights: new Float64Array(30).fill(2) })
    if (!estimator.ok) throw new Error('no theil-sen')
    const solved = estimator.value.solve(design, { draws: 500, seed: 1 }, {})
    expect(solved).toMatchObject({ ok: false, error: { code: 'option-invalid', option: 'weights' } })
  })
})

describe('the spatial median', () => {
  it('has unit vectors to the points that cancel', () => {
    const points = [
      Float64Array.of(0, 0),
      Float64Array.of(4, 1),
      Float64Array.of(1, 5),
      Float64Array.of(-3, 2),
    ]
    const at = spatialMedian(points)
    const pull = points.reduce(
      ([px, py], [x, y]) => {
        const distance = Math.hypot(x - at[0], y - at[1])
        return [px + (x - at[0]) / distance, py + (y - at[1]) / distance]
      },
      [0, 0],
    )
    expect(Math.hypot(...pull)).toBeLessThan(1e-9)
  })

  it('of points most of which are one is that one', () => {
    const one = Float64Array.of(2, -1)
    const at = spatialMedian([one, one, one, Float64Array.of(50, 3), Float64Array.of(-7, 9)])
    expect(at[0]).toBeCloseTo(2, 6)
    expect(at[1]).toBeCloseTo(-1, 6)
  })
})

describe('RANSAC', () => {
  it('is least squares on its inliers, whose weight is 1, the others’ 0', () => {
    fc.assert(
      fc.property(contaminated, ({ columns, response }) => {
        const { rowWeights, coefficients } = fit('ransac', { columns, response })
        const kept = (values: Float64Array) => values.filter((_, i) => rowWeights[i] === 1)
        expect(rowWeights.every((weight) => weight === 0 || weight === 1)).toBe(true)
        const design = arrayDesign({ columns: columns.map(kept), response: kept(response) })
        const own = solveLeastSquares(design).coefficients
        coefficients.forEach((value, j) => expect(value / own[j]).toBeCloseTo(1, 6))
      }),
      { numRuns: 50 },
    )
  })

  it('rejects rows far off, is the same for the same seed, and tells draws, threshold and confidence', () => {
    const { columns, response } = drawContaminated(11, 100, 2)
    const spoiled = { columns, response: response.map((y, i) => (i % 3 === 0 ? y + 1e4 : y)) }
    const found = fit('ransac', spoiled, { seed: 5 })
    expect(found.rowWeights.every((weight, i) => i % 3 !== 0 || weight === 0)).toBe(true)
    expect(fit('ransac', spoiled, { seed: 5 }).coefficients).toEqual(found.coefficients)
    expect(found.warnings[0]).toMatchObject({ code: 'ransac-drawn', draws: 500 })
    expect(found.inference).toBe('none')
  })

  it('says that at most half of the rows agree, and that draws are too few', () => {
    const problem = drawContaminated(11, 100, 3)
    expect(codes(fit('ransac', problem, { threshold: 0.05, draws: 10 }))).toEqual([
      'ransac-drawn',
      'ransac-unsure',
      'ransac-minority',
    ])
  })
})

describe.each(['theil-sen', 'ransac', 'mm', 'lts'])('the search of %s', (name) => {
  it('tells how far its draws are, and never goes back', () => {
    const estimator = findEstimator(name)
    if (!estimator.ok) throw new Error(name)
    const { columns, response } = drawContaminated(3, 200, 2)
    const told: number[] = []
    const options = { draws: 5000, seed: 1, threshold: 1e-9, share: 0.5 }
    estimator.value.solve(arrayDesign({ columns, response }), options, {
      onProgress: (done, total) => told.push(done / total),
    })
    expect(told.filter((share) => share > 0.3 && share < 0.9).length).toBeGreaterThan(1)
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect(told[told.length - 1]).toBeLessThanOrEqual(1)
  })
})
