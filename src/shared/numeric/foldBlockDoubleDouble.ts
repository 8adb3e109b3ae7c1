import type { DoubleDoubles } from './doubleDouble'
import {
  addDoubleDouble,
  divideDoubleDouble,
  multiplyDoubleDouble,
  squareRootDoubleDouble,
} from './doubleDouble'
import { addScaledDoubleDouble, dotDoubleDouble } from './doubleDoubleVectors'

/**
 * `foldBlock` in double-double arithmetic: folds `rows` rows of `block` into the triangle of a QR factorisation. Both are
 * column-major; entries should be scaled near 1, so that no square leaves the range of doubles.
 */
export function foldBlockDoubleDouble(
  triangle: DoubleDoubles,
  order: number,
  block: DoubleDoubles,
  rows: number,
): void {
  for (let j = 0; j < order; j++) {
    const diagonal = j * order + j
    const pivot = { values: block, start: j * rows, stride: 1 }
    const reflector = createReflector(triangle, diagonal, pivot, rows)
    if (reflector === null) continue
    for (let k = j + 1; k < order; k++) {
      applyReflector(reflector, triangle, k * order + j, { values: block, start: k * rows, stride: 1 })
    }
  }
}

interface Column {
  readonly values: DoubleDoubles
  readonly start: number
  readonly stride: number
}

/** H = I − β u uᵀ, u = (head, tail). */
interface Reflector {
  readonly head: { readonly high: number; readonly low: number }
  readonly beta: { readonly high: number; readonly low: number }
  readonly tail: Column
  readonly count: number
}

/** Squares below this lose their low parts to underflow; entries so small are the rounding left over by earlier reflections. */
const NEGLIGIBLE = 2 ** -800

const out = new Float64Array(2)
const taken = (): { high: number; low: number } => ({ high: out[0], low: out[1] })

/** The reflection that maps (triangle[diagonal], tail) to (∓norm, 0); null when the tail is as good as zero. */
export function createReflector(
  triangle: DoubleDoubles,
  diagonal: number,
  tail: Column,
  count: number,
): Reflector | null {
  dotDoubleDouble(tail, tail, count, out)
  if (out[0] < NEGLIGIBLE) return null
  const squares = taken()
  const alpha = { high: triangle.high[diagonal], low: triangle.low[diagonal] }
  multiplyDoubleDouble(alpha.high, alpha.low, alpha.high, alpha.low, out)
  addDoubleDouble(out[0], out[1], squares.high, squares.low, out)
  squareRootDoubleDouble(out[0], out[1], out)
  const sign = alpha.high < 0 ? -1 : 1
  const norm = { high: sign * out[0], low: sign * out[1] }
  addDoubleDouble(alpha.high, alpha.low, norm.high, norm.low, out)
  const head = taken()
  multiplyDoubleDouble(norm.high, norm.low, head.high, head.low, out)
  divideDoubleDouble(1, 0, out[0], out[1], out)
  triangle.high[diagonal] = -norm.high
  triangle.low[diagonal] = -norm.low
  return { head, beta: taken(), tail, count }
}

/** Applies H to the column whose first entry is `values[entry]` and whose rest is `column`. */
export function applyReflector(
  { head, beta, tail, count }: Reflector,
  values: DoubleDoubles,
  entry: number,
  column: Column,
): void {
  const above = { high: values.high[entry], low: values.low[entry] }
  dotDoubleDouble(tail, column, count, out)
  const product = taken()
  multiplyDoubleDouble(head.high, head.low, above.high, above.low, out)
  addDoubleDouble(out[0], out[1], product.high, product.low, out)
  multiplyDoubleDouble(out[0], out[1], -beta.high, -beta.low, out)
  const weight = taken()
  multiplyDoubleDouble(weight.high, weight.low, head.high, head.low, out)
  addDoubleDouble(above.high, above.low, out[0], out[1], out)
  values.high[entry] = out[0]
  values.low[entry] = out[1]
  addScaledDoubleDouble(weight, tail, column, count)
}
