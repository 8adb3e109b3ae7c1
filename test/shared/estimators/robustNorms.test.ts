import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Estimation } from '@shared/estimators/estimation'
import { findEstimator } from '@shared/estimators/registry'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import { bisquareNorm } from '@shared/robust/bisquareNorm'
import { hampelNorm } from '@shared/robust/hampelNorm'
import { huberNorm } from '@shared/robust/huberNorm'
import { arrayDesign } from './arrayDesign'
import type { Problem } from './penalisedProblems'
import { drawProblem, estimate } from './penalisedProblems'
import { contaminated, drawContaminated } from './robustProblems'

const methods = [
  ['huber', huberNorm(1.345)],
  ['bisquare', bisquareNorm(4.685)],
  ['hampel', hampelNorm({ a: 2, b: 4, c: 8 })],
] as const

const robustOf = ({ leastSquares }: Estimation) => {
  if (leastSquares.robust === undefined) throw new Error('not robust')
  return leastSquares.robust
}

/** Largest difference, as a share of the largest of the expected values. */
function difference(values: ArrayLike<number>, expected: ArrayLike<number>): number {
  const size = Math.max(...Array.from(expected, Math.abs))
  return Math.max(...Array.from(expected, (value, i) => Math.abs(values[i] - value))) / size
}

const fit = (method: string, problem: Problem) => estimate(method, arrayDesign(problem))

describe.each(methods)('laws of %s', (method, norm) => {
  it('solves Σ ψ(e/σ) x = 0 with σ = median |e| / 0.6745, and weighs rows by ψ(u) / u', () => {
    fc.assert(
      fc.property(contaminated, (problem) => {
        const { residuals, scale, rowWeights } = robustOf(fit(method, problem))
        const sorted = residuals.map(Math.abs).sort()
        const half = sorted.length / 2
        const middle = (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2
        expect(scale).toBeCloseTo(middle / 0.6745, 10)
        const psi = residuals.map((residual) => norm.psi(residual / scale))
        for (const column of [new Float64Array(psi.length).fill(1), ...problem.columns]) {
          const sum = column.reduce((total, x, i) => total + x * psi[i], 0)
          expect(Math.abs(sum) / (Math.hypot(...column) * Math.hypot(...psi))).toBeLessThan(1e-8)
        }
        expect(
          difference(
            rowWeights,
            residuals.map((e) => norm.weights(e / scale)),
          ),
        ).toBeLessThan(1e-12)
        expect(rowWeights.every((weight) => weight >= 0 && weight <= 1)).toBe(true)
      }),
    )
  })

  it('is equivariant: y + Xb, c y, and X A move the coefficients as they must', () => {
    fc.assert(
      fc.property(contaminated, (problem) => {
        const { columns, response } = problem
        const plain = robustOf(fit(method, problem))
        const added = response.map((y, i) => y + columns.reduce((sum, x) => sum + 0.3 * x[i], 1))
        const residuals = robustOf(fit(method, { columns, response: added })).residuals
        expect(difference(residuals, plain.residuals)).toBeLessThan(1e-7)
        const scaled = robustOf(fit(method, { columns, response: response.map((y) => -7 * y) }))
        expect(
          difference(
            scaled.residuals,
            plain.residuals.map((e) => -7 * e),
          ),
        ).toBeLessThan(1e-7)
        expect(scaled.scale / plain.scale).toBeCloseTo(7, 7)
        const mixed = columns.map((x, j) => x.map((value, i) => 5 * value + (j > 0 ? columns[j - 1][i] : 3)))
        const affine = robustOf(fit(method, { columns: mixed, response }))
        expect(difference(affine.residuals, plain.residuals)).toBeLessThan(1e-7)
      }),
    )
  })

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(contaminated, ({ columns, response }) => {
        const reversed = {
          columns: columns.map((x) => x.slice().reverse()),
          response: response.slice().reverse(),
        }
        const backwards = fit(method, reversed).leastSquares.coefficients
        expect(
          difference(backwards, fit(method, { columns, response }).leastSquares.coefficients),
        ).toBeLessThan(1e-7)
      }),
    )
  })

  it('is the fit without rows of weight 0', () => {
    const { columns, response } = drawContaminated(5, 60, 2)
    const weights = response.map((_, i) => (i % 4 === 1 ? 0 : 1))
    const kept = (values: Float64Array) => values.filter((_, i) => weights[i] > 0)
    const all = fit(method, { columns, response, weights })
    const some = fit(method, { columns: columns.map(kept), response: kept(response) })
    expect(difference(all.leastSquares.coefficients, some.leastSquares.coefficients)).toBeLessThan(1e-9)
    expect(difference(kept(robustOf(all).residuals), robustOf(some).residuals)).toBeLessThan(1e-9)
    expect(robustOf(all).rowWeights.every((weight, i) => weights[i] > 0 || weight === 0)).toBe(true)
  })

  it('says how many of the rows lie on the fit where these decide it, and gives no standard errors', () => {
    const x = Float64Array.from({ length: 30 }, (_, i) => i)
    const response = x.map((value, i) => 2 + 3 * value + (i % 10 === 0 ? 100 + i : 0))
    const found = fit(method, { columns: [x], response })
    const [intercept, slope] = found.leastSquares.coefficients
    expect([intercept, slope].map((value) => Number(value.toFixed(9)))).toEqual([2, 3])
    expect([robustOf(found).scale, found.inference]).toEqual([0, 'none'])
    expect(found.warnings).toEqual([{ code: 'robust-exact', exact: 27, rows: 30 }])
  })

  it('of rows that all lie on a line is that line', () => {
    const x = Float64Array.from({ length: 30 }, (_, i) => i)
    const found = fit(method, { columns: [x], response: x.map((value) => 2 + 3 * value) })
    expect(found.leastSquares.coefficients[1]).toBeCloseTo(3, 12)
    expect([robustOf(found).scale, found.inference, found.warnings]).toEqual([0, 'none', []])
  })

  it('comes to the same from many rows, where steps are taken with a mean curvature', () => {
    const problem = drawContaminated(3, 30_000, 3)
    const { residuals, scale } = robustOf(fit(method, problem))
    const psi = residuals.map((residual) => norm.psi(residual / scale))
    for (const column of problem.columns) {
      const sum = column.reduce((total, x, i) => total + x * psi[i], 0)
      expect(Math.abs(sum) / (Math.hypot(...column) * Math.hypot(...psi))).toBeLessThan(1e-10)
    }
  })
})

describe('limits', () => {
  it('Huber with a huge k is least squares', () => {
    const design = arrayDesign(drawProblem(3, 40, 3))
    const wide = estimate('huber', design, { 'huber-k': 1e6 })
    expect(difference(wide.leastSquares.coefficients, solveLeastSquares(design).coefficients)).toBeLessThan(
      1e-12,
    )
    expect(robustOf(wide).rowWeights.every((weight) => weight === 1)).toBe(true)
  })

  it('the bisquare rejects a row that is far off: the fit is that without it', () => {
    const { columns, response } = drawProblem(9, 60, 2)
    const moved = (by: number) =>
      fit('bisquare', { columns, response: response.map((y, i) => y + (i === 7 ? by : 0)) })
    const [far, farther] = [moved(1e4), moved(1e6)]
    expect(robustOf(far).rowWeights[7]).toBe(0)
    expect(difference(far.leastSquares.coefficients, farther.leastSquares.coefficients)).toBeLessThan(1e-8)
  })

  it('refuses corners of Hampel’s in the wrong order', () => {
    const estimator = findEstimator('hampel')
    if (!estimator.ok) throw new Error('no hampel')
    const solve = (a: number, b: number, c: number) =>
      estimator.value.solve(
        arrayDesign(drawProblem(1, 20, 1)),
        { 'hampel-a': a, 'hampel-b': b, 'hampel-c': c },
        {},
      )
    expect(solve(3, 2, 8)).toMatchObject({ error: { code: 'option-invalid', option: 'hampel-b' } })
    expect(solve(2, 4, 4)).toMatchObject({ error: { code: 'option-invalid', option: 'hampel-c' } })
  })
})
