import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BLOCK_POINTS, BLOCKS } from '@shared/plots/countByCell'
import { FLAGGED_LIMIT } from '@shared/plots/flaggedToDraw'
import type { PointSet, Thinning } from '@shared/plots/plotModel'
import { POINT_LIMIT, pointSet } from '@shared/plots/pointSet'
import type { PointSource } from '@shared/plots/pointSource'

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
const rowsFlagged = ({ rows, flags }: Pick<PointSet, 'rows' | 'flags'>): number[] =>
  Array.from(rows).filter((_, i) => flags[i] !== 0)
const thinningOf = ({ thinning }: PointSet): Thinning => {
  if (thinning === null) throw new Error('every point is drawn')
  return thinning
}
const countsOf = (points: PointSet): Uint32Array => thinningOf(points).density?.counts ?? new Uint32Array()

/** More points than are drawn, anywhere on the plane, in clusters, on lines; some flagged, some without a place. */
const crowds = fc
  .record({
    n: fc.integer({ min: POINT_LIMIT + 1, max: 40_000 }),
    every: fc.integer({ min: 2, max: 400 }),
    shape: fc.constantFrom<(i: number) => number>(
      Math.sin,
      (i) => i % 3,
      () => 7,
      (i) => Math.tan(i),
      (i) => (i % 1000 === 0 ? 1e308 : -1e308),
      (i) => (i % 97 === 0 ? NaN : i),
    ),
  })
  .map(({ n, every, shape }): PointSource => {
    const data = source(n, every)
    return { ...data, x: data.x.map((_, i) => shape(i)) }
  })

describe('pointSet', () => {
  it('draws every point of small data, in order', () => {
    const data = source(POINT_LIMIT, 10)
    const points = pointSet(data)
    expect(points.rows).toEqual(data.rows)
    expect(points).toMatchObject({ total: POINT_LIMIT, thinning: null })
  })

  it('counts every point that has a place in one cell', () => {
    fc.assert(
      fc.property(crowds, (data) => {
        const points = pointSet(data)
        const placed = data.x.filter(Number.isFinite).length
        fc.pre(points.thinning !== null)
        expect(points.total).toBe(placed)
        expect(countsOf(points).reduce((sum, count) => sum + count, 0)).toBe(placed)
      }),
      { numRuns: 40 },
    )
  })

  it('draws every flagged point once, up to the limit, and each point under its row', () => {
    fc.assert(
      fc.property(crowds, (data) => {
        const points = pointSet(data)
        fc.pre(points.thinning !== null)
        expect(new Set(points.rows).size).toBe(points.rows.length)
        points.rows.forEach((row, k) => {
          expect([points.x[k], points.y[k], points.flags[k]]).toEqual([
            data.x[row - 1],
            data.y[row - 1],
            data.flags[row - 1],
          ])
        })
        const flagged = Array.from(data.rows).filter(
          (_, i) => data.flags[i] !== 0 && Number.isFinite(data.x[i]),
        )
        const thinning = thinningOf(points)
        expect(thinning.flagged.any).toBe(flagged.length)
        expect(thinning.flaggedDrawn).toBe(Math.min(FLAGGED_LIMIT, flagged.length))
        if (flagged.length <= FLAGGED_LIMIT) expect(rowsFlagged(points)).toEqual(flagged)
      }),
      { numRuns: 40 },
    )
  })

  it('is bounded however many rows there are', () => {
    fc.assert(
      fc.property(crowds, (data) => {
        const points = pointSet(data)
        fc.pre(points.thinning !== null)
        const { sampled, flaggedDrawn } = thinningOf(points)
        expect(points.x.length).toBe(sampled + flaggedDrawn)
        expect(sampled).toBeLessThanOrEqual(BLOCKS * BLOCK_POINTS + 4)
        expect(countsOf(points).length).toBeLessThanOrEqual(3840)
      }),
      { numRuns: 40 },
    )
    const { x } = pointSet(source(1_000_000, 2))
    expect(x.length).toBeLessThanOrEqual(BLOCKS * BLOCK_POINTS + 4 + FLAGGED_LIMIT)
  })

  it('draws the worst of too many flagged rows, and says how many there are', () => {
    const n = 1_000_000
    const points = pointSet({ ...source(n, 2), flags: new Uint8Array(n).fill(1) })
    const drawn = new Set(points.rows)
    for (let row = n; row > n - FLAGGED_LIMIT; row--) expect(drawn.has(row)).toBe(true)
    expect(thinningOf(points)).toMatchObject({ flaggedDrawn: FLAGGED_LIMIT, flagged: { any: n, outlier: n } })
  })

  it('draws a picked row too, and does not count it as sampled', () => {
    const data = { ...source(200_000, 100_000), picked: 77_777 }
    const points = pointSet(data)
    const without = pointSet({ ...data, picked: null })
    expect(without.rows).not.toContain(77_777)
    expect(Array.from(points.rows).filter((row) => row !== 77_777)).toEqual(Array.from(without.rows))
    expect(points.rows.length).toBe(without.rows.length + 1)
    expect(points.thinning).toEqual(without.thinning)
    expect(pointSet({ ...data, picked: 300_000 })).toEqual(without)
  })

  it('takes no more than eight from a crowded block, and everything from a sparse one', () => {
    const n = 100_000
    const data = source(n, 2 * n)
    // All in one corner but for three times seven rows, each seven in a block of their own.
    data.x.forEach((_, i) => (data.x[i] = i < 21 ? 3 + Math.floor(i / 7) : (i % 100) / 1e4))
    data.y.forEach((_, i) => (data.y[i] = i < 21 ? 9 : ((i * 7) % 100) / 1e4))
    const rows = Array.from(pointSet(data).rows)
    expect(rows.slice(0, 21)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1))
    expect(rows.length).toBeLessThanOrEqual(21 + BLOCK_POINTS + 4)
  })

  it('draws any row of a block as likely as another', () => {
    const data = { ...source(60_000, 1e6), flags: new Uint8Array(60_000) }
    data.x.fill(1)
    data.y.fill(1)
    const drawn = new Float64Array(6)
    for (let seed = 0; seed < 400; seed++) {
      for (const row of pointSet(data, seed).rows) if (row > 1) drawn[Math.floor((row - 1) / 10_000)]++
    }
    // 400 samples of 8: 533 a sixth are expected, with a standard deviation of 21.
    for (const count of drawn) expect(Math.abs(count - 3200 / 6)).toBeLessThan(5 * 21)
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

  it('gives the same points for the same data and seed, and others for another seed', () => {
    expect(pointSet(source(20_000, 7), 3)).toEqual(pointSet(source(20_000, 7), 3))
    expect(pointSet(source(20_000, 700), 4).rows).not.toEqual(pointSet(source(20_000, 700), 3).rows)
  })

  it('leaves out what has no finite place', () => {
    const data = source(10, 3)
    data.x[2] = NaN
    data.y[5] = Infinity
    expect(Array.from(pointSet(data).rows)).toEqual([1, 2, 4, 5, 7, 8, 9, 10])
    expect(pointSet(data).total).toBe(8)
  })
})
