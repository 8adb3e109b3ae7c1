import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrayDesign } from './arrayDesign'
import type { Problem } from './penalisedProblems'
import { estimate } from './penalisedProblems'
import { contaminated, drawContaminated } from './robustProblems'

function fit(problem: Problem, options = {}) {
  const { leastSquares, inference, warnings } = estimate('mm', arrayDesign(problem), options)
  if (leastSquares.robust === undefined) throw new Error('not robust')
  return {
    ...leastSquares.robust,
    coefficients: leastSquares.coefficients,
    rank: leastSquares.rank,
    inference,
    warnings,
  }
}

/** ρ of the bisquare at breakdown one half, with supremum 1. */
function loss(u: number): number {
  const square = Math.min(1, (u / 1.54764) ** 2)
  return 1 - (1 - square) ** 3
}

describe('laws of the MM-estimate', () => {
  it('solves Σ ψ(e/s) x = 0 with a scale below that of least squares, and gives weights from 0 to 1', () => {
    fc.assert(
      fc.property(contaminated, (problem) => {
        const { residuals, scale, rowWeights, rank } = fit(problem)
        for (const column of problem.columns) {
          const sum = column.reduce((total, x, i) => total + x * rowWeights[i] * residuals[i], 0)
          expect(Math.abs(sum) / (Math.hypot(...column) * scale * Math.sqrt(column.length))).toBeLessThan(
            1e-7,
          )
        }
        expect(rowWeights.every((weight) => weight >= 0 && weight <= 1)).toBe(true)
        // The M-step never leaves the scale's equation worse than the S-estimate did.
        const share = residuals.reduce((sum, e) => sum + loss(e / scale), 0) / (residuals.length - rank)
        expect(share).toBeGreaterThanOrEqual(0.5 - 1e-9)
      }),
      { numRuns: 40 },
    )
  })

  it('withstands 45 % of rows far off in response and predictor, where least squares follows them', () => {
    const { columns, response } = drawContaminated(21, 200, 2)
    const isBad = (i: number) => i % 20 < 9
    const good = (values: Float64Array) => values.filter((_, i) => !isBad(i))
    const clean = fit({ columns: columns.map(good), response: good(response) })
    const spoiled = {
      columns: columns.map((x) => x.map((value, i) => (isBad(i) ? 50 * Math.abs(value) + 10 : value))),
      response: response.map((y, i) => (isBad(i) ? -1e4 : y)),
    }
    const found = fit(spoiled)
    expect(found.rowWeights.every((weight, i) => !isBad(i) || weight === 0)).toBe(true)
    clean.coefficients.forEach((value, j) => {
      if (j > 0) expect(found.coefficients[j] / value).toBeCloseTo(1, 1)
    })
  })

  it('is the same for the same seed, and for others where the minimum is clear', () => {
    const problem = drawContaminated(5, 80, 3)
    expect(fit(problem, { seed: 7 }).coefficients).toEqual(fit(problem, { seed: 7 }).coefficients)
    const [a, b] = [fit(problem, { seed: 7 }), fit(problem, { seed: 8 })]
    a.coefficients.forEach((value, j) => expect(b.coefficients[j] / value).toBeCloseTo(1, 6))
  })

  it('follows a sample of many rows to the fit of all', () => {
    const problem = drawContaminated(6, 6000, 3)
    const { residuals, rowWeights, scale } = fit(problem)
    const sum = residuals.reduce((total, e, i) => total + rowWeights[i] * e, 0)
    expect(Math.abs(sum) / (scale * Math.sqrt(residuals.length))).toBeLessThan(1e-8)
  })

  it('says that more than half of the rows lie on the fit', () => {
    const x = Float64Array.from({ length: 30 }, (_, i) => i)
    const response = x.map((value, i) => 2 + 3 * value + (i % 3 === 0 ? 100 + i * i : 0))
    const { coefficients, scale, inference, warnings } = fit({ columns: [x], response })
    expect(coefficients[1]).toBeCloseTo(3, 10)
    expect([scale, inference, warnings]).toEqual([0, 'none', [{ code: 'robust-exact', exact: 20, rows: 30 }]])
  })
})
