import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KeptRows } from '@shared/formula/keptRows'

describe('the rows that are kept', () => {
  it('are not written down while every row is kept', () => {
    const rows = new KeptRows(1_000_000_000, null).rows()
    expect(rows.listed).toBeNull()
    expect(rows).toMatchObject({ length: 1_000_000_000 })
    expect(rows.at(999_999_999)).toBe(999_999_999)
    expect(new KeptRows(3, Uint8Array.of(1, 1, 1)).rows().listed).toBeNull()
  })

  it('are the included ones without those dropped, in order; what was given is left as it is', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ min: 0, max: 1, minLength: 1, maxLength: 40 }),
        fc.boolean(),
        fc.array(fc.nat(39), { maxLength: 10 }),
        (marks, all, dropped) => {
          const given = Uint8Array.from(marks)
          const kept = new KeptRows(marks.length, all ? null : given)
          for (const row of dropped) if (row < marks.length) kept.drop(row)
          const expected = [...marks.keys()].filter(
            (row) => (all || marks[row] === 1) && !dropped.includes(row),
          )
          const rows = kept.rows()
          expect(Array.from({ length: rows.length }, (_, i) => rows.at(i))).toEqual(expected)
          expect(kept.included).toBe(all ? marks.length : marks.filter((mark) => mark === 1).length)
          expect(given).toEqual(Uint8Array.from(marks))
        },
      ),
    )
  })
})
