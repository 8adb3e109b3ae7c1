import {
  addDoubleDouble,
  divideDoubleDouble,
  multiplyDoubleDouble,
  squareRootDoubleDouble,
} from '../numeric/doubleDouble'
import type { BinaryOperator } from './expression'
import type { Kernel } from './kernels'

/** A kernel on registers that hold high + low. */
export type DoubleDoubleKernel = (
  high: readonly Float64Array[],
  low: readonly Float64Array[],
  place: { readonly at: number; readonly count: number },
) => void

/** Whole powers up to this are built by multiplication. */
const LARGEST_POWER = 1024

const out = new Float64Array(2)

/** The operators whose result is known beyond a double. */
export const binaryDoubleDoubleKernels: Readonly<Partial<Record<BinaryOperator, DoubleDoubleKernel>>> = {
  '+': binary((a, b, c, d) => addDoubleDouble(a, b, c, d, out)),
  '-': binary((a, b, c, d) => addDoubleDouble(a, b, -c, -d, out)),
  '*': binary((a, b, c, d) => multiplyDoubleDouble(a, b, c, d, out)),
  '/': binary((a, b, c, d) => divideDoubleDouble(a, b, c, d, out)),
  '^': binary(power),
  '<': comparison((order) => order < 0),
  '<=': comparison((order) => order <= 0),
  '>': comparison((order) => order > 0),
  '>=': comparison((order) => order >= 0),
  '==': comparison((order) => order === 0),
  '!=': comparison((order) => order !== 0),
}

export const negateDoubleDouble: DoubleDoubleKernel = unary((high, low) => store(-high, -low))
export const squareRoot: DoubleDoubleKernel = unary((high, low) => squareRootDoubleDouble(high, low, out))
export const absolute: DoubleDoubleKernel = unary((high, low) =>
  high < 0 || (high === 0 && low < 0) ? store(-high, -low) : store(high, low),
)

/** test, yes, no. */
export const chooseDoubleDouble: DoubleDoubleKernel = (high, low, { at, count }) => {
  for (let i = 0; i < count; i++) {
    const test = high[at][i]
    const chosen = test === 0 ? at + 2 : at + 1
    high[at][i] = Number.isNaN(test) ? NaN : high[chosen][i]
    low[at][i] = Number.isNaN(test) ? 0 : low[chosen][i]
  }
}

/** A kernel that knows its result in double only. */
export function withoutLow(kernel: Kernel): DoubleDoubleKernel {
  return (high, low, { at, count }) => {
    kernel(high, at, count)
    low[at].fill(0, 0, count)
  }
}

function unary(apply: (high: number, low: number) => void): DoubleDoubleKernel {
  return (high, low, { at, count }) => {
    for (let i = 0; i < count; i++) {
      apply(high[at][i], low[at][i])
      high[at][i] = out[0]
      low[at][i] = out[1]
    }
  }
}

type Pairwise = (aHigh: number, aLow: number, bHigh: number, bLow: number) => void

function binary(apply: Pairwise): DoubleDoubleKernel {
  return (high, low, { at, count }) => {
    const [aHigh, aLow, bHigh, bLow] = [high[at], low[at], high[at + 1], low[at + 1]]
    for (let i = 0; i < count; i++) {
      apply(aHigh[i], aLow[i], bHigh[i], bLow[i])
      aHigh[i] = out[0]
      aLow[i] = out[1]
    }
  }
}

/** `order` is the sign of a − b. */
function comparison(holds: (order: number) => boolean): DoubleDoubleKernel {
  return binary((aHigh, aLow, bHigh, bLow) => {
    const order = aHigh === bHigh ? aLow - bLow : aHigh < bHigh ? -1 : 1
    store(Number.isNaN(aHigh) || Number.isNaN(bHigh) ? NaN : holds(order) ? 1 : 0, 0)
  })
}

/** aᵇ by repeated squaring for whole b, else in double. */
function power(aHigh: number, aLow: number, bHigh: number, bLow: number): void {
  const exponent = Math.abs(bHigh)
  if (bLow !== 0 || !Number.isInteger(exponent) || exponent > LARGEST_POWER) {
    return store(aHigh === 1 && aLow === 0 ? 1 : aHigh ** bHigh, 0)
  }
  let [high, low] = [1, 0]
  let [squareHigh, squareLow] = [aHigh, aLow]
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) {
      multiplyDoubleDouble(high, low, squareHigh, squareLow, out)
      high = out[0]
      low = out[1]
    }
    if (rest === 1) break
    multiplyDoubleDouble(squareHigh, squareLow, squareHigh, squareLow, out)
    squareHigh = out[0]
    squareLow = out[1]
  }
  if (bHigh < 0) divideDoubleDouble(1, 0, high, low, out)
  else store(high, low)
}

function store(high: number, low: number): void {
  out[0] = high
  out[1] = low
}
