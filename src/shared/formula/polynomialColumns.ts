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
        for (let i = 0; i < place.count; i++) writeRow(i, pairs, { high, low }, { ...place, basis })
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

/** All columns of one row in double-double. */
function writeRow(
  i: number,
  x: DoubleDoubles,
  target: DoubleDoubles,
  { stride, offset, degree, basis }: Place & { readonly basis: PolynomialBasis | null },
): void {
  let [currentHigh, currentLow, previousHigh, previousLow] = [1, 0, 0, 0]
  for (let k = 0; k < degree; k++) {
    out[0] = x.high[i]
    out[1] = x.low[i]
    if (basis !== null) addDoubleDouble(out[0], out[1], -basis.alpha.high[k], -basis.alpha.low[k], out)
    multiplyDoubleDouble(out[0], out[1], currentHigh, currentLow, out)
    if (basis !== null && k > 0) {
      const [high, low] = [out[0], out[1]]
      multiplyDoubleDouble(basis.ratio.high[k], basis.ratio.low[k], previousHigh, previousLow, out)
      addDoubleDouble(high, low, -out[0], -out[1], out)
    }
    previousHigh = currentHigh
    previousLow = currentLow
    currentHigh = out[0]
    currentLow = out[1]
    const { high, low } = basis?.inverseNorm ?? unit
    const at = basis === null ? 0 : k + 1
    multiplyDoubleDouble(currentHigh, currentLow, high[at], low[at], out)
    target.high[k * stride + offset + i] = out[0]
    target.low[k * stride + offset + i] = out[1]
  }
}

const unit: DoubleDoubles = { high: Float64Array.of(1), low: Float64Array.of(0) }
