import { addDoubleDouble, multiplyDoubleDouble } from '../numeric/doubleDouble'
import type { DoubleDoubles } from '../numeric/doubleDouble'
import type { Evaluator, RowBlock } from './evaluator'
import { BLOCK_ROWS, inBlocks } from './evaluator'
import type { PolynomialBasis } from './polynomialBasis'

/** Writes the columns of a variable, column after column. */
export interface ColumnsWriter {
  readonly fill: (block: RowBlock, target: Float64Array) => void
  readonly fillDoubleDouble: (block: RowBlock, high: Float64Array, low: Float64Array) => void
}

/** The columns p₁ / √ν₁ … of an orthogonal basis, or x … x^degree where there is none, at the values of `x`. */
export function polynomialColumns(
  x: Evaluator,
  degree: number,
  basis: PolynomialBasis | null,
): ColumnsWriter {
  const argument = new Float64Array(BLOCK_ROWS)
  const pairs: DoubleDoubles = { high: new Float64Array(BLOCK_ROWS), low: new Float64Array(BLOCK_ROWS) }
  return {
    fill: (whole, target) => {
      const stride = whole.end - whole.start
      inBlocks(whole, (block, offset) => {
        x.fill(block, argument)
        const place = { count: block.end - block.start, stride, offset, degree }
        if (basis === null) writePowers(argument, target, place)
        else writeBasis(argument, target, { ...place, basis })
      })
    },
    fillDoubleDouble: (whole, high, low) => {
      const stride = whole.end - whole.start
      inBlocks(whole, (block, offset) => {
        x.fillDoubleDouble(block, pairs.high, pairs.low)
        const place = { count: block.end - block.start, stride, offset, degree }
        writePairs(pairs, { high, low }, { ...place, basis })
      })
    },
  }
}

interface Place {
  readonly count: number
  /** Rows of a column of the target. */
  readonly stride: number
  /** Row of the target at which the block begins. */
  readonly offset: number
  readonly degree: number
}

function writePowers(x: Float64Array, target: Float64Array, { count, stride, offset, degree }: Place): void {
  for (let k = 0; k < degree; k++) {
    const column = k * stride + offset
    for (let i = 0; i < count; i++) target[column + i] = k === 1 ? x[i] * x[i] : x[i] ** (k + 1)
  }
}

/** The recurrence in double, then each column divided by its norm. */
function writeBasis(
  x: Float64Array,
  target: Float64Array,
  { count, stride, offset, degree, basis }: Place & { readonly basis: PolynomialBasis },
): void {
  for (let k = 0; k < degree; k++) {
    const [high, low, ratio] = [basis.alpha.high[k], basis.alpha.low[k], basis.ratio.high[k]]
    const next = k * stride + offset
    const [current, previous] = [next - stride, next - 2 * stride]
    for (let i = 0; i < count; i++) {
      const centered = x[i] - high - low
      if (k === 0) target[next + i] = centered
      else target[next + i] = centered * target[current + i] - ratio * (k === 1 ? 1 : target[previous + i])
    }
  }
  for (let k = 0; k < degree; k++) {
    const [start, factor] = [k * stride + offset, basis.inverseNorm.high[k + 1]]
    for (let i = start; i < start + count; i++) target[i] *= factor
  }
}

const out = new Float64Array(2)

/** The same in double-double; without a basis the recurrence is xᵏ⁺¹ = x · xᵏ. */
function writePairs(
  x: DoubleDoubles,
  target: DoubleDoubles,
  place: Place & { readonly basis: PolynomialBasis | null },
): void {
  const { degree, basis } = place
  for (let k = 0; k < degree; k++) nextPair(x, target, { ...place, k })
  for (let k = 0; basis !== null && k < degree; k++) scaleColumn(target, { ...place, basis, k })
}

/** pₖ₊₁ = (x − αₖ) pₖ − (νₖ / νₖ₋₁) pₖ₋₁, each column from the two before it. */
function nextPair(
  x: DoubleDoubles,
  { high, low }: DoubleDoubles,
  { count, stride, offset, basis, k }: Place & { readonly basis: PolynomialBasis | null; readonly k: number },
): void {
  const alphaHigh = basis === null ? 0 : basis.alpha.high[k]
  const alphaLow = basis === null ? 0 : basis.alpha.low[k]
  const ratioHigh = basis === null ? 0 : -basis.ratio.high[k]
  const ratioLow = basis === null ? 0 : -basis.ratio.low[k]
  const column = k * stride + offset
  for (let i = 0, at = column; i < count; i++, at++) {
    addDoubleDouble(x.high[i], x.low[i], -alphaHigh, -alphaLow, out)
    if (k > 0) multiplyDoubleDouble(out[0], out[1], high[at - stride], low[at - stride], out)
    if (k > 0 && ratioHigh !== 0) {
      const productHigh = out[0]
      const productLow = out[1]
      const previousHigh = k === 1 ? 1 : high[at - 2 * stride]
      const previousLow = k === 1 ? 0 : low[at - 2 * stride]
      multiplyDoubleDouble(ratioHigh, ratioLow, previousHigh, previousLow, out)
      addDoubleDouble(productHigh, productLow, out[0], out[1], out)
    }
    high[at] = out[0]
    low[at] = out[1]
  }
}

function scaleColumn(
  { high, low }: DoubleDoubles,
  { count, stride, offset, basis, k }: Place & { readonly basis: PolynomialBasis; readonly k: number },
): void {
  const factorHigh = basis.inverseNorm.high[k + 1]
  const factorLow = basis.inverseNorm.low[k + 1]
  const start = k * stride + offset
  for (let at = start; at < start + count; at++) {
    multiplyDoubleDouble(high[at], low[at], factorHigh, factorLow, out)
    high[at] = out[0]
    low[at] = out[1]
  }
}
