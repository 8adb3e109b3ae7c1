import { addDoubleDouble, divideDoubleDouble, multiplyDoubleDouble } from '../numeric/doubleDouble'
import type { Evaluator, RowBlock } from './evaluator'
import type { BinaryOperator } from './expression'

/** Highest whole power that is built by multiplication. */
const MAX_POWER = 64

type Operation = (a: readonly [number, number], b: readonly [number, number], out: Float64Array) => void

/**
 * The block evaluator of an operator in double-double. Sums, products, quotients and whole powers are exact to about 31 digits,
 * so that x^10 does not lose the digits that x has; what is neither is evaluated in double.
 */
export function arithmeticDoubleDouble(
  operator: BinaryOperator,
  [left, right]: readonly [Evaluator, Evaluator],
  inDouble: (a: number, b: number) => number,
): Evaluator['fillDoubleDouble'] {
  const operation = operations[operator]
  const out = new Float64Array(2)
  let scratch = { high: new Float64Array(0), low: new Float64Array(0) }
  return (block: RowBlock, high, low) => {
    const count = block.end - block.start
    if (scratch.high.length < count) {
      scratch = { high: new Float64Array(count), low: new Float64Array(count) }
    }
    left.fillDoubleDouble(block, high, low)
    right.fillDoubleDouble(block, scratch.high, scratch.low)
    for (let i = 0; i < count; i++) {
      const rounded = inDouble(high[i], scratch.high[i])
      out[0] = rounded
      out[1] = 0
      if (Number.isFinite(rounded)) operation?.([high[i], low[i]], [scratch.high[i], scratch.low[i]], out)
      high[i] = out[0]
      low[i] = out[1]
    }
  }
}

const operations: Readonly<Partial<Record<BinaryOperator, Operation>>> = {
  '+': (a, b, out) => addDoubleDouble(a[0], a[1], b[0], b[1], out),
  '-': (a, b, out) => addDoubleDouble(a[0], a[1], -b[0], -b[1], out),
  '*': (a, b, out) => multiplyDoubleDouble(a[0], a[1], b[0], b[1], out),
  '/': (a, b, out) => divideDoubleDouble(a[0], a[1], b[0], b[1], out),
  '^': powerDoubleDouble,
}

/** aᵇ by repeated squaring for whole b from 1 to 64; other exponents leave the double in `out`. */
function powerDoubleDouble(
  a: readonly [number, number],
  b: readonly [number, number],
  out: Float64Array,
): void {
  const exponent = b[0]
  if (!Number.isInteger(exponent) || b[1] !== 0 || exponent < 1 || exponent > MAX_POWER) return
  let [high, low] = [1, 0]
  let [squareHigh, squareLow] = a
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) {
      multiplyDoubleDouble(high, low, squareHigh, squareLow, out)
      high = out[0]
      low = out[1]
    }
    multiplyDoubleDouble(squareHigh, squareLow, squareHigh, squareLow, out)
    squareHigh = out[0]
    squareLow = out[1]
  }
  out[0] = high
  out[1] = low
}
