import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binAxis, binEdge, BinFinder, highestCount, occupiedCells } from '@shared/plots/binnedDensity'

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })

describe('bins of an axis', () => {
  it('hold each value between their edges', () => {
    fc.assert(
      fc.property(finite, finite, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, share) => {
        const axis = binAxis(Math.min(a, b), Math.max(a, b), 80)
        const value = Math.min(axis.high, Math.max(axis.low, axis.low * (1 - share) + axis.high * share))
        const bin = new BinFinder(axis).binOf(value)
        expect(bin).toBeGreaterThanOrEqual(0)
        expect(bin).toBeLessThan(axis.bins)
        const hair = Math.max(Math.abs(a), Math.abs(b)) * 1e-14 + 1e-320
        expect(binEdge(axis, bin) - hair).toBeLessThanOrEqual(value)
        expect(binEdge(axis, bin + 1) + hair).toBeGreaterThanOrEqual(value)
      }),
    )
  })

  it('ascend with the values, the ends of the axis in the first and the last', () => {
    fc.assert(
      fc.property(finite, finite, finite, (a, b, c) => {
        const [low, middle, high] = [a, b, c].sort((one, other) => one - other)
        const axis = binAxis(low, high, 48)
        expect(new BinFinder(axis).binOf(low)).toBe(0)
        expect(new BinFinder(axis).binOf(high)).toBe(axis.bins - 1)
        expect(new BinFinder(axis).binOf(middle)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('are one where all values are the same', () => {
    expect(binAxis(5, 5, 80).bins).toBe(1)
  })
})

describe('cells', () => {
  it('are told from the lower left, the empty ones left out', () => {
    const density = { x: binAxis(0, 3, 3), y: binAxis(0, 2, 2), counts: Uint32Array.of(0, 4, 0, 0, 0, 9) }
    expect([...occupiedCells(density)]).toEqual([
      { column: 1, row: 0, count: 4 },
      { column: 2, row: 1, count: 9 },
    ])
    expect(highestCount(density)).toBe(9)
  })
})
