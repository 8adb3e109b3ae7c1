/**
 * Eigenvalues of a symmetric matrix (`order` × `order`, row-major; the upper triangle is read), ascending. Up to order
 * `JACOBI_LIMIT` by cyclic Jacobi, which for positive definite matrices keeps the relative accuracy of small eigenvalues as
 * far as the scaling of the matrix allows (Demmel and Veselić 1992); above it by Householder tridiagonalisation and implicit QL,
 * with absolute accuracy about ε‖A‖ (Golub and Van Loan 8.3, 8.5). NaN or infinite entries give NaN eigenvalues.
 */
export function symmetricEigenvalues(matrix: Float64Array, order: number): Float64Array {
  const size = order * order
  const work = new Float64Array(size)
  let largest = 0
  for (let i = 0; i < order; i++) {
    for (let j = i; j < order; j++) {
      const value = matrix[i * order + j]
      if (!Number.isFinite(value)) return new Float64Array(order).fill(NaN)
      work[i * order + j] = work[j * order + i] = value
      largest = Math.max(largest, Math.abs(value))
    }
  }
  if (largest === 0) return new Float64Array(order)
  const exponent = Math.max(-1000, Math.min(1000, Math.floor(Math.log2(largest))))
  for (let i = 0; i < size; i++) work[i] *= 2 ** -exponent
  const values = order <= JACOBI_LIMIT ? jacobiEigenvalues(work, order) : tridiagonalEigenvalues(work, order)
  return values.map((value) => value * 2 ** exponent).sort()
}

const JACOBI_LIMIT = 64
const MAXIMUM_SWEEPS = 60

function jacobiEigenvalues(a: Float64Array, order: number): Float64Array {
  for (let sweep = 0; sweep < MAXIMUM_SWEEPS; sweep++) {
    let rotated = false
    for (let p = 0; p < order - 1; p++) {
      for (let q = p + 1; q < order; q++) if (rotate(a, order, p, q)) rotated = true
    }
    if (!rotated) break
  }
  return Float64Array.from({ length: order }, (_, i) => a[i * order + i])
}

/** Makes a[p][q] zero; false when it is negligible beside √|a[p][p]·a[q][q]| already. */
function rotate(a: Float64Array, order: number, p: number, q: number): boolean {
  const off = a[p * order + q]
  const diagonalP = a[p * order + p]
  const diagonalQ = a[q * order + q]
  const scale = Math.sqrt(Math.abs(diagonalP)) * Math.sqrt(Math.abs(diagonalQ))
  if (off === 0 || Math.abs(off) <= Number.EPSILON * 0.5 * scale || Math.abs(off) < 2 ** -900) return false
  const theta = (diagonalQ - diagonalP) / (2 * off)
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(1, theta))
  const cosine = 1 / Math.sqrt(1 + t * t)
  const sine = t * cosine
  a[p * order + p] = diagonalP - t * off
  a[q * order + q] = diagonalQ + t * off
  a[p * order + q] = a[q * order + p] = 0
  for (let k = 0; k < order; k++) {
    if (k === p || k === q) continue
    const inP = a[k * order + p]
    const inQ = a[k * order + q]
    a[k * order + p] = a[p * order + k] = cosine * inP - sine * inQ
    a[k * order + q] = a[q * order + k] = sine * inP + cosine * inQ
  }
  return true
}

function tridiagonalEigenvalues(a: Float64Array, order: number): Float64Array {
  const diagonal = new Float64Array(order)
  const off = new Float64Array(order)
  tridiagonalize(a, order, { diagonal, off })
  implicitQl(diagonal, off)
  return diagonal
}

/** Householder reduction from the last row up; off[i] couples i and i + 1. */
function tridiagonalize(
  a: Float64Array,
  order: number,
  { diagonal, off }: { readonly diagonal: Float64Array; readonly off: Float64Array },
): void {
  const product = new Float64Array(order)
  for (let m = order - 1; m > 0; m--) {
    const row = m * order
    let squares = 0
    for (let k = 0; k < m; k++) squares += a[row + k] * a[row + k]
    diagonal[m] = a[row + m]
    const pivot = a[row + m - 1]
    const norm = Math.sqrt(squares) * (pivot < 0 ? -1 : 1)
    off[m - 1] = -norm
    if (squares === 0) continue
    a[row + m - 1] = pivot + norm
    updateLeading(a, order, { m, scale: norm * (pivot + norm), product })
  }
  diagonal[0] = a[0]
}

/** A ← H A H on the leading m × m block, H = I − u uᵀ / scale, u in row m. */
function updateLeading(
  a: Float64Array,
  order: number,
  { m, scale, product }: { readonly m: number; readonly scale: number; readonly product: Float64Array },
): void {
  const row = m * order
  let overlap = 0
  for (let i = 0; i < m; i++) {
    let sum = 0
    for (let k = 0; k < m; k++) sum += a[i * order + k] * a[row + k]
    product[i] = sum / scale
    overlap += product[i] * a[row + i]
  }
  const half = overlap / (2 * scale)
  for (let i = 0; i < m; i++) product[i] -= half * a[row + i]
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < m; k++) {
      a[i * order + k] -= product[i] * a[row + k] + a[row + i] * product[k]
    }
  }
}

/** Implicit QL with Wilkinson's shift; `diagonal` becomes the eigenvalues. */
function implicitQl(diagonal: Float64Array, off: Float64Array): void {
  const order = diagonal.length
  for (let l = 0; l < order; l++) {
    for (let iteration = 0; iteration < 60; iteration++) {
      let m = l
      for (; m < order - 1; m++) {
        const scale = Math.abs(diagonal[m]) + Math.abs(diagonal[m + 1])
        if (Math.abs(off[m]) <= Number.EPSILON * 0.5 * scale) break
      }
      if (m === l) break
      qlStep(diagonal, off, l, m)
    }
  }
}

function qlStep(diagonal: Float64Array, off: Float64Array, l: number, m: number): void {
  const half = (diagonal[l + 1] - diagonal[l]) / (2 * off[l])
  const root = Math.hypot(half, 1)
  let g = diagonal[m] - diagonal[l] + off[l] / (half + (half < 0 ? -root : root))
  let sine = 1
  let cosine = 1
  let p = 0
  for (let i = m - 1; i >= l; i--) {
    const f = sine * off[i]
    const b = cosine * off[i]
    const radius = Math.hypot(f, g)
    off[i + 1] = radius
    if (radius === 0) {
      diagonal[i + 1] -= p
      off[m] = 0
      return
    }
    sine = f / radius
    cosine = g / radius
    g = diagonal[i + 1] - p
    const r = (diagonal[i] - g) * sine + 2 * cosine * b
    p = sine * r
    diagonal[i + 1] = g + p
    g = cosine * r - b
  }
  diagonal[l] -= p
  off[l] = g
  off[m] = 0
}
