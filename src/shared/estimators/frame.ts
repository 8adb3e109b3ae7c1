import type { DesignMatrix } from '../formula/designMatrix'
import { createDoubleDoubles } from '../numeric/doubleDouble'
import type { DataPrecision } from './dataPrecision'
import { natureOf, precisionOf } from './dataPrecision'

/**
 * The coordinates in which the factorisation runs: column j of [X, y] enters as (x − center[j]) · 2^−exponent[j].
 * A center is a value of the data, so that the subtraction is exact where it matters (values far from zero and close
 * together), and 0 where it would not help; without an intercept all are 0. Exponents are 0 unless a column's squares would
 * leave the range of doubles. The last entries are the response's.
 */
export interface Frame {
  readonly center: Float64Array
  readonly exponent: Int32Array
}

/** A column is centred when its mean is at least this many standard deviations from zero. */
const WORTH_CENTERING = 4
const SMALLEST_NORM = 2 ** -400
const LARGEST_NORM = 2 ** 480

/** True when column 0 is the intercept, so that other columns may be shifted. */
export const hasLeadingIntercept = (design: DesignMatrix): boolean =>
  design.hasIntercept && design.assign[0] === 0

/** Chooses centers and judges the data's precision from the first rows; exponents are all 0. */
export function surveyDesign(
  design: DesignMatrix,
  pilotRows: number,
): { readonly frame: Frame; readonly precision: DataPrecision } {
  const order = design.columnCount + 1
  const rows = Math.min(pilotRows, design.rowCount)
  const pilot = createDoubleDoubles(rows * order)
  const response = pilot.high.subarray(rows * design.columnCount)
  design.fillDoubleDouble(0, rows, pilot.high, pilot.low)
  design.fillResponse(0, rows, response)
  pilot.low.fill(0, rows * design.columnCount)
  const center = new Float64Array(order)
  const natures = new Uint8Array(order)
  const mayCenter = hasLeadingIntercept(design) && rows > 0
  for (let j = 0; j < order; j++) {
    natures[j] = natureOf(pilot, j * rows, rows)
    if (mayCenter && j > 0) center[j] = chooseCenter(pilot.high.subarray(j * rows, (j + 1) * rows))
  }
  return { frame: { center, exponent: new Int32Array(order) }, precision: precisionOf(natures) }
}

/** The value nearest the mean if the values are far from zero for their spread, else 0. */
function chooseCenter(values: Float64Array): number {
  let mean = 0
  for (let i = 0; i < values.length; i++) mean += (values[i] - mean) / (i + 1)
  let squares = 0
  let nearest = values[0]
  for (const value of values) {
    squares += (value - mean) * (value - mean)
    if (Math.abs(value - mean) < Math.abs(nearest - mean)) nearest = value
  }
  const spread = Math.sqrt(squares / values.length)
  return Math.abs(mean) >= WORTH_CENTERING * spread && Number.isFinite(nearest) ? nearest : 0
}

/** Whether column norms, found with exponents 0, are so far from underflow and overflow that squares did no harm. */
export function normsAreSafe(norms: Float64Array): boolean {
  return norms.every((norm) => norm >= SMALLEST_NORM && norm <= LARGEST_NORM)
}

/** The frame with exponents from the largest magnitude of every column, found in a pass over all rows. */
export function scaleFrame(design: DesignMatrix, frame: Frame, blockRows: number): Frame {
  const { columnCount, rowCount, weights } = design
  const order = columnCount + 1
  const largest = new Float64Array(order)
  const block = new Float64Array(Math.min(blockRows, rowCount) * order)
  for (let start = 0; start < rowCount; start += blockRows) {
    const end = Math.min(start + blockRows, rowCount)
    const rows = end - start
    design.fill(start, end, block)
    design.fillResponse(start, end, block.subarray(columnCount * rows, order * rows))
    for (let j = 0; j < order; j++) {
      const center = frame.center[j]
      for (let i = 0; i < rows; i++) {
        const root = weights ? Math.sqrt(weights[start + i]) : 1
        const value = block[j * rows + i]
        // Halved, because the difference may overflow; but half of the smallest double is 0.
        const magnitude = (Math.abs(value / 2 - center / 2) || Math.abs(value - center)) * root
        if (magnitude > largest[j]) largest[j] = magnitude
      }
    }
  }
  return { center: frame.center, exponent: Int32Array.from(largest, (value) => exponentOf(value)) }
}

/** The frame with exponents that bring the entries of each column near 1, from the norms of the centred columns in this frame. */
export function fitFrame(frame: Frame, norms: Float64Array, rows: number): Frame {
  const exponent = frame.exponent.map((power, j) => {
    const size = norms[j] / Math.sqrt(rows)
    return size > 0 && Number.isFinite(size) ? power + Math.round(Math.log2(size)) : power
  })
  return { center: frame.center, exponent }
}

/** The power of two just above 2·value; 0 for zero and for what is not finite. */
function exponentOf(value: number): number {
  return value > 0 && Number.isFinite(value) ? Math.max(-1000, Math.ceil(Math.log2(value)) + 1) : 0
}
