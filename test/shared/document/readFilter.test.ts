import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeFilter, type ColumnCondition } from '@shared/document/columnCondition'
import { readFilter } from '@shared/document/readFilter'

const column = fc.string({ minLength: 1 }).filter((name) => !name.includes('\0'))
const text = fc.string().map((any) => any.replaceAll('\0', ''))
const end = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0))
const day = fc.option(
  fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
)
const bounded = ({ from, to }: { from: unknown; to: unknown }): boolean => from !== null || to !== null

const condition: fc.Arbitrary<ColumnCondition> = fc.oneof(
  fc.record({ kind: fc.constant('range' as const), column, from: end, to: end }).filter(bounded),
  fc.record({ kind: fc.constant('dates' as const), column, from: day, to: day }).filter(bounded),
  fc.record({ kind: fc.constant('contains' as const), column, text }),
  fc.record({
    kind: fc.constant('one-of' as const),
    column,
    values: fc.array(text, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('is' as const), column, value: fc.boolean() }),
  fc.record({ kind: fc.constant('missing' as const), column, missing: fc.boolean() }),
  fc.record({
    kind: fc.constant('typed' as const),
    condition: fc.constantFrom(
      'x > 3 OR y < 2',
      'x * 2 > y',
      '(x) > (y)',
      'CASE WHEN x > 1 AND y THEN z END',
    ),
  }),
)

/** A name or a text with such signs keeps the whole from being taken apart. */
const isPlain = (filter: string): boolean => !/--|\/\*|\$|\be'/i.test(filter)

describe('readFilter', () => {
  it('takes apart again what writeFilter put together', () => {
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 5 }), (conditions) => {
        const filter = writeFilter(conditions) ?? ''
        fc.pre(isPlain(filter))
        // -0 is written 0; a lone OR is not in parentheses and stays one typed condition
        expect(readFilter(filter)).toEqual(conditions)
      }),
    )
  })

  it('loses nothing of any filter: written again it joins the same parts', () => {
    const parts = fc.array(
      fc.constantFrom('x > 3', "n = 'a AND b'", '"AND" < 2', '(a OR b)', 'y BETWEEN 1 AND 2'),
    )
    fc.assert(
      fc.property(parts, (written) => {
        const again = writeFilter(readFilter(written.join(' and ') || null))
        const bare = (sql: string | null) => (sql ?? '').replace(/[()]/g, '').toLowerCase()
        expect(bare(again)).toBe(bare(written.join(' and ')))
      }),
    )
  })

  it('keeps together what only looks as if it could be taken apart', () => {
    for (const filter of ['x > 1 OR y > 2 AND z', 'x > 1 AND y -- and so on', 'x > 1 AND', 'x > 1) AND (y']) {
      expect(readFilter(filter)).toEqual([{ kind: 'typed', condition: filter }])
    }
    expect(readFilter(null)).toEqual([])
    expect(writeFilter([])).toBeNull()
  })

  it('writes numbers so that no digit is lost: beyond 15 digits as doubles, not as decimals', () => {
    const from = (value: number) => writeFilter([{ kind: 'range', column: 'x', from: value, to: null }])
    expect(from(0.1)).toBe('"x" >= 0.1')
    expect(from(-12.5)).toBe('"x" >= -12.5')
    expect(from(0.1 + 0.2)).toBe('"x" >= 3.0000000000000004e-1')
    expect(from(1e-300)).toBe('"x" >= 1e-300')
  })
})
