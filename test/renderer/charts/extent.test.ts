import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extentOf, rangeFromZero, roundRange } from '../../../src/renderer/charts/extent'

describe('extentOf', () => {
  it('spans the finite values of all arrays', () => {
    expect(extentOf([3, Number.NaN, 1], Float64Array.of(7, Infinity))).toEqual({ min: 1, max: 7 })
  })

  it('is null where there is no finite value', () => {
    expect(extentOf([Number.NaN], [])).toBeNull()
  })
})

describe('roundRange', () => {
  it('holds all the data and is never empty', () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true })
    fc.assert(
      fc.property(value, value, (a, b) => {
        const extent = { min: Math.min(a, b), max: Math.max(a, b) }
        const range = roundRange(extent)
        expect(range.min).toBeLessThanOrEqual(extent.min)
        expect(range.max).toBeGreaterThanOrEqual(extent.max)
        expect(range.max).toBeGreaterThan(range.min)
      }),
    )
  })
})

describe('rangeFromZero', () => {
  it('does not go below zero where nothing does', () => {
    expect(rangeFromZero({ min: 0, max: 2.1 })).toEqual({ ...roundRange({ min: 0, max: 2.1 }), min: 0 })
    expect(rangeFromZero({ min: 0.08, max: 2.1 }, 6).min).toBe(0)
  })

  it('is any other range where something lies below zero, or nothing near it', () => {
    expect(rangeFromZero({ min: -0.01, max: 2 })).toEqual(roundRange({ min: -0.01, max: 2 }))
    expect(rangeFromZero({ min: 100, max: 102 })).toEqual(roundRange({ min: 100, max: 102 }))
    expect(rangeFromZero(null)).toEqual(roundRange(null))
  })
})
