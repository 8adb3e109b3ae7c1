import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnEvaluator } from '@shared/formula/evaluator'
import { PackedColumn } from '@shared/table/packedColumn'
import { unitsOf } from '@shared/table/packedNumbers'

const places = fc.integer({ min: 0, max: 6 })
const decimals = places.chain((count) =>
  fc.record({
    perOne: fc.constant(10 ** count),
    values: fc.array(
      fc.oneof(
        { arbitrary: fc.integer().map((units) => Number((units / 10 ** count).toFixed(count))), weight: 8 },
        fc.constantFrom(NaN, 0, -0),
      ),
      { maxLength: 3000 },
    ),
  }),
)

describe('packed numbers', () => {
  it('are the doubles that were packed, all at once, by blocks and by rows', () => {
    fc.assert(
      fc.property(decimals, ({ perOne, values }) => {
        const units = values.map((value) => unitsOf(value, perOne))
        const kept = values.filter((_, row) => !Number.isNaN(units[row]))
        const packed = { units: Int32Array.from(units.filter((unit) => !Number.isNaN(unit))), perOne }
        // All but the few whose units have no room.
        expect(kept.every((value) => Number.isNaN(value) || Math.abs(value * perOne) < 2 ** 31)).toBe(true)
        const column = new PackedColumn('x', packed)
        expect(Array.from(column.values)).toEqual(kept)
        const evaluator = columnEvaluator(column)
        const block = new Float64Array(kept.length)
        evaluator.fill({ rows: null, start: 0, end: kept.length }, block)
        expect(Array.from(block)).toEqual(kept)
        const odd = Int32Array.from(kept.keys()).filter((row) => row % 2 === 1)
        const some = new Float64Array(odd.length)
        evaluator.fill({ rows: odd, start: 0, end: odd.length }, some)
        expect(Array.from(some)).toEqual(kept.filter((_, row) => row % 2 === 1))
      }),
    )
  })

  it('refuse what is none of their units', () => {
    for (const value of [0.05, 1e-9, 1e9, Infinity, -Infinity, Math.PI]) expect(unitsOf(value, 10)).toBeNaN()
    expect([unitsOf(-12.3, 10), unitsOf(2, 10)]).toEqual([-123, 20])
  })
})
