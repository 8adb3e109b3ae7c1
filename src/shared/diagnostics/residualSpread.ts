import type { SegmentWork } from '../numeric/segments'
import { doSegments } from '../numeric/segments'
import type { SharePass } from './basisPass'
import { forEachBlock } from './rowBlocks'
import type { RowVector } from './rowVector'

/** How residuals and fitted values are spread: what the tests want to know of all rows before they look at each. */
export interface ResidualSpread {
  /** max |e|; NaN where an entry is. */
  readonly largest: number
  readonly mean: number
  /** Σ (eᵢ − eᵢ₋₁)² / Σ eᵢ². */
  readonly differenceRatio: number
  /** Of the fitted values; NaN where one is. */
  readonly fitted: { readonly mean: number; readonly least: number; readonly most: number }
}

export interface SpreadRows {
  readonly residual: Float64Array
  readonly fitted: RowVector
  /** Of the residuals, or near it: they are divided by a power of two of its size, so that their squares stay within range. */
  readonly norm: number
}

const [LARGEST, TOTAL, SQUARES, DIFFERENCES, FITTED, LEAST, MOST, WIDTH] = [0, 1, 2, 3, 4, 5, 6, 7]

/** The spread, by one pass that others may share. */
export function residualSpread(rows: SpreadRows, share?: SharePass): ResidualSpread {
  const rowCount = rows.residual.length
  const all = doSegments({ rowCount, width: WIDTH, share }, spreadPass(rows))
  const total = (at: number): number => all.reduce((sum, found) => sum + found[at], 0)
  return {
    largest: all.reduce((most, found) => Math.max(most, found[LARGEST]), 0),
    mean: total(TOTAL) / (rowCount * inverseScale(rows.norm)),
    differenceRatio: total(DIFFERENCES) / total(SQUARES),
    fitted: {
      mean: total(FITTED),
      least: all.reduce((least, found) => Math.min(least, found[LEAST]), Infinity),
      most: all.reduce((most, found) => Math.max(most, found[MOST]), -Infinity),
    },
  }
}

/** The pass as one who takes part in it does it. */
export function spreadPass({ residual, fitted, norm }: SpreadRows): SegmentWork {
  const inverse = inverseScale(norm)
  const values = new Float64Array(PART)
  return ({ start: first, end: last }, found) => {
    found[LEAST] = Infinity
    found[MOST] = -Infinity
    forEachBlock(last - first, PART, (from, to) => {
      const [start, end] = [first + from, first + to]
      addResiduals(residual, { start, end, inverse }, found)
      fitted.fill(start, end, values)
      addFitted(values.subarray(0, end - start), 1 / fitted.length, found)
    })
  }
}

const PART = 4096

interface ScaledRows {
  readonly start: number
  readonly end: number
  /** By which residuals are multiplied. */
  readonly inverse: number
}

function addResiduals(
  residual: Float64Array,
  { start, end, inverse }: ScaledRows,
  found: Float64Array,
): void {
  let before = residual[Math.max(0, start - 1)] * inverse
  let largest = found[LARGEST]
  let total = 0
  let squares = 0
  let differences = 0
  for (let i = start; i < end; i++) {
    const value = residual[i] * inverse
    largest = Math.max(largest, Math.abs(residual[i]))
    total += value
    squares += value * value
    differences += (value - before) * (value - before)
    before = value
  }
  found[LARGEST] = largest
  found[TOTAL] += total
  found[SQUARES] += squares
  found[DIFFERENCES] += differences
}

/** The mean is one of shares, whose sum cannot overflow. */
function addFitted(values: Float64Array, share: number, found: Float64Array): void {
  let least = found[LEAST]
  let most = found[MOST]
  let mean = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    least = Math.min(least, value)
    most = Math.max(most, value)
    mean += value * share
  }
  found[LEAST] = least
  found[MOST] = most
  found[FITTED] += mean
}

/** A power of two, so that nothing is rounded; within range itself. */
function inverseScale(norm: number): number {
  return norm > 0 && norm < Infinity ? 2 ** Math.max(-1000, Math.min(1000, -Math.round(Math.log2(norm)))) : 1
}
