import type { SeededRandom } from '../numeric/seededRandom'
import type { RegressionRows } from './regressionRows'

/** Pivots below this share of the largest entry are rounding: the rows do not determine the coefficients. */
const SINGULAR = 1e-9
/** Draws of a set before it is given up, because hardly any rows determine the coefficients. */
const MOST_DRAWS = 200

/** γ through as many rows, drawn at random, as there are coefficients; null where no draw determines it. */
export function drawElementalFit(rows: RegressionRows, random: SeededRandom): Float64Array | null {
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const solved = fitThrough(rows, drawDistinct(rows, random))
    if (solved !== null) return solved
  }
  return null
}

function drawDistinct({ count, rank }: RegressionRows, random: SeededRandom): readonly number[] {
  const drawn = new Set<number>()
  while (drawn.size < rank) drawn.add(random.integer(count))
  return [...drawn]
}

/** Gaussian elimination with row pivoting; null where the rows are dependent. */
export function fitThrough(
  { rank, rows, response }: Pick<RegressionRows, 'rank' | 'rows' | 'response'>,
  chosen: readonly number[],
): Float64Array | null {
  const width = rank + 1
  const matrix = new Float64Array(rank * width)
  chosen.forEach((row, i) => {
    matrix.set(rows.subarray(row * rank, (row + 1) * rank), i * width)
    matrix[i * width + rank] = response[row]
  })
  const largest = matrix.reduce(
    (most, value, at) => (at % width < rank ? Math.max(most, Math.abs(value)) : most),
    0,
  )
  for (let k = 0; k < rank; k++) if (!eliminate(matrix, rank, k, SINGULAR * largest)) return null
  return Float64Array.from({ length: rank }, (_, k) => matrix[k * width + rank])
}

function eliminate(matrix: Float64Array, rank: number, k: number, smallest: number): boolean {
  const width = rank + 1
  let pivot = k
  for (let i = k + 1; i < rank; i++) {
    if (Math.abs(matrix[i * width + k]) > Math.abs(matrix[pivot * width + k])) pivot = i
  }
  if (!(Math.abs(matrix[pivot * width + k]) > smallest)) return false
  const divisor = matrix[pivot * width + k]
  for (let m = k; m < width; m++) {
    const value = matrix[pivot * width + m] / divisor
    matrix[pivot * width + m] = matrix[k * width + m]
    matrix[k * width + m] = value
  }
  for (let i = 0; i < rank; i++) {
    const factor = matrix[i * width + k]
    if (i === k || factor === 0) continue
    for (let m = k; m < width; m++) matrix[i * width + m] -= factor * matrix[k * width + m]
  }
  return true
}
