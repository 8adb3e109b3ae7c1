import type { Column, ColumnSummary } from '@shared/table/column'
import type { ColumnReading } from './columnSpec'
import type { PlainPart, PlannedColumn, ScannedPart } from './plainScan'

export interface SampledColumn {
  readonly name: string
  /** As its sample tells; null where it does not. */
  readonly reading: ColumnReading | null
  readonly examples: readonly string[]
}

/** What is known of a column before its cells are read. */
export function sampledSummary({ name, reading, examples }: SampledColumn): ColumnSummary {
  return {
    name,
    type: reading?.type ?? 'text',
    // These are known of a table only.
    missing: 0,
    unparsed: 0,
    distinct: 0,
    examples,
    histogram: [],
    min: null,
    max: null,
  }
}

/** How the column's cells are read in passing, with room for so many rows; null for all but numbers and texts. */
export function plannedColumn({ reading }: SampledColumn, room: number): PlannedColumn | null {
  if (reading === null || reading.type === 'boolean' || reading.type === 'date') return null
  if (reading.type === 'text') {
    return { kind: 'text', codes: new Int32Array(new SharedArrayBuffer(4 * room)) }
  }
  if (reading.unicodeMinus) return null
  const values = new Float64Array(new SharedArrayBuffer(8 * room))
  return { kind: 'number', whole: reading.type === 'integer', decimal: reading.format.decimal, values }
}

/** A part of a column that has been read. */
interface Piece extends Pick<PlainPart, 'firstRow'>, Pick<ScannedPart, 'rowCount'> {
  readonly texts: readonly string[]
}

/** The numbers of all parts, moved together. */
export function numericColumn(name: string, values: Float64Array, pieces: readonly Piece[]): Column {
  let row = 0
  for (const { firstRow, rowCount } of pieces) {
    if (firstRow !== row) values.copyWithin(row, firstRow, firstRow + rowCount)
    row += rowCount
  }
  return { kind: 'numeric', name, values: values.subarray(0, row) }
}

/** The texts of all parts as codes of the same levels, which stand in code point order, as in a table; what is missing has none. */
export function factorColumn(
  {
    name,
    codes,
    missing,
  }: { readonly name: string; readonly codes: Int32Array; readonly missing: ReadonlySet<string> },
  pieces: readonly Piece[],
): Column {
  const found = pieces.flatMap(({ texts }) => texts).filter((text) => !missing.has(text))
  const levels = [...new Set(found)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  const places = new Map(levels.map((level, place) => [level, place]))
  let row = 0
  for (const { firstRow, rowCount, texts } of pieces) {
    const placeOf = Int32Array.from(texts, (text) => places.get(text) ?? -1)
    for (let own = firstRow; own < firstRow + rowCount; own++) codes[row++] = placeOf[codes[own]]
  }
  return { kind: 'factor', name, codes: codes.subarray(0, row), levels, logical: false }
}
