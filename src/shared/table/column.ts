import type { PackedNumbers } from './packedNumbers'
import type { StoredNumbers } from './storedNumbers'

/** What a column holds, as found on import. Dates are days since 1970-01-01 (fractional for times) when a model reads them. */
export type ColumnType = 'number' | 'integer' | 'boolean' | 'date' | 'text'

/** A column as a model reads it. `values` and `codes` hold every row of the table, in file order. */
export type Column = NumericColumn | FactorColumn

export interface NumericColumn {
  readonly kind: 'numeric'
  readonly name: string
  /** One number a row; NaN is missing, ±Infinity is a value of the data. */
  readonly values: Float64Array
  /** The same numbers in half the memory, where they are kept so; `values` is then made when it is first asked for. */
  readonly packed?: PackedNumbers
  /** The same numbers outside the memory, where they are kept so; `values` is then read when it is first asked for. */
  readonly stored?: StoredNumbers
  /** The largest |x|, where it is known that none is missing. */
  readonly magnitude?: number
}

export interface FactorColumn {
  readonly kind: 'factor'
  readonly name: string
  /** Index into `levels` a row; -1 is missing. */
  readonly codes: Int32Array
  /** Distinct texts in sorted (code point) order. */
  readonly levels: readonly string[]
  /** True for TRUE/FALSE columns, which arithmetic reads as 1 and 0. */
  readonly logical: boolean
}

/** What the column list shows. */
export interface ColumnSummary {
  readonly name: string
  readonly type: ColumnType
  readonly missing: number
  /** Cells whose text is not of the column's type; they count as missing too. */
  readonly unparsed: number
  /** Null until they are counted, which in a large table is after it has opened. */
  readonly distinct: number | null
  /** Whether `distinct` is an estimate, within a few percent. @default false */
  readonly distinctEstimated?: boolean
  /** Up to five different values as they stand in the file. */
  readonly examples: readonly string[]
  /** Counts of ten equal-width bins (numbers, dates) or of the ten most frequent values (text); null until they are counted. */
  readonly histogram: readonly number[] | null
  /** Null where there is no number, and until `distinct` is counted. */
  readonly min: number | null
  readonly max: number | null
}
