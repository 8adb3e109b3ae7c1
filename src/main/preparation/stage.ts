import type { StepColumn } from '@shared/preparation/stepOutcome'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { columnUnknown } from '@shared/formula/expandTerms'
import type { CastContext } from '../data/cells/castSql'
import type { ColumnReading } from '../data/cells/columnSpec'
import type { SqlColumns } from './expressionSql'

/** Where the texts of a column's cells are from that could not be read: the file's column, or a column of texts. */
export type CellOrigin =
  | { readonly from: 'file'; readonly index: number }
  | { readonly from: 'text'; readonly cell: string; readonly reading: ColumnReading }

export interface StageColumn extends StepColumn {
  /** What SQL calls it. */
  readonly cell: string
  readonly origin: CellOrigin | null
  readonly unparsed: number
  readonly examples: readonly string[]
}

/** The table between two steps: a view or a table of SQL, whose `row_index` is the row's number less 1. */
export interface Stage {
  readonly relation: string
  readonly columns: readonly StageColumn[]
  /** All cells that the relation has: those of the columns, and texts from which others were read. */
  readonly cells: readonly string[]
  readonly rows: number
  /** Row numbers go up to here. */
  readonly rowCount: number
  /** The rows are not the file's any more, and neither are their numbers. */
  readonly hasNewRows: boolean
  /** What counts as missing in texts. */
  readonly context: CastContext
}

/** A column by its name. */
export function columnOf(stage: Stage, name: string): Result<StageColumn> {
  const column = stage.columns.find((candidate) => candidate.name === name)
  if (column !== undefined) return ok(column)
  return fail(
    columnUnknown(
      name,
      1,
      stage.columns.map((other) => other.name),
    ),
  )
}

/** A column of numbers by its name. */
export function numbersOf(stage: Stage, name: string): Result<StageColumn> {
  const column = columnOf(stage, name)
  if (!column.ok || column.value.type === 'number' || column.value.type === 'integer') return column
  return fail({ code: 'step-type', name, found: contentOf(column.value), expected: 'numbers' })
}

/** What a column holds, as errors say it. */
export function contentOf({ type }: StepColumn): string {
  switch (type) {
    case 'number':
    case 'integer':
      return 'numbers'
    case 'boolean':
      return 'true or false'
    case 'date':
      return 'dates'
    case 'text':
      return 'text'
  }
}

export const sqlColumns = ({ columns }: Stage): SqlColumns =>
  new Map(columns.map((column) => [column.name, column]))

/** SQL condition: the cell is missing. */
export const missingSql = ({ cell, type }: Pick<StageColumn, 'cell' | 'type'>): string =>
  type === 'number' || type === 'integer' ? `(${cell} IS NULL OR isnan(${cell}))` : `${cell} IS NULL`
