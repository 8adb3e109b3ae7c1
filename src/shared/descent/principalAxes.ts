/** Eigenvalues of a symmetric matrix with their eigenvectors. */
export interface PrincipalAxes {
  /** In no particular order. */
  readonly values: Float64Array
  /** Row k is the unit eigenvector of `values[k]`; order × order. */
  readonly vectors: Float64Array
}

const MAXIMUM_SWEEPS = 60

/**
 * Principal axes of a symmetric matrix (`order` × `order`, row-major) by cyclic Jacobi rotations (Golub and Van Loan 8.5). Entries
 * that are not finite give NaN.
 */
export function principalAxes(matrix: Float64Array, order: number): PrincipalAxes {
  const work = matrix.slice()
  const vectors = new Float64Array(order * order)
  for (let k = 0; k < order; k++) vectors[k * order + k] = 1
  if (!work.every(Number.isFinite))
    return { values: new Float64Array(order).fill(NaN), vectors: vectors.fill(NaN) }
  for (let sweep = 0; sweep < MAXIMUM_SWEEPS; sweep++) {
    let rotated = false
    for (let p = 0; p < order - 1; p++) {
      for (let q = p + 1; q < order; q++) {
        const angle = rotation(work, order, p, q)
        if (!angle) continue
        rotated = true
        rotate(work, order, { p, q, ...angle })
        rotateRows(vectors, order, { p, q, ...angle })
      }
    }
    if (!rotated) break
  }
  return { values: Float64Array.from({ length: order }, (_, k) => work[k * order + k]), vectors }
}

interface Rotation {
  readonly p: number
  readonly q: number
  readonly cosine: number
  readonly sine: number
  /** sine / cosine. */
  readonly tangent: number
}

/** The rotation that makes entry (p, q) zero; null when it is negligible beside √(a_pp a_qq) already. */
function rotation(a: Float64Array, order: number, p: number, q: number): Omit<Rotation, 'p' | 'q'> | null {
  const off = a[p * order + q]
  const first = a[p * order + p]
  const second = a[q * order + q]
  const scale = Math.sqrt(Math.abs(first)) * Math.sqrt(Math.abs(second))
  if (off === 0 || Math.abs(off) <= (Number.EPSILON / 2) * scale) return null
  const theta = (second - first) / (2 * off)
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(1, theta))
  const cosine = 1 / Math.hypot(1, tangent)
  return { cosine, sine: tangent * cosine, tangent }
}

function rotate(a: Float64Array, order: number, { p, q, cosine, sine, tangent }: Rotation): void {
  const off = a[p * order + q]
  a[p * order + p] -= tangent * off
  a[q * order + q] += tangent * off
  a[p * order + q] = a[q * order + p] = 0
  for (let k = 0; k < order; k++) {
    if (k === p || k === q) continue
    const inP = a[k * order + p]
    const inQ = a[k * order + q]
    a[k * order + p] = a[p * order + k] = cosine * inP - sine * inQ
    a[k * order + q] = a[q * order + k] = sine * inP + cosine * inQ
  }
}

function rotateRows(vectors: Float64Array, order: number, { p, q, cosine, sine }: Rotation): void {
  for (let k = 0; k < order; k++) {
    const inP = vectors[p * order + k]
    const inQ = vectors[q * order + k]
    vectors[p * order + k] = cosine * inP - sine * inQ
    vectors[q * order + k] = sine * inP + cosine * inQ
  }
}
