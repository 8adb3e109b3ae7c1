import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TableRows } from '@shared/formula/tableRows'
import { spanOf } from '@shared/plots/columnSpan'

describe('spanOf', () => {
  it('tells the range and the mean over the rows in use, of any number of blocks', () => {
    const cells = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 3000 })
    fc.assert(
      fc.property(cells, fc.integer({ min: 1, max: 3 }), (values, step) => {
        const all = Float64Array.from(values)
        const listed = Int32Array.from(values.keys()).filter((i) => i % step === 0)
        const used = all.filter((_, i) => i % step === 0)
        const rows = step === 1 ? TableRows.all(all.length) : TableRows.of(listed)
        const { low, high, mean } = spanOf(all, rows)
        expect([low, high]).toEqual([Math.min(...used), Math.max(...used)])
        expect(mean).toBeCloseTo(used.reduce((sum, value) => sum + value, 0) / used.length, 6)
      }),
    )
  })
})
