import { describe, expect, it } from 'vitest'
import { gridRows, rowParts } from '../../../src/renderer/views/gridRow'

const failed = [{ row: 9, column: 401, text: 'oops', why: { code: 'not-a-number' } as never }]
const page = {
  totalRows: 2,
  rowNumbers: [4, 9],
  cells: [
    [1, 2],
    [3, null],
  ],
  failed,
  firstColumn: 400,
}

describe('rows of a page of some columns', () => {
  it('hold their cells in the places of the table, and know which have come', () => {
    const [first, second] = gridRows(page)
    expect([first.row, first.cellAt(400), first.cellAt(401), first.cellAt(0)]).toEqual([4, 1, 2, undefined])
    expect([second.cellAt(401), second.failedAt(401)?.text, first.failedAt(401)]).toEqual([
      null,
      'oops',
      undefined,
    ])
    expect([second.knows([400, 401]), second.knows([401, 402])]).toEqual([true, false])
  })

  it('take the cells of other columns besides', () => {
    const [, row] = gridRows(page)
    const [, more] = rowParts({ ...page, cells: [['a'], ['b']], failed: [], firstColumn: 402 })
    row.take(more)
    expect(row.knows([400, 401, 402])).toBe(true)
    expect([row.cellAt(400), row.cellAt(402), row.failedAt(401)?.text]).toEqual([3, 'b', 'oops'])
  })
})
