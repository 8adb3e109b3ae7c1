import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chiSquareUpperTail } from '@shared/numeric/chiSquare'
import { weightedChiSquareUpperTail } from '@shared/numeric/weightedChiSquare'

const relativeError = (found: number, expected: number): number => Math.abs(found / expected - 1)

describe('P(Σ a z² > x)', () => {
  it('is that of χ² where all coefficients are equal', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.double({ min: 0.01, max: 60, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        (df, x, scale) => {
          const found = weightedChiSquareUpperTail(x * scale, new Float64Array(df).fill(scale))
          expect(relativeError(found, chiSquareUpperTail(x, df))).toBeLessThan(1e-11)
        },
      ),
    )
  })

  it('is that of two exponential variables where each of two coefficients stands twice', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.9, noNaN: true }),
        fc.double({ min: 0.01, max: 60, noNaN: true }),
        (small, x) => {
          const found = weightedChiSquareUpperTail(x, Float64Array.of(1, small, 1, small))
          const expected = (Math.exp(-x / 2) - small * Math.exp(-x / (2 * small))) / (1 - small)
          expect(relativeError(found, expected)).toBeLessThan(1e-11)
        },
      ),
    )
  })

  it('has coefficients of 0 count for nothing', () => {
    const found = weightedChiSquareUpperTail(2.5, Float64Array.of(0, 0.7, 0))
    expect(relativeError(found, chiSquareUpperTail(2.5 / 0.7, 1))).toBeLessThan(1e-12)
  })

  it('is 1 at 0 and below, and 0 where every coefficient is 0', () => {
    expect(weightedChiSquareUpperTail(0, Float64Array.of(1))).toBe(1)
    expect(weightedChiSquareUpperTail(3, Float64Array.of(0, 0))).toBe(0)
  })
})
