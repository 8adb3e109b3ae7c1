import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COPIED_CELLS, copyRows } from '../../../src/main/engine/copyRows'
import { OpenedTable } from '../../../src/main/engine/openedTable'
import { opened, openText } from '../data/openText'
import { othersOf } from '../preparation/othersOf'

const text = `name,x,d\na,1.5,2024-01-01\nb,bad,2024-01-02\n"c\td",0.1,\ne,4,2024-01-04\n`

let table: OpenedTable
beforeAll(async () => {
  const options = { columnTypes: { x: 'number' } } as const
  const loaded = await openText(text, options)
  const file = { table: loaded, loadMs: 0, others: othersOf(loaded) }
  table = opened(await OpenedTable.of(file, { grant: 'g', options }))
})
afterAll(() => table.close())

const plain = { filter: null, sort: null, columns: null, header: false, ranges: [{ start: 0, end: 4 }] }

describe('copyRows', () => {
  it('gives the cells as they stand in the file, also those that could not be read', async () => {
    expect(opened(await copyRows({ ...plain, header: true }, table))).toEqual({
      rows: 4,
      text: 'name\tx\td\na\t1.5\t2024-01-01\nb\tbad\t2024-01-02\n"c\td"\t0.1\t\ne\t4\t2024-01-04\n',
    })
  })

  it('gives the chosen columns of the chosen rows, in the order of the view', async () => {
    const view = { filter: 'x > 0', sort: { column: 'x', direction: 'descending' } } as const
    const ranges = [
      { start: 0, end: 1 },
      { start: 2, end: 3 },
    ]
    const copied = await copyRows({ ...plain, ...view, ranges, columns: { start: 1, end: 3 } }, table)
    expect(opened(copied)).toEqual({ rows: 2, text: '4\t2024-01-04\n0.1\t\n' })
  })

  it('gives a cell that could not be read also where its column is the first chosen', async () => {
    const copied = await copyRows({ ...plain, columns: { start: 1, end: 2 } }, table)
    expect(opened(copied).text).toBe('1.5\nbad\n0.1\n4\n')
  })

  it('refuses more than the clipboard takes, and says how many there are', async () => {
    const ranges = [{ start: 0, end: COPIED_CELLS }]
    expect(await copyRows({ ...plain, ranges }, table)).toEqual({
      ok: false,
      error: { code: 'copy-too-large', cells: 3 * COPIED_CELLS, limit: COPIED_CELLS },
    })
  })

  it('can be cancelled', async () => {
    const cancelled = await copyRows(plain, table, { signal: AbortSignal.abort() })
    expect(cancelled).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })
})
