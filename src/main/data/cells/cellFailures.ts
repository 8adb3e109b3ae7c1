import type { ProblemReason } from '@shared/outcome/importProblem'
import type { CastContext } from './castSql'
import { isMissingSql, trimmed } from './castSql'
import type { ColumnReading } from './columnSpec'
import { isPlaceholder } from './missingTokens'

/** How the cells of a table were read from their texts: what it takes to tell which failed, and why. */
export interface CellReadings {
  readonly names: readonly string[]
  readonly readings: readonly ColumnReading[]
  readonly context: CastContext
}

/** Columns in which a cell can fail. */
export function typedColumns({ readings }: CellReadings): number[] {
  return readings.flatMap(({ type }, column) => (type === 'text' ? [] : [column]))
}

/** SQL condition on the table `cells`: the cell is there, and yet has no value of its column's type. */
export function failedSql(column: number, { context }: CellReadings): string {
  const text = trimmed(`original[${column + 1}]`)
  return `original IS NOT NULL AND c${column} IS NULL AND NOT ${isMissingSql(text, context)}`
}

/** A number in powers of ten, in the syntax that JavaScript and DuckDB share: without a value it is beyond what a double holds. */
export const POWER_PATTERN = '[+-]?[0-9.,]+[eE][+-]?[0-9]+'
const POWER = new RegExp(`^(?:${POWER_PATTERN})$`)

/** Why a cell with this text (trimmed) has no value. */
export function failureReason(text: string, reading: ColumnReading): ProblemReason {
  if (isPlaceholder(text)) return 'placeholder'
  if (reading.type === 'date') return 'not-a-date'
  if (reading.type === 'boolean') return 'not-true-or-false'
  return POWER.test(text) ? 'out-of-range' : 'not-a-number'
}
