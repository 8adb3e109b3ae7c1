import type { RowsProblem } from './rowsTypes'

/** Two axes of coefficients, in descent coordinates. */
export interface LossGridAxes {
  /** Indices of the coefficients on the axes; the others are at the minimum. */
  readonly terms: readonly [number, number]
  readonly x: { readonly min: number; readonly max: number }
  readonly y: { readonly min: number; readonly max: number }
}

/** A loss at the places of a grid. */
export interface LossGrid extends LossGridAxes {
  /** Places along each axis. */
  readonly size: number
  /** `values[b * size + a]` is E at the a-th x and the b-th y. */
  readonly values: Float64Array
  /** Rows that it is summed over, evenly spread over those of the loss. */
  readonly rows: number
}

const SIZE = 41
/** So many rows are enough to draw contours, and quick. */
const MOST_ROWS = 4000

/** A loss over two coefficients, from the rows or, of many, from every so many of them. */
export function lossGrid({ loss, summary }: RowsProblem, axes: LossGridAxes): LossGrid {
  const { terms, x, y } = axes
  const step = Math.ceil(loss.rowCount / MOST_ROWS)
  const rows = Int32Array.from({ length: Math.ceil(loss.rowCount / step) }, (_, i) => i * step)
  const theta = summary.local.optimum.slice()
  const values = new Float64Array(SIZE * SIZE)
  for (let b = 0; b < SIZE; b++) {
    theta[terms[1]] = y.min + ((y.max - y.min) * b) / (SIZE - 1)
    for (let a = 0; a < SIZE; a++) {
      theta[terms[0]] = x.min + ((x.max - x.min) * a) / (SIZE - 1)
      values[b * SIZE + a] = loss.valueOn(rows, theta)
    }
  }
  return { terms, x, y, size: SIZE, values, rows: rows.length }
}
