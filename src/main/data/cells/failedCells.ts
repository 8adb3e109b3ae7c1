import type { Cell } from '@shared/contract/cell'
import type { FailedCell } from '@shared/contract/tableApi'
import { failureReason } from './cellFailures'
import type { LoadedProblems } from '../loadedTable'
import { trimCell } from './missingTokens'
import type { SummarisedColumn } from '../database/summarisedColumn'

/** What the log says of cells that have no value because of it. */
const WITHOUT_VALUE = new Set(['formula-error', 'not-a-date'])

/** A row of the table, with all its texts where one of them could not be read. */
export interface KeptRow {
  readonly row: number
  readonly values: readonly Cell[]
  readonly original: readonly (string | null)[] | null
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

  of(rows: readonly KeptRow[]): FailedCell[] {
    return rows.flatMap((kept) => [...this.unread(kept), ...this.fromLog(kept)])
  }

  private unread({ row, values, original }: KeptRow): FailedCell[] {
    if (original === null) return []
    return this.columns.flatMap(({ index }, column): FailedCell[] => {
      const text = trimCell(original[index] ?? '')
      if (values[column] !== null || this.missing.has(text)) return []
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
