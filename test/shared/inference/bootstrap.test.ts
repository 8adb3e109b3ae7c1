import { describe, expect, it } from 'vitest'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import { bootstrap } from '@shared/inference/bootstrap'
import { robustCovariance } from '@shared/inference/robustCovariance'
import { seededRandom } from '@shared/numeric/seededRandom'
import { expectClose } from '../diagnostics/closeTo'
import { matrixDesign } from '../diagnostics/matrixDesign'
import { asFitResult } from './asFitResult'
import { fitted, simulate } from './simulate'

describe('bootstrap', () => {
  it('gives the same bits for the same seed, others for another', () => {
    for (const kind of ['cases', 'residuals'] as const) {
      const run = (seed: number): Float64Array =>
        bootstrap(simulate(14), { seed, kind, replicates: 100 }).values
      expect(run(5)).toEqual(run(5))
      expect(run(5)).not.toEqual(run(6))
    }
  })

  it('of cases refits the drawn rows', () => {
    const model = simulate(15, { n: 12, weighted: true })
    const { values } = bootstrap(model, { seed: 3, replicates: 1 })
    const random = seededRandom(3)
    const drawn = Array.from({ length: 12 }, () => Math.floor(random.uniform() * 12))
    const x = new Float64Array(36)
    const y = new Float64Array(12)
    model.design.fill(0, 12, x)
    model.design.fillResponse(0, 12, y)
    const pick = (column: number): number[] => drawn.map((i) => x[column * 12 + i])
    const refit = solveLeastSquares(
      matrixDesign(
        { a: pick(1), b: pick(2) },
        {
          response: drawn.map((i) => y[i]),
          weights: drawn.map((i) => model.design.weights?.[i] ?? 1),
        },
      ),
    )
    expectClose(values, Array.from(refit.coefficients))
  })

  it('comes near the robust errors by cases and the classical ones by residuals', () => {
    const model = simulate(16, { n: 400 })
    const { covariance } = robustCovariance(model, { kind: 'HC2' })
    const cases = bootstrap(model, { replicates: 4000 })
    const residuals = bootstrap(model, { replicates: 4000, kind: 'residuals' })
    asFitResult(model).coefficients.forEach(({ stdError }, k) => {
      expect(cases.terms[k].stdError / Math.sqrt(covariance[k * 4])).toBeCloseTo(1, 1)
      expect(residuals.terms[k].stdError / stdError).toBeCloseTo(1, 1)
      expect(cases.terms[k].percentile.lower).toBeLessThan(cases.terms[k].estimate)
      expect(cases.terms[k].bca.upper).toBeGreaterThan(cases.terms[k].estimate)
    })
  })

  it('draws again where a level is missing and says how often', () => {
    const x = [0, 0, 0, 0, 0, 1, 1]
    const model = fitted(matrixDesign({ x }, { response: [1, 2, 3, 4, 5, 6, 8] }))
    const result = bootstrap(model, { replicates: 500 })
    expect(result.replicates).toBe(500)
    expect(result.discarded).toBeGreaterThan(20)
    expect(result.values.every(Number.isFinite)).toBe(true)
  })

  it('stops when told', () => {
    let asked = 0
    const result = bootstrap(simulate(17), { replicates: 1000, shouldStop: () => asked++ === 10 })
    expect(result.replicates).toBe(10)
    expect(bootstrap(simulate(17), { shouldStop: () => true }).terms[0].stdError).toBeNaN()
  })
})
