import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeFilter, type ColumnCondition } from '@shared/document/columnCondition'
import type { DuckdbTable } from '../../../../src/main/data/database/duckdbStore'
import { opened, openText } from '../openText'

const text = `na"me,x,d,t,ok
O'Hara,0.1,2024-01-31,2024-01-31 23:59:59,true
bergström,0.30000000000000004,2024-02-01,2024-02-01 00:00:00,false
BERGEN,-5,2024-02-29,2024-02-29 12:00:00,
,,,,true
50% off,1e300,0001-01-01,1999-12-31 00:00:00,false
`

let table: DuckdbTable
beforeAll(async () => {
  table = await openText(text)
})
afterAll(() => table.close())

const rowsOf = async (...conditions: ColumnCondition[]): Promise<readonly number[]> => {
  const view = { filter: writeFilter(conditions), sort: null }
  return opened(await table.page({ start: 0, end: 100, ...view })).rowNumbers
}

const range = (from: number | null, to: number | null) => ({ kind: 'range', column: 'x', from, to }) as const
const dates = (column: string, from: string | null, to: string | null) =>
  ({ kind: 'dates', column, from, to }) as const
const contains = (part: string) => ({ kind: 'contains', column: 'na"me', text: part }) as const

describe('a condition on a column', () => {
  it('keeps numbers from end to end, to the last digit', async () => {
    expect(await rowsOf(range(0.1, 0.1))).toEqual([1])
    expect(await rowsOf(range(0.30000000000000004, null))).toEqual([2, 5])
    expect(await rowsOf(range(null, 0.3))).toEqual([1, 3])
    expect(await rowsOf(range(-5, 1e299))).toEqual([1, 2, 3])
  })

  it('keeps whole days, whether the column has times or not', async () => {
    for (const column of ['d', 't']) {
      expect(await rowsOf(dates(column, '2024-01-31', '2024-01-31'))).toEqual([1])
      expect(await rowsOf(dates(column, '2024-02-01', null))).toEqual([2, 3])
      expect(await rowsOf(dates(column, null, '2024-01-31'))).toEqual([1, 5])
    }
  })

  it('finds a text in capitals or not, and takes no sign in it for a pattern', async () => {
    expect(await rowsOf(contains('berg'))).toEqual([2, 3])
    expect(await rowsOf(contains('STRÖM'))).toEqual([2])
    expect(await rowsOf(contains("o'h"))).toEqual([1])
    expect(await rowsOf(contains('0%'))).toEqual([5])
    expect(await rowsOf(contains('%'))).toEqual([5])
  })

  it('keeps the values chosen, true or false ones, missing or present ones, and all of it together', async () => {
    expect(await rowsOf({ kind: 'one-of', column: 'na"me', values: ["O'Hara", 'BERGEN', 'none'] })).toEqual([
      1, 3,
    ])
    expect(await rowsOf({ kind: 'is', column: 'ok', value: false })).toEqual([2, 5])
    expect(await rowsOf({ kind: 'missing', column: 'ok', missing: true })).toEqual([3])
    expect(await rowsOf({ kind: 'missing', column: 'x', missing: false })).toEqual([1, 2, 3, 5])
    const typed = { kind: 'typed', condition: 'x < 0 OR x > 1' } as const
    expect(await rowsOf(typed, contains('e'))).toEqual([3])
    expect(await rowsOf(contains('o'), typed)).toEqual([5])
  })
})
