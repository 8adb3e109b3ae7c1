import type { DoubleDoubles } from '../numeric/doubleDouble'
import { addDoubleDouble, createDoubleDoubles } from '../numeric/doubleDouble'
import { addScaledDoubleDouble, dotDoubleDouble } from '../numeric/doubleDoubleVectors'
import { invertUpperTriangle, timesOwnTranspose } from '../numeric/triangular'
import type { ColumnNorms } from './columnNorms'
import type { RankReveal } from './revealRank'

/** Everything in frame units, columns in the order of the accepted ones: r entries, r × r matrices column-major. */
export interface FrameSolution {
  readonly rank: number
  readonly columns: readonly number[]
  /** Coefficients of the centred columns. */
  readonly centeredCoefficients: Float64Array
  /** Coefficients of the columns as the data have them. */
  readonly coefficients: Float64Array
  readonly centeredInverse: Float64Array
  readonly inverse: Float64Array
  /** R of the uncentred columns. */
  readonly triangle: Float64Array
  /** inverse · inverseᵀ, row-major. */
  readonly covariance: Float64Array
  /** Qᵀy of the uncentred response. */
  readonly effects: Float64Array
  readonly residualNorm: number
}

/** Solves R β = Qᵀy and undoes the centering, all in double-double, so that only the factorisation's rounding remains. */
export function solveInFrame(reveal: RankReveal, norms: ColumnNorms): FrameSolution {
  const { columns, triangle, effects, residualNorm } = reveal
  const rank = columns.length
  const centeredInverse = invertUpperTriangle(triangle, rank)
  const centered = timesVector(centeredInverse, effects, rank)
  const inverse = { high: centeredInverse.high.slice(), low: centeredInverse.low.slice() }
  const coefficients = { high: centered.high.slice(), low: centered.low.slice() }
  const rawEffects = effects.high.slice()
  const rawTriangle = triangle.high.slice()
  if (columns[0] === 0) {
    const { shift } = norms
    columns.forEach((column, k) => {
      if (k === 0 || shift[column] === 0) return
      const factor = { high: -shift[column], low: 0 }
      const row = (start: number) => ({ values: inverse, start, stride: rank })
      addScaledDoubleDouble(factor, row(k), row(0), rank)
      rawTriangle[k * rank] += shift[column] * triangle.high[0]
      const entry = (start: number) => ({ values: coefficients, start, stride: 1 })
      addScaledDoubleDouble(factor, entry(k), entry(0), 1)
    })
    const responseShift = shift[shift.length - 1]
    addTo(coefficients, responseShift)
    rawEffects[0] += responseShift * triangle.high[0]
  }
  return {
    rank,
    columns,
    centeredCoefficients: centered.high,
    coefficients: coefficients.high,
    centeredInverse: centeredInverse.high,
    inverse: inverse.high,
    triangle: rawTriangle,
    covariance: timesOwnTranspose(inverse, rank),
    effects: rawEffects,
    residualNorm,
  }
}

function addTo(values: DoubleDoubles, addend: number): void {
  const out = new Float64Array(2)
  addDoubleDouble(values.high[0], values.low[0], addend, 0, out)
  values.high[0] = out[0]
  values.low[0] = out[1]
}

function timesVector(triangle: DoubleDoubles, vector: DoubleDoubles, order: number): DoubleDoubles {
  const product = createDoubleDoubles(order)
  const out = new Float64Array(2)
  for (let i = 0; i < order; i++) {
    const row = { values: triangle, start: i * order + i, stride: order }
    dotDoubleDouble(row, { values: vector, start: i, stride: 1 }, order - i, out)
    product.high[i] = out[0]
    product.low[i] = out[1]
  }
  return product
}
