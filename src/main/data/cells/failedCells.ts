import type { Cell } from '@shared/contract/cell'
import type { FailedCell, PlaceRange } from '@shared/contract/tableApi'
import { failureReason } from './cellFailures'
import type { LoadedProblems } from '../loadedTable'
import { trimCell } from './missingTokens'
import type { SummarisedColumn } from '../database/summarisedColumn'

/** What the log says of cells that have no value because of it. */
const WITHOUT_VALUE = new Set(['formula-error', 'not-a-date'])

/** A row of the table, with all its texts where one of them could not be read. */
export interface KeptRow {
  readonly row: number
  /** Of the columns that are looked at. */
  readonly values: readonly Cell[]
  readonly original: readonly (string | null)[] | null
}

/** A column by its place in the table and its number in `cells`. */
interface LookedAt {
  readonly column: number
  readonly index: number
}

/** Tells which cells of a page failed, and what stands in the file. */
export class FailedCells {
  private readonly missing: ReadonlySet<string>
  private readonly logged = new Map<number, { readonly column: number; readonly place: number }[]>()

  constructor(
    private readonly problems: LoadedProblems,
    private readonly columns: readonly SummarisedColumn[],
  ) {
    this.missing = new Set(['', ...problems.cells.context.missing])
    const positions = new Map(columns.map(({ name }, position) => [name, position]))
    problems.logged.forEach(({ row, column, why }, place) => {
      const position = positions.get(column)
      if (position === undefined || !WITHOUT_VALUE.has(why)) return
      this.logged.set(row, [...(this.logged.get(row) ?? []), { column: position, place }])
    })
  }

  /** Among the cells of these columns. @default all */
  of(
    rows: readonly KeptRow[],
    { start, end }: PlaceRange = { start: 0, end: this.columns.length },
  ): FailedCell[] {
    const columns = this.columns
      .slice(start, end)
      .map(({ index }, place) => ({ index, column: start + place }))
    return rows.flatMap((kept) => [
      ...this.unread(kept, columns),
      ...this.fromLog(kept).filter(({ column }) => column >= start && column < end),
    ])
  }

  private unread({ row, values, original }: KeptRow, columns: readonly LookedAt[]): FailedCell[] {
    if (original === null) return []
    return columns.flatMap(({ index, column }, place): FailedCell[] => {
      const text = trimCell(original[index] ?? '')
      if (values[place] !== null || this.missing.has(text)) return []
      const reading = this.problems.cells.readings[index]
      if (reading.type === 'text') return []
      return [{ row, column, text, why: failureReason(text, reading) }]
    })
  }

  private fromLog({ row }: KeptRow): FailedCell[] {
    return (this.logged.get(row) ?? []).map(({ column, place }) => {
      const { text, why } = this.problems.logged[place]
      return { row, column, text, why }
    })
  }
}
