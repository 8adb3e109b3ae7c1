/** Numbers that lie elsewhere than in memory. */
export interface StoredNumbers {
  readonly length: number
  /** Writes the numbers of rows [start, end). */
  read(start: number, end: number, target: Float64Array): void
}
