/** Entries of a row below this share of their columns are the rounding that a factorisation leaves where there were no rows. */
const ROUNDING = 1e-14

/**
 * The rows of a matrix (column-major, `height` entries a column) that hold more than rounding: of the triangle of few rows and many
 * columns these are as many as there were rows.
 */
export function filledRows(matrix: Float64Array, height: number): readonly number[] {
  const isFilled = new Uint8Array(height)
  for (let start = 0; start < matrix.length; start += height) {
    let largest = 0
    for (let i = 0; i < height; i++) largest = Math.max(largest, Math.abs(matrix[start + i]))
    for (let i = 0; i < height; i++) if (Math.abs(matrix[start + i]) > ROUNDING * largest) isFilled[i] = 1
  }
  return [...isFilled.keys()].filter((i) => isFilled[i] === 1)
}
