import type { QuadraticLoss } from './quadraticLoss'

export interface SurfaceGrid {
  /** Values of the first coefficient, in the data's own units. */
  readonly first: ArrayLike<number>
  /** Values of the second. */
  readonly second: ArrayLike<number>
}

/**
 * The loss over two coefficients in the data's own units, all others at their least-squares values:
 * `result[b * first.length + a]` is E at `first[a]`, `second[b]`. `i` and `j` are indices of `loss.terms`.
 */
export function lossSurface(
  loss: QuadraticLoss,
  [i, j]: readonly [number, number],
  grid: SurfaceGrid,
): Float64Array {
  const along = [direction(loss, i), direction(loss, j)]
  const quadratic = (a: number, b: number): number => form(loss.gram, along[a], along[b])
  const [ii, ij, jj] = [quadratic(0, 0), quadratic(0, 1), quadratic(1, 1)]
  const width = grid.first.length
  const values = new Float64Array(width * grid.second.length)
  for (let b = 0; b < grid.second.length; b++) {
    const y = grid.second[b] - loss.closedForm[j]
    for (let a = 0; a < width; a++) {
      const x = grid.first[a] - loss.closedForm[i]
      values[b * width + a] = loss.minimum + ii * x * x + 2 * ij * x * y + jj * y * y
    }
  }
  return values
}

/** How θ moves with one coefficient in the data's own units. */
function direction({ center, spread, interceptIndex }: QuadraticLoss, index: number): Float64Array {
  const change = new Float64Array(spread.length)
  change[index] = spread[index]
  if (interceptIndex >= 0) change[interceptIndex] += center[index]
  return change
}

function form(gram: Float64Array, left: Float64Array, right: Float64Array): number {
  const order = left.length
  let sum = 0
  for (let a = 0; a < order; a++) {
    for (let b = 0; b < order; b++) sum += left[a] * gram[a * order + b] * right[b]
  }
  return sum
}
