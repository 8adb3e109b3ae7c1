import type { PlainMarks } from './plainMarks'
import type { CountLines, ReadRecords } from './recordsModule'
import {
  COLUMNS_END_AT,
  COUNTED_AT,
  DELIMITER_AT,
  NUMBER,
  PLAN_AT,
  PLAN_BYTES,
  POWERS_AT,
  QUOTE_AT,
  ROWS_AT,
  SKIPPED,
  STOPPED_AT,
  TEXT,
  WHOLE,
  recordsModule,
} from './recordsModule'

/** How a column's cells are read in passing. */
export type QuickColumn =
  | { readonly kind: 'skipped' }
  | { readonly kind: 'number'; readonly whole: boolean; readonly decimal: number }
  | { readonly kind: 'text' }

/** The cells of a column that were read last. */
export interface QuickCells {
  readonly count: number
  readonly numbers: Float64Array
  readonly bytes: Uint8Array
  /** Begin and end of each text in `bytes`, one after the other. */
  readonly places: Int32Array
}

/** What stopped where: the byte at which the next record begins, and how many were read. */
export interface QuickRecords {
  readonly next: number
  readonly rows: number
}

/** Cells of a column that are read at a time: so many columns of them stay in the processor's cache. */
const BLOCK_CELLS = 1 << 15
const MOST_ROWS = 2048
const PAGE = 65536
/** A vector read at the last byte reaches so far beyond it. */
const BEYOND = 32

let compiled: WebAssembly.Module | null | undefined

/** Reads records in WebAssembly; its bytes and what it finds of each column lie in the module's memory. */
export class SimdRecords {
  /** Where the bytes of the file go. */
  readonly bytes: Buffer<ArrayBuffer>
  /** Most records that are read at a time. */
  readonly blockRows: number
  private readonly memory: Uint8Array
  private readonly header: Int32Array
  private readonly numbers: readonly Float64Array[]
  private readonly places: readonly Int32Array[]
  private readonly read: ReadRecords
  private readonly count: CountLines
  private readonly bytesAt: number

  /** Null where there is no WebAssembly with vectors. */
  static create(columns: readonly QuickColumn[], marks: PlainMarks, room: number): SimdRecords | null {
    if (compiled === undefined) compiled = compile()
    return compiled === null ? null : new SimdRecords(compiled, columns, { marks, room })
  }

  private constructor(
    module: WebAssembly.Module,
    columns: readonly QuickColumn[],
    { marks, room }: { readonly marks: PlainMarks; readonly room: number },
  ) {
    const exports = new WebAssembly.Instance(module).exports
    const memory = exports.memory as WebAssembly.Memory
    this.read = exports.read as ReadRecords
    this.count = exports.countLines as CountLines
    this.blockRows = Math.max(16, Math.min(MOST_ROWS, Math.floor(BLOCK_CELLS / columns.length)))
    const planEnd = PLAN_AT + PLAN_BYTES * columns.length
    const columnBytes = 8 * this.blockRows
    const cellsAt = (index: number): number => planEnd + index * columnBytes
    this.bytesAt = cellsAt(columns.length)
    const needed = this.bytesAt + room + BEYOND
    memory.grow(Math.max(0, Math.ceil((needed - memory.buffer.byteLength) / PAGE)))
    const { buffer } = memory
    this.memory = new Uint8Array(buffer)
    this.bytes = Buffer.from(buffer, this.bytesAt, room)
    this.header = new Int32Array(buffer, 0, POWERS_AT / 4)
    this.header[COLUMNS_END_AT / 4] = planEnd
    this.header[DELIMITER_AT / 4] = marks.delimiter
    this.header[QUOTE_AT / 4] = marks.quote
    new Float64Array(buffer, POWERS_AT, 16).set(Array.from({ length: 16 }, (_, power) => 10 ** power))
    const plan = new Int32Array(buffer, PLAN_AT, (PLAN_BYTES / 4) * columns.length)
    columns.forEach((column, index) =>
      plan.set([kindOf(column), cellsAt(index), decimalOf(column)], 4 * index),
    )
    this.numbers = columns.map((_, index) => new Float64Array(buffer, cellsAt(index), this.blockRows))
    this.places = columns.map((_, index) => new Int32Array(buffer, cellsAt(index), 2 * this.blockRows))
  }

  /** Reads records of `bytes` from `start` on, at the most `rows`, of those that begin before `end`. */
  readRecords(start: number, end: number, rows: number): QuickRecords {
    const { bytesAt } = this
    this.read(bytesAt + start, bytesAt + end, Math.min(rows, this.blockRows))
    return { next: this.header[STOPPED_AT / 4] - bytesAt, rows: this.header[ROWS_AT / 4] }
  }

  /** How many line feeds there are in `bytes` from `start` to `end`. */
  countLines(start: number, end: number): number {
    this.count(this.bytesAt + start, this.bytesAt + end)
    return this.header[COUNTED_AT / 4]
  }

  /** The cells of a column of the records that were read last. */
  cellsOf(column: number, count: number): QuickCells {
    return { count, numbers: this.numbers[column], bytes: this.memory, places: this.places[column] }
  }
}

function compile(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(recordsModule())
  } catch {
    return null
  }
}

function kindOf(column: QuickColumn): number {
  if (column.kind === 'skipped') return SKIPPED
  if (column.kind === 'text') return TEXT
  return column.whole ? WHOLE : NUMBER
}

const decimalOf = (column: QuickColumn): number => (column.kind === 'number' ? column.decimal : 0)
