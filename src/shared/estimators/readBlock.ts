import type { DesignMatrix } from '../formula/designMatrix'
import type { DoubleDoubles } from '../numeric/doubleDouble'
import {
  addDoubleDouble,
  multiplyDoubleDouble,
  squareRootDoubleDouble,
  twoSum,
} from '../numeric/doubleDouble'
import { natureOf } from './dataPrecision'
import type { Frame } from './frame'

export interface RowRange {
  readonly start: number
  readonly end: number
}

/**
 * Writes rows [start, end) of √w·[X, y] in the frame's coordinates, column after column. Rows of zero weight become rows of
 * zeros, which leave a factorisation as it is.
 */
export function readBlock(design: DesignMatrix, frame: Frame, range: RowRange, target: Float64Array): void {
  const { columnCount, weights } = design
  const rows = range.end - range.start
  design.fill(range.start, range.end, target)
  design.fillResponse(range.start, range.end, target.subarray(rows * columnCount, rows * (columnCount + 1)))
  for (let j = 0; j <= columnCount; j++) {
    const exponent = frame.exponent[j]
    const center = frame.center[j]
    if (center !== 0 || exponent !== 0) shift(target, j * rows, rows, { center, scale: 2 ** -exponent })
  }
  if (weights) applyWeights(target, columnCount + 1, weights.subarray(range.start, range.end))
}

function shift(
  target: Float64Array,
  start: number,
  count: number,
  { center, scale }: { readonly center: number; readonly scale: number },
): void {
  const scaledCenter = center * scale
  for (let i = start; i < start + count; i++) target[i] = target[i] * scale - scaledCenter
}

function applyWeights(target: Float64Array, columns: number, weights: Float64Array): void {
  const rows = weights.length
  for (let i = 0; i < rows; i++) {
    const root = Math.sqrt(weights[i])
    for (let j = 0; j < columns; j++) target[j * rows + i] *= root
  }
}

export interface ExtendedBlock extends DoubleDoubles {
  /** One entry a column; bits are added as they are met. */
  readonly natures: Uint8Array
}

const out = new Float64Array(2)

/** `readBlock` in double-double: columns as `fillDoubleDouble` has them, shifts and √w to the same precision. */
export function readBlockDoubleDouble(
  design: DesignMatrix,
  frame: Frame,
  range: RowRange,
  { high, low, natures }: ExtendedBlock,
): void {
  const { columnCount, weights } = design
  const rows = range.end - range.start
  const response = rows * columnCount
  design.fillDoubleDouble(range.start, range.end, high, low)
  design.fillResponse(range.start, range.end, high.subarray(response, response + rows))
  low.fill(0, response, response + rows)
  for (let j = 0; j <= columnCount; j++) {
    natures[j] |= natureOf({ high, low }, j * rows, rows)
    const scale = 2 ** -frame.exponent[j]
    const center = frame.center[j] * scale
    for (let i = j * rows; i < (j + 1) * rows; i++) {
      twoSum(high[i] * scale, -center, out)
      addDoubleDouble(out[0], out[1], low[i] * scale, 0, out)
      high[i] = out[0]
      low[i] = out[1]
    }
  }
  if (weights)
    applyWeightsDoubleDouble({ high, low }, columnCount + 1, weights.subarray(range.start, range.end))
}

function applyWeightsDoubleDouble(target: DoubleDoubles, columns: number, weights: Float64Array): void {
  const rows = weights.length
  for (let i = 0; i < rows; i++) {
    squareRootDoubleDouble(weights[i], 0, out)
    const rootHigh = out[0]
    const rootLow = out[1]
    for (let cell = i; cell < columns * rows; cell += rows) {
      multiplyDoubleDouble(target.high[cell], target.low[cell], rootHigh, rootLow, out)
      target.high[cell] = out[0]
      target.low[cell] = out[1]
    }
  }
}
