import type { NumericColumn } from './column'
import type { StoredNumbers } from './storedNumbers'

/** A column whose `values` are read when somebody wants all of them; who reads blocks of rows takes `stored`. */
export class StoredColumn implements NumericColumn {
  readonly kind = 'numeric'
  private inMemory: Float64Array | null = null

  constructor(
    readonly name: string,
    readonly stored: StoredNumbers,
    readonly magnitude?: number,
  ) {}

  get values(): Float64Array {
    if (this.inMemory === null) {
      this.inMemory = new Float64Array(this.stored.length)
      this.stored.read(0, this.stored.length, this.inMemory)
    }
    return this.inMemory
  }
}

/** Rows that lie no farther apart are read together. */
const SPAN = 4096

/** Writes the numbers of the rows listed, which ascend. */
export function readStoredRows(stored: StoredNumbers, rows: Int32Array, target: Float64Array): void {
  const span = new Float64Array(SPAN)
  for (let i = 0; i < rows.length;) {
    const first = rows[i]
    let next = i
    while (next < rows.length && rows[next] - first < SPAN) next++
    stored.read(first, rows[next - 1] + 1, span)
    for (; i < next; i++) target[i] = span[rows[i] - first]
  }
}
