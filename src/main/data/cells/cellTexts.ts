import { trimCell } from './missingTokens'

/** What a cell says: `failure` is there and yet has no value, `text-number` a number that is stored as text. */
export interface CellText {
  readonly value: string
  readonly kind: 'value' | 'failure' | 'text-number'
}

const FIRST_ROOM = 1 << 12

/** Texts of cells, each of which may stand in many, and how a line of a CSV file writes them. */
export class CellTexts {
  private readonly texts: string[] = []
  private readonly kinds: CellText['kind'][] = []
  private readonly garbled = new Set<number>()
  /** The written texts, one behind the other, and where each begins and ends; those not yet written begin at −1. */
  private written: Buffer = Buffer.allocUnsafe(FIRST_ROOM)
  private used = 0
  private starts = new Int32Array(FIRST_ROOM).fill(-1)
  private ends = new Int32Array(FIRST_ROOM)

  add({ value, kind }: CellText): number {
    if (value.includes('\ufffd')) this.garbled.add(this.texts.length)
    this.kinds.push(kind)
    return this.texts.push(value) - 1
  }

  textOf(index: number): string {
    return this.texts[index]
  }

  kindOf(index: number): CellText['kind'] {
    return this.kinds[index]
  }

  /** Whether bytes that were no characters have been replaced in it. */
  isGarbled(index: number): boolean {
    return this.garbled.has(index)
  }

  /** Writes a text as a CSV cell at `at`, where there is room for it; answers where it ends. */
  copyTo(target: Buffer, at: number, index: number): number {
    const { written } = this
    let to = at
    for (let from = this.starts[index]; from < this.ends[index]; from++) target[to++] = written[from]
    return to
  }

  /** The bytes that a text takes as a CSV cell. */
  sizeOf(index: number): number {
    if (index >= this.starts.length || this.starts[index] < 0) this.write(index)
    return this.ends[index] - this.starts[index]
  }

  private write(index: number): void {
    if (index >= this.starts.length) this.makeRoom()
    const cell = quoted(trimCell(this.texts[index]))
    const size = Buffer.byteLength(cell)
    if (this.used + size > this.written.length) {
      const larger = Buffer.allocUnsafe(Math.max(2 * this.written.length, this.used + size))
      this.written.copy(larger, 0, 0, this.used)
      this.written = larger
    }
    this.starts[index] = this.used
    this.used += this.written.write(cell, this.used)
    this.ends[index] = this.used
  }

  private makeRoom(): void {
    const starts = new Int32Array(2 * this.texts.length).fill(-1)
    const ends = new Int32Array(2 * this.texts.length)
    starts.set(this.starts)
    ends.set(this.ends)
    this.starts = starts
    this.ends = ends
  }
}

/** A cell as a CSV file with commas has it. */
export function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
