import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DuckdbTable } from '../../../../src/main/data/database/duckdbStore'
import { opened, openText } from '../openText'

const ROWS = 3000
/** The cells of a row as texts, and what they are worth. */
function cellsOf(row: number): { texts: string[]; values: Record<string, number | null> } {
  const x = row % 11 === 0 ? null : row % 501 === 0 ? NaN : ((row * 7919) % 400) / 8 - 20
  const n = (row * 31) % 17
  const day = row % 13 === 0 ? null : `20${String(10 + (row % 15))}-0${1 + (row % 9)}-1${row % 10}`
  const w = row % 700 === 0 ? Infinity : row % 5
  return {
    texts: [x === null ? '' : String(x), String(n), day ?? '', w === Infinity ? 'Inf' : String(w)],
    values: { x: Number.isNaN(x) ? null : x, n, day: day === null ? null : Date.parse(day), w },
  }
}
const cells = Array.from({ length: ROWS }, (_, row) => cellsOf(row))

let table: DuckdbTable
beforeAll(async () => {
  table = await openText(`x,n,day,w\n${cells.map(({ texts }) => texts.join(',')).join('\n')}\n`)
})
afterAll(() => table.close())

const CONDITION = 'n > 5 AND (x IS NULL OR x < 10) -- and no more'
const passes = ({ x, n }: Record<string, number | null>): boolean =>
  Number(n) > 5 && (x === null || Number(x) < 10)

/** Row numbers by the values: missing ones last in either direction, ties in the order of the file. */
function expectedRows(column: string, direction: 'ascending' | 'descending', isFiltered: boolean): number[] {
  const sign = direction === 'ascending' ? 1 : -1
  const valueAt = (row: number): number | null => cells[row - 1].values[column]
  const rows = cells.flatMap(({ values }, row) => (!isFiltered || passes(values) ? [row + 1] : []))
  return rows.sort((a, b) => {
    const [left, right] = [valueAt(a), valueAt(b)]
    if (left === null || right === null) return Number(left === null) - Number(right === null) || a - b
    return left === right ? a - b : sign * (left < right ? -1 : 1)
  })
}

describe('the order of rows by numbers and days', () => {
  it.each(['x', 'n', 'day', 'w'])('is that of the values of %s, filtered or not', async (column) => {
    for (const direction of ['ascending', 'descending'] as const) {
      for (const filter of [null, CONDITION]) {
        const page = opened(await table.page({ start: 0, end: ROWS, filter, sort: { column, direction } }))
        expect(page.rowNumbers).toEqual(expectedRows(column, direction, filter !== null))
      }
    }
  })
})
