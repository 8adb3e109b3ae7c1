import type { ImportDoubt } from '../outcome/importDoubt'
import type { ProblemReason } from '../outcome/importProblem'
import type { DateOrder } from '../source/importOptions'
import type { NumberUnit } from '../source/numberUnit'

/** A cell or a record that could not be read as it stands. */
export interface CellProblem {
  /** 1-based data row; 0 is the header. */
  readonly row: number
  readonly column: string
  readonly text: string
  readonly why: ProblemReason
}

/** What a file turned out to be, guessed or told; also the command line's `inspect --json`. Null is what the format has not. */
export interface ImportSummary {
  /** The files that make the table, in order, where they are several; else empty. */
  readonly files: readonly { readonly name: string; readonly rows: number }[]
  readonly format: 'csv' | 'xlsx' | 'xls' | 'xlsb' | 'ods' | 'parquet' | 'json'
  readonly encoding: string | null
  /** Whether the text begins with a byte order mark. */
  readonly byteOrderMark: boolean
  readonly delimiter: string | null
  /** Empty where nothing encloses cells. */
  readonly quote: '"' | "'" | '' | null
  /** Empty where every line is data. */
  readonly comment: string | null
  readonly decimal: '.' | ',' | null
  readonly thousands: string | null
  readonly header: boolean
  /** Whether a row of units below the names was left out. */
  readonly unitRow: boolean
  /** Lines of a text, or rows of a sheet's cells, above the table. */
  readonly skipRows: number | null
  /** The row of the sheet that the table begins with, as the sheet numbers it. */
  readonly headerRow: number | null
  /** The order of dates such as 03/04/2024, where a column has them. */
  readonly dateOrder: DateOrder | null
  /** What the numbers of columns are dressed in, by name, where they are. */
  readonly units: Readonly<Record<string, NumberUnit>>
  /** Texts that count as missing, besides the empty one. */
  readonly missing: readonly string[]
  readonly sheets: readonly SheetInfo[]
  readonly sheet: string | null
  /** The cells of the sheet that were read, such as A1:F200. */
  readonly range: string | null
  /** What was guessed and might be otherwise. */
  readonly doubts: readonly ImportDoubt[]
  readonly problems: readonly CellProblem[]
  /** All problems there are; `problems` lists the first thousand. */
  readonly problemCount: number
}

export interface SheetInfo {
  readonly name: string
  readonly hidden: boolean
  /** Whether it holds any cells. */
  readonly filled: boolean
}
