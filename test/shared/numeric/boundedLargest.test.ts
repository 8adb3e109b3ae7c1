import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BoundedLargest } from '@shared/numeric/boundedLargest'

describe('BoundedLargest', () => {
  it('keeps what sorting by value, and of equal ones by index, puts first', () => {
    const values = fc.array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double()), { maxLength: 200 })
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 40 }), (offered, capacity) => {
        const largest = new BoundedLargest(capacity)
        offered.forEach((value, index) => largest.offer(index, value))
        const expected = [...offered.keys()]
          .filter((index) => !Number.isNaN(offered[index]))
          .sort((a, b) => (offered[a] === offered[b] ? a - b : offered[b] - offered[a]))
          .slice(0, capacity)
        expect(Array.from(largest.indices).sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b))
      }),
    )
  })
})
