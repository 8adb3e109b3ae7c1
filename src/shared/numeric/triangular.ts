import type { DoubleDoubles } from './doubleDouble'
import { addDoubleDouble, createDoubleDoubles, divideDoubleDouble } from './doubleDouble'
import { dotDoubleDouble } from './doubleDoubleVectors'

/** The inverse of an upper triangular matrix in double-double; both `order` × `order`, column-major. The diagonal must not be 0. */
export function invertUpperTriangle(triangle: DoubleDoubles, order: number): DoubleDoubles {
  const inverse = createDoubleDoubles(order * order)
  const out = new Float64Array(2)
  for (let k = 0; k < order; k++) {
    for (let i = k; i >= 0; i--) {
      const row = { values: triangle, start: (i + 1) * order + i, stride: order }
      const column = { values: inverse, start: k * order + i + 1, stride: 1 }
      dotDoubleDouble(row, column, k - i, out)
      addDoubleDouble(i === k ? 1 : 0, 0, -out[0], -out[1], out)
      const diagonal = i * order + i
      divideDoubleDouble(out[0], out[1], triangle.high[diagonal], triangle.low[diagonal], out)
      inverse.high[k * order + i] = out[0]
      inverse.low[k * order + i] = out[1]
    }
  }
  return inverse
}

/** U Uᵀ of an upper triangular matrix (column-major, double-double), rounded to double, row-major. */
export function timesOwnTranspose(triangle: DoubleDoubles, order: number): Float64Array {
  const product = new Float64Array(order * order)
  const out = new Float64Array(2)
  for (let i = 0; i < order; i++) {
    for (let j = i; j < order; j++) {
      const row = { values: triangle, start: j * order + i, stride: order }
      const other = { values: triangle, start: j * order + j, stride: order }
      dotDoubleDouble(row, other, order - j, out)
      product[i * order + j] = product[j * order + i] = out[0]
    }
  }
  return product
}
