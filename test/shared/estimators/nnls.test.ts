import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import { arrayDesign } from './arrayDesign'
import { digitsOfAgreement } from './nistLinear'
import { deviation, drawProblem, estimate, gradients, problems, residuals } from './penalisedProblems'

describe('laws of non-negative least squares', () => {
  it('is optimal: no negative coefficient, no descent along a positive one, none into the bounds', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { coefficients } = estimate('nnls', arrayDesign(problem)).leastSquares
        const total = problem.weights
          ? problem.weights.reduce((sum, w) => sum + w, 0)
          : problem.response.length
        gradients(problem, residuals(problem, coefficients)).forEach((gradient, j) => {
          const scale =
            deviation(problem.columns[j], problem.weights) *
            Math.sqrt(total) *
            Math.hypot(...problem.response)
          expect(coefficients[j + 1]).toBeGreaterThanOrEqual(0)
          if (coefficients[j + 1] > 0) expect(Math.abs(gradient) / scale).toBeLessThan(1e-9)
          else expect(gradient / scale).toBeLessThan(1e-9)
        })
      }),
    )
  })

  it('is least squares, inference and all, where no bound holds', () => {
    const { columns } = drawProblem(7, 40, 3)
    const response = columns[0].map(
      (_, i) => 1 + columns.reduce((sum, x) => sum + x[i] / deviation(x), 0) + Math.sin(i),
    )
    const design = arrayDesign({ columns, response })
    const estimation = estimate('nnls', design)
    expect(estimation.inference).toBe('exact')
    solveLeastSquares(design).coefficients.forEach((value, j) => {
      expect(digitsOfAgreement(estimation.leastSquares.coefficients[j], value)).toBeGreaterThan(12)
    })
  })

  it('holds all at 0 where every predictor lowers the response, and says so', () => {
    const { columns } = drawProblem(7, 40, 1)
    const estimation = estimate('nnls', arrayDesign({ columns, response: columns[0].map((x) => 3 - 2 * x) }))
    expect(estimation.leastSquares.coefficients[1]).toBe(0)
    expect(estimation.inference).toBe('none')
    expect(estimation.warnings).toEqual([{ code: 'bounds-no-inference', bounds: 'x1 ≥ 0' }])
  })

  it('gives equal columns their effect once, and has an answer for more columns than rows', () => {
    const { columns, response } = drawProblem(11, 30, 1)
    const { coefficients } = estimate(
      'nnls',
      arrayDesign({ columns: [columns[0], columns[0]], response }),
    ).leastSquares
    expect([...coefficients].filter((value) => value === 0)).toHaveLength(1)
    const wide = estimate('nnls', arrayDesign(drawProblem(3, 8, 20))).leastSquares
    expect([...wide.coefficients.subarray(1)].every((value) => value >= 0)).toBe(true)
  })
})
