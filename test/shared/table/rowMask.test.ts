import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markRows } from '@shared/table/rowMask'
import { markedRows, rowSetOf } from '@shared/table/rowSet'

describe('rows that are marked in a mask', () => {
  it('are those of the set, whichever form it has', () => {
    const many = fc.constantFrom(2, 3, 32).map((step) => Array.from({ length: 4000 }, (_, i) => 1 + step * i))
    const few = fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { maxLength: 50 })
    fc.assert(
      fc.property(fc.oneof(many, few), fc.nat(40), (rows, more) => {
        const set = rowSetOf(rows)
        const mask = new Uint8Array(Math.max(0, ...rows) + more)
        markRows(mask, set, 1)
        expect(markedRows(mask)).toEqual(set)
        markRows(mask, set, 0)
        expect(mask.every((mark) => mark === 0)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('leave the others as they are', () => {
    const mask = new Uint8Array(5).fill(1)
    markRows(mask, rowSetOf([2, 3, 5]), 0)
    expect(Array.from(mask)).toEqual([1, 0, 0, 1, 0])
  })
})
