import type { Column, ColumnSummary } from '@shared/table/column'
import { PackedColumn } from '@shared/table/packedColumn'
import { StoredColumn } from '@shared/table/storedColumn'
import type { ColumnReading } from '../cells/columnSpec'
import { firstDifferent } from '../cells/loadTexts'
import type { ColumnFile } from './numberFile'
import { NumberFile } from './numberFile'
import { unitsOfSample } from './packedCells'
import type { PlannedColumn, RowRun } from './plainScan'

export interface SampledColumn {
  readonly name: string
  /** As its sample tells; null where it does not. */
  readonly reading: ColumnReading | null
  /** Those of its sample that are not missing. */
  readonly texts: readonly string[]
}

/** What is known of a column before its cells are read. */
export function sampledSummary({ name, reading, texts }: SampledColumn): ColumnSummary {
  return {
    name,
    type: reading?.type ?? 'text',
    // These are known of a table only.
    missing: 0,
    unparsed: 0,
    distinct: 0,
    examples: firstDifferent(texts),
    histogram: [],
    min: null,
    max: null,
  }
}

/** How many rows there is room for. */
export interface ColumnRoom {
  readonly rows: number
  /** Whether numbers are kept in half the memory where their sample allows it. */
  readonly pack: boolean
  /** Where the others are kept; null for the memory. */
  readonly file: ColumnFile | null
}

/** How the column's cells are read in passing; null for all but numbers and texts. */
export function plannedColumn(
  { reading, texts }: SampledColumn,
  { rows, pack, file }: ColumnRoom,
): PlannedColumn | null {
  if (reading === null || reading.type === 'boolean' || reading.type === 'date') return null
  if (reading.type === 'text') {
    return { kind: 'text', codes: new Int32Array(new SharedArrayBuffer(4 * rows)) }
  }
  if (reading.unicodeMinus || reading.unit !== undefined) return null
  const { decimal } = reading.format
  const whole = reading.type === 'integer'
  const perOne = pack ? unitsOfSample(texts) : null
  if (perOne !== null) {
    const units = new Int32Array(new SharedArrayBuffer(4 * rows))
    return { kind: 'packed', whole, decimal, units, perOne }
  }
  if (file !== null) return { kind: 'stored', whole, decimal, place: file.nextColumn() }
  return { kind: 'number', whole, decimal, values: new Float64Array(new SharedArrayBuffer(8 * rows)) }
}

/** What a thread has read of a column. */
interface ColumnShare {
  readonly runs: readonly RowRun[]
  readonly texts: readonly string[]
  readonly magnitude: number | null
}

/** The numbers that all threads have read, so many rows. */
export function numericColumn(
  { name, planned, rowCount }: ReadNumbers,
  shares: readonly Pick<ColumnShare, 'magnitude'>[],
): Column {
  const magnitudes = shares.map(({ magnitude }) => magnitude).filter((found) => found !== null)
  const magnitude = magnitudes.length === shares.length ? Math.max(...magnitudes) : undefined
  if (planned.kind === 'number') {
    return { kind: 'numeric', name, values: planned.values.subarray(0, rowCount), magnitude }
  }
  if (planned.kind === 'stored') {
    return new StoredColumn(name, new NumberFile(planned.place, rowCount), magnitude)
  }
  const { units, perOne } = planned
  return new PackedColumn(name, { units: units.subarray(0, rowCount), perOne }, magnitude)
}

interface ReadNumbers {
  readonly name: string
  readonly planned: Extract<PlannedColumn, { kind: 'number' | 'packed' | 'stored' }>
  readonly rowCount: number
}

interface ReadTexts {
  readonly name: string
  readonly codes: Int32Array
  readonly missing: ReadonlySet<string>
  readonly rowCount: number
}

/** The texts of all threads as codes of the same levels, which stand in code point order, as in a table; what is missing has none. */
export function factorColumn(
  { name, codes, missing, rowCount }: ReadTexts,
  shares: readonly ColumnShare[],
): Column {
  const found = shares.flatMap(({ texts }) => texts).filter((text) => !missing.has(text))
  const levels = [...new Set(found)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  const places = new Map(levels.map((level, place) => [level, place]))
  for (const { runs, texts } of shares) {
    const placeOf = Int32Array.from(texts, (text) => places.get(text) ?? -1)
    for (const { firstRow, rowCount: count } of runs) {
      for (let row = firstRow; row < firstRow + count; row++) codes[row] = placeOf[codes[row]]
    }
  }
  return { kind: 'factor', name, codes: codes.subarray(0, rowCount), levels, logical: false }
}
