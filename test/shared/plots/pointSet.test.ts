import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PointSource } from '@shared/plots/pointSet'
import { FLAGGED_LIMIT, POINT_LIMIT, pointSet } from '@shared/plots/pointSet'

/** n points on a wave, every `flagEvery`-th flagged, the severity growing with the row. */
function source(n: number, flagEvery: number): PointSource {
  const indices = Array.from({ length: n }, (_, i) => i)
  return {
    x: Float64Array.from(indices, (i) => Math.sin(i)),
    y: Float64Array.from(indices, (i) => Math.cos(1.7 * i)),
    rows: Int32Array.from(indices, (i) => i + 1),
    flags: Uint8Array.from(indices, (i) => (i % flagEvery === 1 ? 1 : 0)),
    severity: Float64Array.from(indices, (i) => i * (i % 2 === 0 ? 1 : -1)),
  }
}
const flaggedOf = (flags: Uint8Array): number => flags.filter((bits) => bits !== 0).length

describe('pointSet', () => {
  it('draws every point of small data, in order', () => {
    const data = source(POINT_LIMIT, 10)
    const points = pointSet(data)
    expect(points.rows).toEqual(data.rows)
    expect(points).toMatchObject({ total: POINT_LIMIT, flaggedLeftOut: 0 })
  })

  it('bounds large data and keeps every flagged row up to the limit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: POINT_LIMIT + 1, max: 60_000 }),
        fc.integer({ min: 2, max: 400 }),
        (n, every) => {
          const data = source(n, every)
          const points = pointSet(data)
          expect(points.total).toBe(n)
          expect(points.x.length).toBeLessThanOrEqual(POINT_LIMIT + FLAGGED_LIMIT + 4)
          expect(flaggedOf(points.flags) + points.flaggedLeftOut).toBe(flaggedOf(data.flags))
          expect(flaggedOf(points.flags)).toBeGreaterThanOrEqual(
            Math.min(FLAGGED_LIMIT, flaggedOf(data.flags)),
          )
          expect(new Set(points.rows).size).toBe(points.rows.length)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('keeps the worst of too many flagged rows', () => {
    const n = 50_000
    const drawn = new Set(pointSet(source(n, 2)).rows)
    for (let row = n; row > n - 2 * FLAGGED_LIMIT; row -= 2) expect(drawn.has(row)).toBe(true)
  })

  it('spreads its sample evenly over the rows', () => {
    const { rows } = pointSet(source(1_000_000, 2_000_000))
    for (let tenth = 0; tenth < 10; tenth++) {
      const inside = rows.filter((row) => Math.floor((row - 1) / 100_000) === tenth).length
      expect(inside).toBeGreaterThanOrEqual(499)
      expect(inside).toBeLessThanOrEqual(505)
    }
  })

  it('shows no pattern of its own where the data repeat themselves', () => {
    const data = source(1_000_000, 2_000_000)
    data.x.forEach((_, i) => (data.x[i] = i % 200))
    expect(new Set(pointSet(data).x).size).toBe(200)
  })

  it('keeps the ends of both axes', () => {
    const data = source(33_333, 100_000)
    const points = pointSet(data)
    expect(Math.max(...points.x)).toBe(Math.max(...data.x))
    expect(Math.min(...points.y)).toBe(Math.min(...data.y))
  })

  it('gives the same points for the same data', () => {
    expect(pointSet(source(20_000, 7))).toEqual(pointSet(source(20_000, 7)))
  })

  it('leaves out what has no finite place', () => {
    const data = source(10, 3)
    data.x[2] = NaN
    data.y[5] = Infinity
    expect(Array.from(pointSet(data).rows)).toEqual([1, 2, 4, 5, 7, 8, 9, 10])
    expect(pointSet(data).total).toBe(8)
  })
})
