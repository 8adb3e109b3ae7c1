import { TableRows } from './tableRows'

/** Which included rows are kept while those with a missing value are taken out. Nothing is written down before one is. */
export class KeptRows {
  private keep: Uint8Array | null
  private readonly includedCount: number
  private droppedCount = 0

  constructor(
    readonly rowCount: number,
    /** 1 for each row that takes part; null when all do. */
    included: Uint8Array | null,
  ) {
    this.keep = included && Uint8Array.from(included)
    this.includedCount = this.keep === null ? rowCount : sum(this.keep)
  }

  /** The rows at the start, before any was dropped. */
  get included(): number {
    return this.includedCount
  }

  /** How many of these have been taken out. */
  get dropped(): number {
    return this.droppedCount
  }

  drop(row: number): void {
    this.keep ??= new Uint8Array(this.rowCount).fill(1)
    this.droppedCount += this.keep[row]
    this.keep[row] = 0
  }

  rows(): TableRows {
    if (this.keep === null) return TableRows.all(this.rowCount)
    const count = sum(this.keep)
    return count === this.rowCount ? TableRows.all(count) : TableRows.of(indices(this.keep, count))
  }
}

function sum(bytes: Uint8Array): number {
  let total = 0
  for (let i = 0; i < bytes.length; i++) total += bytes[i]
  return total
}

function indices(keep: Uint8Array, count: number): Int32Array {
  const rows = new Int32Array(count)
  let next = 0
  for (let row = 0; row < keep.length; row++) if (keep[row] === 1) rows[next++] = row
  return rows
}
