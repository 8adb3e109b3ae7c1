import type { ModelSpec } from '../document/analysisDocument'
import type { NumberUnit } from '../source/numberUnit'
import type { Step } from '../preparation/step'
import type { ColumnSummary } from '../table/column'
import type { Language } from '../texts/language'

/** How a file was read, as its import summary says. */
export interface ScriptReading {
  readonly format: 'csv' | 'xlsx' | 'xls' | 'xlsb' | 'ods' | 'parquet' | 'json'
  readonly encoding: string | null
  readonly byteOrderMark: boolean
  readonly delimiter: string | null
  readonly quote: '"' | "'" | '' | null
  readonly comment: string | null
  readonly decimal: '.' | ',' | null
  readonly thousands: string | null
  readonly header: boolean
  readonly unitRow: boolean
  readonly skipRows: number | null
  readonly headerRow: number | null
  readonly dateOrder: 'dmy' | 'mdy' | 'ymd' | null
  readonly units: Readonly<Record<string, NumberUnit>>
  readonly missing: readonly string[]
  readonly sheet: string | null
  readonly range: string | null
}

export type ScriptColumn = Pick<ColumnSummary, 'name' | 'type'>

/** An analysis and what it takes to write it down in another language. */
export interface ScriptInput {
  /** The file as the script names it. */
  readonly path: string
  readonly reading: ScriptReading
  /** The rows of the file, before any step. */
  readonly fileRows: number
  /** Its columns. */
  readonly columns: readonly ScriptColumn[]
  readonly steps: readonly Step[]
  /** A condition in SQL that kept rows satisfy; null keeps all. */
  readonly filter: string | null
  /**
   * The rows that the filter keeps, ascending. Only a condition that was typed in SQL needs them.
   * @default the script stops at such a condition
   */
  readonly keptRows?: readonly number[]
  /** Rows that were excluded, by their numbers in the file. */
  readonly excluded: readonly number[]
  readonly model: ModelSpec
  /** The rows that the fit used; the script checks that it uses as many. */
  readonly usedRows: number | null
  /** The penalty of a penalised fit, where the data chose it. */
  readonly lambda: number | null
  /** When the script is written, ISO 8601. */
  readonly time: string
  readonly version: string
  readonly language: Language
}
