import { dotDoubleDouble } from '../numeric/doubleDoubleVectors'
import type { CoefficientRow } from './coefficientMap'
import type { LeastSquares } from './leastSquares'
import { rotateToTriangle } from './rotateToTriangle'

export interface LiftedFactor extends Pick<LeastSquares, 'inverseR' | 'unscaledCovariance' | 'effects'> {
  readonly centeredInverseR: Float64Array
}

/** Z R⁻¹, as it is and about the centers, made triangles by one rotation, which the effects follow. */
export function liftFactor(
  map: readonly CoefficientRow[],
  { rank: width, inverseR, effects }: LeastSquares,
  centeredFirstRow: Float64Array | null,
): LiftedFactor {
  const order = map.length
  const rows = new Float64Array((order + 2) * width)
  fillProduct(rows, map, { width, inverseR })
  // The first row as it is, and the effects, go along behind the block.
  rows.set(rows.subarray(0, width), order * width)
  rows.set(effects.subarray(0, width), (order + 1) * width)
  if (centeredFirstRow !== null) rows.set(centeredFirstRow)
  rotateToTriangle(rows, { order, width })
  const row = (i: number): Float64Array => rows.subarray(i * width, (i + 1) * width)
  const centeredInverseR = new Float64Array(order * order)
  for (let i = 0; i < order; i++) centeredInverseR.set(row(i), (i + 1) * order - width)
  const raw = centeredInverseR.slice()
  raw.set(row(order), order - width)
  const turned = new Float64Array(order)
  turned.set(row(order + 1), order - width)
  return {
    inverseR: raw,
    centeredInverseR,
    effects: turned,
    unscaledCovariance: timesTranspose(raw, order),
  }
}

function fillProduct(
  rows: Float64Array,
  map: readonly CoefficientRow[],
  { width, inverseR }: { readonly width: number; readonly inverseR: Float64Array },
): void {
  const inverse = { high: inverseR, low: new Float64Array(inverseR.length) }
  const out = new Float64Array(2)
  map.forEach(({ slopes }, i) => {
    const own = { values: slopes, start: 0, stride: 1 }
    for (let k = 0; k < width; k++) {
      dotDoubleDouble(own, { values: inverse, start: k, stride: width }, k + 1, out)
      rows[i * width + k] = out[0]
    }
  })
}

function timesTranspose(factor: Float64Array, order: number): Float64Array {
  const product = new Float64Array(order * order)
  for (let i = 0; i < order; i++) {
    for (let j = 0; j < order; j++) {
      let sum = 0
      for (let k = Math.max(i, j); k < order; k++) sum += factor[i * order + k] * factor[j * order + k]
      product[i * order + j] = sum
    }
  }
  return product
}
