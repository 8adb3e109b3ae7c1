export interface SingularValues {
  /** Descending. */
  readonly values: Float64Array
  /** Right singular vectors, order × order: the k-th is `vectors[j * order + k]`, j = 0 … order − 1. */
  readonly vectors: Float64Array
}

const MAXIMUM_SWEEPS = 60

/**
 * Singular values and right singular vectors of a square matrix (`order` × `order`, row-major) by one-sided Jacobi rotations
 * (Hestenes 1958), which keep the relative accuracy of small singular values as far as the scaling of the columns allows (Demmel
 * and Veselić 1992).
 */
export function singularValues(matrix: Float64Array, order: number): SingularValues {
  const columns = Array.from({ length: order }, (_, k) =>
    Float64Array.from({ length: order }, (__, i) => matrix[i * order + k]),
  )
  const turned = Array.from({ length: order }, (_, k) => {
    const unit = new Float64Array(order)
    unit[k] = 1
    return unit
  })
  for (let sweep = 0; sweep < MAXIMUM_SWEEPS; sweep++) {
    let isRotated = false
    for (let p = 0; p < order - 1; p++) {
      for (let q = p + 1; q < order; q++) {
        const rotation = rotationOf(columns[p], columns[q])
        if (rotation === null) continue
        rotate(columns[p], columns[q], rotation)
        rotate(turned[p], turned[q], rotation)
        isRotated = true
      }
    }
    if (!isRotated) break
  }
  const norms = columns.map((column) => Math.sqrt(dot(column, column)))
  const places = norms.map((_, k) => k).sort((a, b) => norms[b] - norms[a])
  const vectors = new Float64Array(order * order)
  places.forEach((place, k) => {
    for (let j = 0; j < order; j++) vectors[j * order + k] = turned[place][j]
  })
  return { values: Float64Array.from(places, (place) => norms[place]), vectors }
}

interface Rotation {
  readonly cosine: number
  readonly sine: number
}

/** The rotation that makes two columns orthogonal; null where they are to rounding. */
function rotationOf(a: Float64Array, b: Float64Array): Rotation | null {
  const product = dot(a, b)
  const squareA = dot(a, a)
  const squareB = dot(b, b)
  if (!(Math.abs(product) > Number.EPSILON * Math.sqrt(squareA) * Math.sqrt(squareB))) return null
  const theta = (squareB - squareA) / (2 * product)
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(1, theta))
  const cosine = 1 / Math.sqrt(1 + tangent * tangent)
  return { cosine, sine: tangent * cosine }
}

function rotate(a: Float64Array, b: Float64Array, { cosine, sine }: Rotation): void {
  for (let i = 0; i < a.length; i++) {
    const own = a[i]
    a[i] = cosine * own - sine * b[i]
    b[i] = sine * own + cosine * b[i]
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}
