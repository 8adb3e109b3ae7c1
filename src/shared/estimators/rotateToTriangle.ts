/**
 * B Q with the orthogonal Q that makes the last `order` … 1 rows of the block [0, order) end like an upper triangle: entry (i, k) of it is
 * 0 where k < i − (order − width). Reflections from the right, taken from the last row upwards (an RQ factorisation); rows behind the block
 * are turned with it. Row-major, in place.
 */
export function rotateToTriangle(
  rows: Float64Array,
  { order, width }: { readonly order: number; readonly width: number },
): void {
  const count = rows.length / width
  for (let step = 0; step < Math.min(order, width); step++) {
    const row = order - 1 - step
    const length = width - step
    const vector = rows.slice(row * width, row * width + length)
    const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    if (largest === 0) continue
    // A row's scale does not matter to its direction, and its squares must neither overflow nor vanish.
    for (let k = 0; k < length; k++) vector[k] /= largest
    const norm = Math.sqrt(dot(vector, vector))
    const sign = vector[length - 1] < 0 ? -1 : 1
    vector[length - 1] += sign * norm
    const factor = 2 / dot(vector, vector)
    for (let i = 0; i < count; i++) {
      const target = rows.subarray(i * width, i * width + length)
      if (i === row) target.fill(0, 0, length - 1).fill(-sign * norm * largest, length - 1)
      else {
        const multiple = factor * dot(vector, target)
        for (let k = 0; k < length; k++) target[k] -= multiple * vector[k]
      }
    }
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k]
  return sum
}
