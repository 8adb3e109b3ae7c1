import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { singularValues } from '@shared/numeric/singularValues'

const square = fc.integer({ min: 1, max: 6 }).chain((order) =>
  fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: order * order,
    maxLength: order * order,
  }),
)

describe('singular values', () => {
  it('are the square roots of the eigenvalues of AᵀA, descending, and V diagonalises it', () => {
    fc.assert(
      fc.property(square, (entries) => {
        const order = Math.sqrt(entries.length)
        const { values, vectors } = singularValues(Float64Array.from(entries), order)
        const turned = Array.from({ length: order }, (_, k) =>
          Array.from({ length: order }, (__, i) =>
            Array.from({ length: order }, (___, j) => entries[i * order + j] * vectors[j * order + k]),
          ).map((parts) => parts.reduce((sum, part) => sum + part, 0)),
        )
        const dot = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + value * b[i], 0)
        for (let k = 0; k < order; k++) {
          expect(Math.sqrt(dot(turned[k], turned[k]))).toBeCloseTo(values[k], 12)
          if (k > 0) expect(values[k - 1]).toBeGreaterThanOrEqual(values[k])
          for (let m = 0; m < k; m++) expect(dot(turned[k], turned[m])).toBeCloseTo(0, 12)
        }
      }),
    )
  })

  it('keep the digits of the small ones where the columns’ scales differ', () => {
    // [1, 1; 0, 1e-9]: product of the values = |det|, sum of their squares = 2 + 1e-18
    const { values } = singularValues(Float64Array.of(1, 1, 0, 1e-9), 2)
    expect((values[0] * values[1]) / 1e-9).toBeCloseTo(1, 13)
  })
})
