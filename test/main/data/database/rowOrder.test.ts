import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DuckdbTable } from '../../../../src/main/data/database/duckdbStore'
import { RowOrder } from '../../../../src/main/data/database/rowOrder'
import { opened, openText } from '../openText'

const ROWS = 210_000
const GROUPS = ['north', 'south', '', 'Zürich', 'ab']
const line = (row: number): string => {
  const x = row % 11 === 0 ? '' : String(((row * 7919) % 4001) / 8 - 20)
  const day = `20${String(10 + (row % 15))}-0${1 + (row % 9)}-1${row % 10}`
  return [x, GROUPS[(row * 31) % 5], day, `t${(row * 104_729) % 99_991}`].join(',')
}
/** The rows on top, rows that follow, and the last of those that are found without the others. */
const PLACES = [
  { start: 0, end: 100 },
  { start: 100, end: 200 },
  { start: 437, end: 500 },
]

let table: DuckdbTable
const newOrder = () => new RowOrder(table.origin.database, table.columns, ROWS)
beforeAll(async () => {
  const lines = Array.from({ length: ROWS }, (_, row) => line(row))
  table = await openText(`x,group,day,text\n${lines.join('\n')}\n`)
})
afterAll(() => table.close())

describe('the top of a sorted table', () => {
  it.each(['x', 'group', 'day', 'text'])('is that of the order of all rows by %s', async (column) => {
    for (const direction of ['ascending', 'descending'] as const) {
      for (const filter of [null, 'x < 100 OR x IS NULL -- and no more', 'x = 0', 'x > 1e9']) {
        const order = newOrder()
        const view = { filter, sort: { column, direction } }
        const tops = []
        for (const places of PLACES) tops.push(opened(await order.rowsAt(view, places)))
        expect(order.isKnown(view)).toBe(false)
        const all = opened(await order.find(view))
        expect(tops.map(({ total }) => total)).toEqual(PLACES.map(() => all.length))
        expect(tops.map(({ rows }) => [...rows])).toEqual(
          PLACES.map(({ start, end }) => [...all.subarray(start, end)]),
        )
        expect(order.isKnown(view)).toBe(true)
        for (const [index, places] of PLACES.entries()) {
          expect(opened(await order.rowsAt(view, places))).toEqual(tops[index])
        }
      }
    }
  })

  it.each(['x', 'text'])(
    'is given up where nobody waits for it any more, and found when it is asked for again (%s)',
    async (column) => {
      const order = newOrder()
      const view = { filter: 'x < 100', sort: { column, direction: 'ascending' } } as const
      const [one, other] = [new AbortController(), new AbortController()]
      const both = [order.find(view, one.signal), order.find(view, other.signal)]
      one.abort()
      other.abort()
      const cancelled = { ok: false, error: { code: 'cancelled' } }
      expect(await Promise.all(both)).toEqual([cancelled, cancelled])
      expect(order.isKnown(view)).toBe(false)

      const leaver = new AbortController()
      const stays = order.find(view)
      const leaves = order.find(view, leaver.signal)
      leaver.abort()
      const rows = opened(await stays)
      expect(rows.length).toBeGreaterThan(40_000)
      expect(opened(await leaves)).toBe(rows)
      expect(await order.find(view, leaver.signal)).toEqual(cancelled)
    },
  )

  it('goes on into the order of all rows, which is found when the top has been shown', async () => {
    const view = { filter: null, sort: { column: 'text', direction: 'descending' } } as const
    const top = opened(await table.page({ ...view, start: 0, end: 300 }))
    const more = opened(await table.page({ ...view, start: 200, end: 700 }))
    const all = opened(await newOrder().find(view))
    expect(top.totalRows).toBe(ROWS)
    expect(top.rowNumbers).toEqual([...all.subarray(0, 300)])
    expect(more.rowNumbers).toEqual([...all.subarray(200, 700)])
    expect(opened(await table.placeOf(all[123_456], view))).toBe(123_456)
  })

  it('says of a condition and of a column what is wrong with them', async () => {
    const sort = { column: 'x', direction: 'ascending' } as const
    const failing = await newOrder().rowsAt({ filter: "text::INTEGER > 'a'", sort }, PLACES[0])
    expect(failing.ok ? null : failing.error.code).toBe('filter-invalid')
    const unknown = await newOrder().rowsAt({ filter: null, sort: { ...sort, column: 'no' } }, PLACES[0])
    expect(unknown.ok ? null : unknown.error.code).toBe('column-unknown')
  })

  it('is given up when the table is closed, and so is the order that follows', async () => {
    const other = await openText(
      `a\n${Array.from({ length: ROWS }, (_, row) => (row * 31) % 977).join('\n')}\n`,
    )
    const sort = { column: 'a', direction: 'descending' } as const
    opened(await other.page({ filter: null, sort, start: 0, end: 10 }))
    const late = other.page({ filter: null, sort, start: 1000, end: 1010 })
    await other.close()
    const page = await late
    expect(page.ok || page.error.code === 'table-closed').toBe(true)
  })
})
