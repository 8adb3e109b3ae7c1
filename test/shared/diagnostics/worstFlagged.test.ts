import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { worstFlagged } from '@shared/diagnostics/worstFlagged'

describe('worstFlagged', () => {
  it('takes the flagged rows in order of their residuals, from the farthest on', () => {
    const row = fc.record({
      studentized: fc.oneof(fc.constantFrom(NaN, 2, -2), fc.double({ noDefaultInfinity: true, noNaN: true })),
      flags: fc.integer({ min: 0, max: 7 }),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 100 }), fc.integer({ min: 1, max: 20 }), (rows, limit) => {
        const studentized = Float64Array.from(rows, (one) => one.studentized)
        const flags = Uint8Array.from(rows, (one) => one.flags)
        const size = (i: number): number =>
          Math.abs(Number.isNaN(studentized[i]) ? Number.MAX_VALUE : studentized[i])
        const expected = [...rows.keys()]
          .filter((i) => flags[i] !== 0)
          .sort((a, b) => size(b) - size(a) || a - b)
          .slice(0, limit)
        expect(Array.from(worstFlagged({ studentized }, flags, limit))).toEqual(expected)
      }),
    )
  })
})
