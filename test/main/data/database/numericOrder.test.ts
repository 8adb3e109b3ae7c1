import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DuckdbTable } from '../../../../src/main/data/database/duckdbStore'
import { numericOrder } from '../../../../src/main/data/database/numericOrder'
import { opened, openText } from '../openText'

const ROWS = 3000
const line = (row: number): string => {
  const x = row % 11 === 0 ? '' : row % 501 === 0 ? 'NaN' : String(((row * 7919) % 400) / 8 - 20)
  const day = row % 13 === 0 ? '' : `20${String(10 + (row % 15))}-0${1 + (row % 9)}-1${row % 10}`
  return `${x},${(row * 31) % 17},${day},${row % 700 === 0 ? 'Inf' : row % 5}`
}

let table: DuckdbTable
beforeAll(async () => {
  table = await openText(`x,n,day,w\n${Array.from({ length: ROWS }, (_, row) => line(row)).join('\n')}\n`)
})
afterAll(() => table.close())

describe('the order of rows by numbers', () => {
  it.each(['x', 'n', 'day', 'w'])('is that of SQL by %s, with its filter or without', async (column) => {
    for (const direction of ['ascending', 'descending'] as const) {
      for (const filter of [null, 'n > 5 AND (x IS NULL OR x < 10) -- and no more']) {
        const sort = { column, direction }
        const page = opened(await table.page({ start: 0, end: ROWS, filter, sort }))
        const where = filter === null ? '' : `WHERE (${filter}\n)`
        const order = `"${column}" ${direction === 'descending' ? 'DESC' : 'ASC'} NULLS LAST`
        const rows = await table.origin.database.rows(
          `SELECT (leastwise_row_index + 1)::DOUBLE FROM data ${where} ORDER BY ${order}, leastwise_row_index`,
        )
        expect(page.rowNumbers).toEqual(rows.flat())
      }
    }
  })

  it('is left to SQL where the values are spread too unevenly, or there are too many', async () => {
    const { database } = table.origin
    const wild = { keySql: 'power(2, (leastwise_row_index * 7919) % 2000 - 1000)', where: '' }
    expect(await numericOrder(database, { ...wild, direction: 'ascending' }, ROWS)).toBeNull()
    const plain = { keySql: 'n::DOUBLE', where: '', direction: 'ascending' } as const
    expect(await numericOrder(database, plain, 2 ** 30)).toBeNull()
  })
})
