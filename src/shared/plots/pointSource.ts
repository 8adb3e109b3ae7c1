/** Every point there is, one entry a used row. */
export interface PointSource {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly rows: Int32Array
  readonly flags: Uint8Array
  /** The larger, the worse: which flagged points to keep when there are too many. */
  readonly severity: Float64Array
}
