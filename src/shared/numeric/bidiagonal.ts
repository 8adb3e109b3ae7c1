/** A = U B Vᵀ with B upper bidiagonal, and a right-hand side turned with it. */
export interface Bidiagonal {
  /** B's diagonal, one entry a column. */
  readonly diagonal: Float64Array
  /** Entry k stands to the right of diagonal k; one less than columns. */
  readonly above: Float64Array
  /** The first entries of Uᵀb, one a column. */
  readonly effects: Float64Array
  /** Norm of the rest of Uᵀb. */
  readonly restNorm: number
  /** V x, in place. */
  turnBack(vector: Float64Array): void
}

/**
 * Householder bidiagonalisation (Golub and Kahan 1965; Golub and Van Loan 5.4.2) of a matrix with at least as many rows as columns,
 * column-major; matrix and right-hand side are overwritten. Least squares with any multiple of the identity added then takes a time
 * in proportion to the columns (Eldén 1977).
 */
export function bidiagonalise(
  matrix: Float64Array,
  columns: number,
  rightHandSide: Float64Array,
): Bidiagonal {
  const rows = rightHandSide.length
  const diagonal = new Float64Array(columns)
  const above = new Float64Array(Math.max(0, columns - 1))
  const right: Reflection[] = []
  for (let k = 0; k < columns; k++) {
    const left = reflection({ values: matrix, start: k * rows + k, stride: 1, count: rows - k })
    for (let j = k + 1; j < columns; j++) apply(left, matrix, j * rows + k, 1)
    apply(left, rightHandSide, k, 1)
    diagonal[k] = left.norm
    if (k + 1 === columns) break
    const row = reflection({
      values: matrix,
      start: (k + 1) * rows + k,
      stride: rows,
      count: columns - k - 1,
    })
    for (let i = k + 1; i < rows; i++) apply(row, matrix, (k + 1) * rows + i, rows)
    above[k] = row.norm
    right.push(row)
  }
  let restNorm = 0
  for (let i = columns; i < rows; i++) restNorm = Math.hypot(restNorm, rightHandSide[i])
  return {
    diagonal,
    above,
    effects: rightHandSide.slice(0, columns),
    restNorm,
    turnBack: (vector) => {
      for (let k = right.length - 1; k >= 0; k--) apply(right[k], vector, k + 1, 1)
    },
  }
}

interface Strided {
  readonly values: Float64Array
  readonly start: number
  readonly stride: number
  readonly count: number
}

/** H = I − β u uᵀ, which maps the vector it was made of to (norm, 0 …). */
interface Reflection {
  readonly direction: Float64Array
  readonly beta: number
  readonly norm: number
}

function reflection({ values, start, stride, count }: Strided): Reflection {
  const direction = Float64Array.from({ length: count }, (_, i) => values[start + i * stride])
  const head = direction[0]
  let tail = 0
  for (let i = 1; i < count; i++) tail += direction[i] * direction[i]
  if (tail === 0) return { direction, beta: 0, norm: head }
  const norm = head > 0 ? -Math.sqrt(head * head + tail) : Math.sqrt(head * head + tail)
  direction[0] = head - norm
  return { direction, beta: 2 / (direction[0] * direction[0] + tail), norm }
}

function apply({ direction, beta }: Reflection, values: Float64Array, start: number, stride: number): void {
  if (beta === 0) return
  let product = 0
  for (let i = 0; i < direction.length; i++) product += direction[i] * values[start + i * stride]
  product *= beta
  for (let i = 0; i < direction.length; i++) values[start + i * stride] -= product * direction[i]
}
