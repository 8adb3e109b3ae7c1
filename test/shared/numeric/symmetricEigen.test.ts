import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { symmetricEigenvalues } from '@shared/numeric/symmetricEigen'
import { seededRandom } from '@shared/numeric/seededRandom'

/** Q diag(values) Qᵀ with Q a product of random reflections. */
function matrixWithEigenvalues(values: readonly number[], seed: number): Float64Array {
  const order = values.length
  const random = seededRandom(seed)
  const matrix = new Float64Array(order * order)
  values.forEach((value, i) => (matrix[i * order + i] = value))
  for (let r = 0; r < 3; r++) {
    const u = Array.from({ length: order }, () => random.normal())
    const norm2 = u.reduce((sum, x) => sum + x * x, 0)
    for (const side of ['rows', 'columns']) {
      for (let k = 0; k < order; k++) {
        const at = (i: number): number => (side === 'rows' ? k * order + i : i * order + k)
        const scale = (2 * u.reduce((sum, x, i) => sum + x * matrix[at(i)], 0)) / norm2
        u.forEach((x, i) => (matrix[at(i)] -= scale * x))
      }
    }
  }
  return matrix
}

describe('symmetricEigenvalues', () => {
  it.each([1, 2, 5, 30, 64, 65, 120])('recovers the spectrum a matrix of order %i was made from', (order) => {
    const values = Array.from({ length: order }, (_, i) => (i - order / 3) * 1.7 + (i % 4))
    const sorted = Float64Array.from(values).sort()
    const found = symmetricEigenvalues(matrixWithEigenvalues(values, order), order)
    const size = Math.max(...values.map(Math.abs))
    found.forEach((value, i) =>
      expect(Math.abs(value - sorted[i])).toBeLessThan(1e-13 * size * Math.sqrt(order)),
    )
  })

  it('keeps the relative accuracy of small eigenvalues of a badly scaled positive definite matrix', () => {
    const d = [1, 1e-5, 1e-10]
    const correlation = [1, 0.5, 0.25, 0.5, 1, 0.5, 0.25, 0.5, 1]
    const scaled = Float64Array.from(correlation, (value, k) => value * d[Math.floor(k / 3)] * d[k % 3])
    const found = symmetricEigenvalues(scaled, 3)
    // To leading order the eigenvalues are the pivots of the LDLᵀ factorisation: 1e-20·0.75, 1e-10·0.75, 1.
    expect(Math.abs(found[0] / 0.75e-20 - 1)).toBeLessThan(1e-9)
    expect(Math.abs(found[1] / 0.75e-10 - 1)).toBeLessThan(1e-9)
  })

  it('eigenvalues add up to the trace and their squares to the squared norm', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.integer(), (order, seed) => {
        const random = seededRandom(seed)
        const matrix = new Float64Array(order * order)
        let trace = 0
        let squares = 0
        for (let i = 0; i < order; i++) {
          for (let j = i; j < order; j++) {
            const value = random.normal()
            matrix[i * order + j] = matrix[j * order + i] = value
            squares += i === j ? value * value : 2 * value * value
            if (i === j) trace += value
          }
        }
        const values = [...symmetricEigenvalues(matrix, order)]
        const sum = values.reduce((total, value) => total + value, 0)
        const sumOfSquares = values.reduce((total, value) => total + value * value, 0)
        expect(Math.abs(sum - trace)).toBeLessThan(1e-12 * order * Math.sqrt(squares))
        expect(Math.abs(sumOfSquares / squares - 1)).toBeLessThan(1e-12 * order)
        expect([...values].sort((a, b) => a - b)).toEqual(values)
      }),
      { numRuns: 30 },
    )
  })

  it('does not overflow, vanish or fail', () => {
    expect(
      [...symmetricEigenvalues(Float64Array.of(2e300, 1e300, 1e300, 2e300), 2)].map((v) => v / 1e300),
    ).toEqual([expect.closeTo(1, 12), expect.closeTo(3, 12)])
    expect(
      [...symmetricEigenvalues(Float64Array.of(2e-300, 1e-300, 1e-300, 2e-300), 2)].map((v) => v / 1e-300),
    ).toEqual([expect.closeTo(1, 12), expect.closeTo(3, 12)])
    expect([...symmetricEigenvalues(new Float64Array(4), 2)]).toEqual([0, 0])
    expect([...symmetricEigenvalues(Float64Array.of(NaN, 0, 0, 1), 2)]).toEqual([NaN, NaN])
    expect(symmetricEigenvalues(new Float64Array(0), 0).length).toBe(0)
  })
})
