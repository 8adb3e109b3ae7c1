/** Writes the sums of squares of each row of so many columns, which stand one after the other in `values`. */
export function addSquares(target: Float64Array, values: Float64Array, columnCount: number): void {
  const { length } = target
  target.fill(0)
  for (let k = 1; k < columnCount; k += 2) addTwo(target, values, (k - 1) * length)
  if (columnCount % 2 === 1) addOne(target, values, (columnCount - 1) * length)
}

function addOne(target: Float64Array, values: Float64Array, from: number): void {
  for (let i = 0; i < target.length; i++) {
    const value = values[from + i]
    target[i] += value * value
  }
}

/** Of a column and the next, because reading and writing costs more than the arithmetic. */
function addTwo(target: Float64Array, values: Float64Array, from: number): void {
  const { length } = target
  for (let i = 0; i < length; i++) {
    const one = values[from + i]
    const other = values[from + length + i]
    target[i] += one * one + other * other
  }
}
