import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { median, selectRank } from '@shared/numeric/median'
import { seededRandom } from '@shared/numeric/seededRandom'

const lists = fc
  .record({
    seed: fc.integer(),
    length: fc.integer({ min: 1, max: 3000 }),
    distinct: fc.integer({ min: 1, max: 5000 }),
  })
  .map(({ seed, length, distinct }) => {
    const random = seededRandom(seed)
    return Float64Array.from({ length }, () => random.integer(distinct) - distinct / 2)
  })

describe('selectRank and median', () => {
  it('find what sorting finds, with the smaller values before it and the larger ones behind', () => {
    fc.assert(
      fc.property(lists, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const rank = Math.min(values.length - 1, Math.floor(share * values.length))
        const sorted = values.slice().sort()
        const moved = values.slice()
        expect(selectRank(moved, rank)).toBe(sorted[rank])
        expect(moved.subarray(0, rank).every((value) => value <= sorted[rank])).toBe(true)
        expect(moved.subarray(rank).every((value) => value >= sorted[rank])).toBe(true)
      }),
    )
  })

  it('of an even number of values is the mean of the two in the middle (R’s median)', () => {
    fc.assert(
      fc.property(lists, (values) => {
        const sorted = values.slice().sort()
        const half = values.length >> 1
        const expected = values.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
        expect(median(values)).toBe(expected)
      }),
    )
    expect(median(Float64Array.of(4, 1, 3, 2))).toBe(2.5)
    expect(median(new Float64Array(0))).toBeNaN()
  })
})
