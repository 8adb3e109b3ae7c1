import type { ImportDoubt } from '@shared/outcome/importDoubt'
import type { Database } from './database/database'
import { trimCell } from './cells/missingTokens'
import type { LoadedColumn } from './loadedTable'

/** What spreadsheets call the row below the last, in the languages of most of them. */
const TOTAL =
  /^(?:(?:grand|sub|sub-)? ?totals?(?: g[ée]n[ée]ral)?|totale|totaal|totalt|insgesamt|gesamt(?:summe)?|summe|summa|sum|suma|razem|итого|всего|合计|合計|总计|總計|总和|總和|小计|小計) ?[:：]?$/i
export const isTotalName = (text: string): boolean => TOTAL.test(text)

/**
 * Texts and numbers beyond so many columns are not looked at, nor those of more cells: DuckDB takes more than half a
 * minute for thousands of sums at once.
 */
const MOST_TEXTS = 20
const MOST_NUMBERS = 100
const MOST_CELLS = 2_000_000
/** Sums of fewer numbers may come about by chance, and of fewer columns. */
const LEAST_ROWS = 5
const LEAST_SUMS = 2
const CLOSE = 1e-9

/** Whether the last row looks like the total of the others: it is called so, or its numbers are the sums of their columns. */
export async function totalRowDoubt(
  database: Database,
  columns: readonly LoadedColumn[],
): Promise<ImportDoubt | null> {
  const [[count]] = await database.rows('SELECT count(*)::DOUBLE FROM cells')
  const rows = Number(count)
  if (rows < 3) return null
  const example = (await totalName(database, columns, rows)) ?? (await sumOfColumns(database, columns, rows))
  return example === null ? null : { code: 'total-row', row: rows, example }
}

/** What the last row is called, if that is a total and no other row is called so. */
async function totalName(
  database: Database,
  columns: readonly LoadedColumn[],
  rows: number,
): Promise<string | null> {
  const texts = placesOf(columns, ['text']).slice(0, MOST_TEXTS)
  const called = await lastCells(database, texts, rows)
  for (const [index, cell] of called.entries()) {
    const name = trimCell(String(cell ?? ''))
    if (!isTotalName(name)) continue
    const column = `c${texts[index]}`
    const [[same]] = await database.rows(
      `SELECT count(*)::DOUBLE FROM cells WHERE ${column} = (SELECT ${column} FROM cells WHERE rowid = ${rows - 1})`,
    )
    if (same === 1) return name
  }
  return null
}

/** A number of the last row, if all that it has in the first columns are the sums of those above. */
async function sumOfColumns(
  database: Database,
  columns: readonly LoadedColumn[],
  rows: number,
): Promise<string | null> {
  const numbers = placesOf(columns, ['number', 'integer']).slice(0, MOST_NUMBERS)
  if (rows <= LEAST_ROWS || numbers.length < LEAST_SUMS || rows * numbers.length > MOST_CELLS) return null
  const last = await lastCells(database, numbers, rows)
  const sums = numbers.map((place) => `sum(c${place}) FILTER (rowid < ${rows - 1})`)
  const [above] = await database.rows(`SELECT ${sums.join(', ')} FROM cells`)
  const there = last.flatMap((cell, index) =>
    cell === null ? [] : [{ value: Number(cell), sum: Number(above[index]) }],
  )
  const areSums = there.every(({ value, sum }) => Math.abs(value - sum) <= CLOSE * Math.abs(value))
  const telling = there.filter(({ value }) => value !== 0)
  return areSums && telling.length >= LEAST_SUMS ? String(telling[0].value) : null
}

const placesOf = (columns: readonly LoadedColumn[], types: readonly LoadedColumn['type'][]): number[] =>
  columns.flatMap(({ type }, place) => (types.includes(type) ? [place] : []))

async function lastCells(database: Database, places: readonly number[], rows: number) {
  if (places.length === 0) return []
  const cells = places.map((place) => `c${place}`).join(', ')
  const [row] = await database.rows(`SELECT ${cells} FROM cells WHERE rowid = ${rows - 1}`)
  return row
}
