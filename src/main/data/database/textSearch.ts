import type { TablePage } from '@shared/contract/tableApi'
import { ascending } from './ascending'
import { failedSql } from '../cells/cellFailures'
import { cellSql } from './cellSql'
import type { Database } from './database'
import { sqlText } from './database'
import type { LoadedProblems } from '../loadedTable'
import { numberTextSql } from './numberTextSql'
import type { SummarisedColumn } from './summarisedColumn'

export interface SearchedText {
  readonly text: string
  /** The column to look in; null is every one. */
  readonly column: string | null
}

/** Finds the rows in which a text stands as the window shows it, in capitals or not. The last answer is kept. */
export class TextSearch {
  private last: { readonly key: string; readonly rows: Int32Array } | null = null

  constructor(
    private readonly database: Database,
    private readonly columns: readonly SummarisedColumn[],
    private readonly problems: LoadedProblems,
  ) {}

  /** 1-based row numbers in the order of the file. */
  async rows(searched: SearchedText, signal?: AbortSignal): Promise<Int32Array> {
    const key = JSON.stringify([searched.text, searched.column])
    if (this.last?.key === key) return this.last.rows
    const conditions = this.conditions(searched)
    const rows =
      conditions.length === 0
        ? new Int32Array(0)
        : await this.database.integers(
            `SELECT (rowid + 1)::INTEGER FROM cells WHERE ${conditions.join(' OR ')}`,
            signal,
          )
    this.last = { key, rows: ascending(rows) }
    return this.last.rows
  }

  private conditions({ text, column }: SearchedText): string[] {
    const wanted = `lower(${sqlText(text)})`
    return this.columns
      .filter(({ name }) => column === null || name === column)
      .flatMap((searched) => {
        const { index, unparsed } = searched
        const shown = canShow(searched, text) ? [`contains(lower(${shownSql(searched)}), ${wanted})`] : []
        const original = `contains(lower(original[${index + 1}]), ${wanted})`
        const failed = unparsed > 0 ? [`(${failedSql(index, this.problems.cells)} AND ${original})`] : []
        return [...shown, ...failed]
      })
  }
}

/** Signs of which the values of a type are written, so that columns that cannot hold a text need not be looked at. */
const NUMBER_SIGNS = /^[-+.\de]+$/i
const DATE_SIGNS = /^[-\d:.t]+$/i

function canShow({ type }: SummarisedColumn, text: string): boolean {
  if (type === 'text') return true
  const isPartOf = (word: string): boolean => word.includes(text.toLowerCase())
  if (type === 'boolean') return isPartOf('true') || isPartOf('false')
  return type === 'date' ? DATE_SIGNS.test(text) : NUMBER_SIGNS.test(text) || isPartOf('-infinity')
}

function shownSql(column: SummarisedColumn): string {
  const cell = `c${column.index}`
  switch (column.type) {
    case 'text':
      return cell
    case 'boolean':
      return `${cell}::VARCHAR`
    case 'date':
      return cellSql(column)
    case 'number':
    case 'integer':
      return numberTextSql(cell)
  }
}

/** The first column of a page's only row in which the text stands; null where in none. */
export function columnShowing(
  { cells, failed }: TablePage,
  { text, column }: SearchedText,
  names: readonly string[],
): number | null {
  const wanted = text.toLowerCase()
  const texts = names.map(
    (_, place) => failed.find((cell) => cell.column === place)?.text ?? cells[0]?.[place],
  )
  const found = texts.findIndex(
    (cell, place) =>
      (column === null || names[place] === column) &&
      cell !== null &&
      cell !== undefined &&
      String(cell).toLowerCase().includes(wanted),
  )
  return found < 0 ? null : found
}
