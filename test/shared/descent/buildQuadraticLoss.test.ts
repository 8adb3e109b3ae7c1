import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lossCases, lossOf, lossOverData, tutorial } from './lossCases'
import { matrixDesign } from '../diagnostics/matrixDesign'

/** E(θ) as the quadratic has it. */
function quadratic(loss: ReturnType<typeof lossOf>, theta: number[]): number {
  const d = theta.map((value, j) => value - loss.optimum[j])
  let gap = 0
  d.forEach((a, j) => d.forEach((b, k) => (gap += a * b * loss.gram[j * d.length + k])))
  return loss.minimum + gap
}

describe('quadratic loss', () => {
  it('is the loss over the data at any coefficients, for every scale, loss, weighting and intercept', () => {
    fc.assert(
      fc.property(
        lossCases,
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3 }),
        (one, numbers) => {
          const theta = Array.from(one.loss.optimum, (_, j) => numbers[j] / 10)
          const { value } = lossOverData(one, theta)
          expect(Math.abs(quadratic(one.loss, theta) / value - 1)).toBeLessThan(1e-10)
        },
      ),
    )
  })

  it('has its minimum where the gradient over the data vanishes', () => {
    fc.assert(
      fc.property(lossCases, (one) => {
        const { value, gradient } = lossOverData(one, one.loss.optimum)
        expect(Math.abs(one.loss.minimum - value)).toBeLessThan(1e-11 * (1 + value))
        const steepest = one.loss.hessianEigenvalues[one.loss.hessianEigenvalues.length - 1]
        for (const slope of gradient) expect(Math.abs(slope)).toBeLessThan(1e-10 * (1 + steepest))
      }),
    )
  })

  it('divides by n for the mean and not for the sum', () => {
    const mean = lossOf(tutorial, { scale: 'none' })
    const sum = lossOf(tutorial, { scale: 'none', loss: 'sum' })
    expect(Array.from(mean.gram)).toEqual([1, 3, 3, 11])
    expect(Array.from(sum.gram)).toEqual([5, 15, 15, 55])
    expect(mean.minimum).toBeCloseTo(0.48, 14)
    expect(sum.minimum).toBeCloseTo(2.4, 14)
  })

  it('standardizes to correlations, the intercept by itself', () => {
    const loss = lossOf(tutorial)
    expect(loss.center[1]).toBe(3)
    expect(loss.spread[1]).toBeCloseTo(Math.SQRT2, 15)
    expect(loss.gram[1]).toBe(0)
    expect(loss.optimum[0]).toBeCloseTo(4, 14)
  })

  it('keeps its digits far from zero, where raw sums lose them all', () => {
    const x = Array.from({ length: 50 }, (_, i) => 1e9 + i)
    const y = x.map((value, i) => 3 * (value - 1e9) + (i % 2))
    const near = lossOf(matrixDesign({ x: x.map((value) => value - 1e9) }, { response: y }))
    const far = lossOf(matrixDesign({ x }, { response: y }))
    expect(far.spread[1] / near.spread[1]).toBeCloseTo(1, 14)
    expect(far.optimum[0] / near.optimum[0]).toBeCloseTo(1, 13)
    expect(far.optimum[1] / near.optimum[1]).toBeCloseTo(1, 13)
  })

  it('knows the smallest eigenvalue beyond what the matrix itself shows', () => {
    // G = [1 m; m m²+v]: its eigenvalues multiply to v, and v / m² is below the rounding of G.
    const m = 1e9
    const loss = lossOf(matrixDesign({ x: [m - 1, m, m + 1] }, { response: [1, 2, 4] }), { scale: 'none' })
    const [least, most] = loss.hessianEigenvalues
    expect(most / (2 * (m * m + 1 + 2 / 3))).toBeCloseTo(1, 14)
    expect((least * most) / (4 * (2 / 3))).toBeCloseTo(1, 10)
  })

  it('leaves aliased terms out and names them', () => {
    const x = [1, 2, 3, 4, 6]
    const loss = lossOf(matrixDesign({ x, twice: x.map((v) => 2 * v) }, { response: [1, 3, 2, 5, 4] }))
    expect(loss.terms).toEqual(['(Intercept)', 'x'])
    expect(loss.aliased).toEqual(['twice'])
    expect(loss.gram.length).toBe(4)
  })

  it('only divides in a model without intercept, and leaves a constant column as it is', () => {
    const loss = lossOf(
      matrixDesign({ x: [1, 2, 4], one: [1, 1, 1] }, { response: [1, 2, 2], intercept: false }),
    )
    expect(Array.from(loss.center)).toEqual([0, 0])
    expect(loss.spread[1]).toBe(1)
    expect(loss.interceptIndex).toBe(-1)
  })
})
