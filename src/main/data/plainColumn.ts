import type { Column, ColumnSummary } from '@shared/table/column'
import type { ColumnReading } from './columnSpec'
import type { CellReader, PlainMarks } from './plainCells'
import { NumberCells, SkippedCells, TextCells } from './plainCells'
import { trimSpaces } from './missingTokens'

export interface SampledColumn {
  readonly name: string
  /** As its sample tells; null where it does not. */
  readonly reading: ColumnReading | null
  readonly examples: readonly string[]
}

export interface ReaderOptions {
  readonly marks: PlainMarks
  /** Texts that mean a missing value, the empty one among them. */
  readonly missing: ReadonlySet<string>
  readonly isWanted: boolean
}

/** A column of a plain table, from its sample to its values. */
export class PlainColumn {
  readonly summary: ColumnSummary
  private cells: NumberCells | TextCells | null = null

  constructor(private readonly sampled: SampledColumn) {
    const { name, reading, examples } = sampled
    this.summary = {
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

  /** Whether its cells can be read in passing: numbers and texts. */
  get isPlain(): boolean {
    const { reading } = this.sampled
    if (reading === null || reading.type === 'boolean' || reading.type === 'date') return false
    return reading.type === 'text' || !reading.unicodeMinus
  }

  readerFor({ marks, missing, isWanted }: ReaderOptions): CellReader {
    const { reading } = this.sampled
    if (!isWanted || reading === null) return new SkippedCells(marks)
    if (reading.type === 'number' || reading.type === 'integer') {
      const whole = reading.type === 'integer'
      this.cells = new NumberCells({ marks, missing, whole, decimal: reading.format.decimal })
    } else this.cells = new TextCells(marks)
    return this.cells
  }

  /** The column that its reader has read. */
  column(rowCount: number, missing: ReadonlySet<string>): Column {
    const { name } = this.summary
    const { cells } = this
    if (cells instanceof NumberCells)
      return { kind: 'numeric', name, values: cells.values.subarray(0, rowCount) }
    if (cells === null) throw new Error(`${name} was not read`)
    return { kind: 'factor', name, ...levelsOf(cells, rowCount, missing), logical: false }
  }
}

/** Levels in code point order, as the table has them: without the blanks around them, and none for what is missing. */
function levelsOf(
  { codes, texts }: TextCells,
  rowCount: number,
  missing: ReadonlySet<string>,
): { readonly codes: Int32Array; readonly levels: readonly string[] } {
  const used = codes.subarray(0, rowCount)
  const isUsed = new Uint8Array(texts.count)
  for (let row = 0; row < rowCount; row++) isUsed[used[row]] = 1
  const names = Array.from(isUsed, (use, code) =>
    use === 1 ? trimSpaces(Buffer.from(texts.bytesOf(code)).toString('utf8')) : '',
  )
  const levels = [...new Set(names.filter((text) => !missing.has(text)))].sort((a, b) =>
    Buffer.compare(Buffer.from(a), Buffer.from(b)),
  )
  const places = new Map(levels.map((level, place) => [level, place]))
  const placeOf = Int32Array.from(names, (text) => places.get(text) ?? -1)
  for (let row = 0; row < rowCount; row++) used[row] = placeOf[used[row]]
  return { codes: used, levels }
}
