/**
 * Folds a block of rows into the triangle of a QR factorisation: with [R; B] = Q [R'; 0], writes R' over R. This is one step
 * of the streamed ("tall and skinny") Householder QR; B is overwritten. Source: Golub and Van Loan 5.1; Demmel et al. (2012).
 *
 * `triangle` is `order` × `order`, column-major, upper; `block` is `rows` × `order`, column-major. Signs of R's rows are
 * whatever the reflections leave.
 */
export function foldBlock(triangle: Float64Array, order: number, block: Float64Array, rows: number): void {
  for (let j = 0; j < order; j++) {
    const pivot = j * rows
    const tail = sumOfSquares(block, pivot, rows)
    if (tail === 0) continue
    const diagonal = j * order + j
    const alpha = triangle[diagonal]
    const norm = Math.sqrt(alpha * alpha + tail)
    const head = alpha < 0 ? alpha - norm : alpha + norm
    const beta = 1 / (norm * Math.abs(head))
    triangle[diagonal] = alpha < 0 ? norm : -norm
    for (let k = j + 1; k < order; k++) {
      const column = k * rows
      const entry = k * order + j
      const above = triangle[entry]
      const weight = (head * above + dot(block, pivot, column, rows)) * beta
      triangle[entry] = above - weight * head
      subtractScaled(block, weight, pivot, column, rows)
    }
  }
}

function sumOfSquares(block: Float64Array, start: number, count: number): number {
  return dot(block, start, start, count)
}

/** Four partial sums, because one would wait for itself at each addition. */
function dot(block: Float64Array, a: number, b: number, count: number): number {
  let sum0 = 0
  let sum1 = 0
  let sum2 = 0
  let sum3 = 0
  let i = 0
  for (; i + 3 < count; i += 4) {
    sum0 += block[a + i] * block[b + i]
    sum1 += block[a + i + 1] * block[b + i + 1]
    sum2 += block[a + i + 2] * block[b + i + 2]
    sum3 += block[a + i + 3] * block[b + i + 3]
  }
  for (; i < count; i++) sum0 += block[a + i] * block[b + i]
  return sum0 + sum1 + (sum2 + sum3)
}

function subtractScaled(
  block: Float64Array,
  weight: number,
  source: number,
  target: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) block[target + i] -= weight * block[source + i]
}
