import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gather } from '@shared/formula/evaluator'

describe('gather', () => {
  it('reads the values of the rows, whichever are left out', () => {
    const leftOut = fc.array(fc.integer({ min: 0, max: 1499 }), { maxLength: 5 })
    fc.assert(
      fc.property(leftOut, fc.integer({ min: 0, max: 600 }), (absent, start) => {
        const values = Float64Array.from({ length: 1500 }, (_, row) => row + 0.5)
        const rows = Int32Array.from(values.keys()).filter((row) => !absent.includes(row))
        const target = new Float64Array(rows.length - start)
        gather(values, { rows, start, end: rows.length }, target)
        expect(target).toEqual(Float64Array.from(rows.subarray(start), (row) => values[row]))
      }),
    )
  })
})
