/** Where the points of rows lie, one entry a row. */
export interface PointPlaces {
  readonly x: Float64Array
  readonly y: Float64Array
  /** 1-based data rows. */
  readonly rows: Int32Array
}

/** Every point there is, one entry a used row. */
export interface PointSource extends PointPlaces {
  readonly flags: Uint8Array
  /** The larger, the worse: which flagged points to keep when there are too many. */
  readonly severity: Float64Array
  /** A row to draw in any case. @default null */
  readonly picked?: number | null
}

/** Index of the picked row; −1 where there is none, or where it has no finite place. */
export function pickedIndex({ x, y, rows, picked = null }: PointSource): number {
  const index = picked === null ? -1 : rows.indexOf(picked)
  return Number.isFinite(x[index]) && Number.isFinite(y[index]) ? index : -1
}
