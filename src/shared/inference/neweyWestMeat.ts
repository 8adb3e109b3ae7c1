import { dotProduct } from '../diagnostics/dotProduct'
import type { FittedModel } from '../diagnostics/fittedModel'
import type { ScoreBlock } from './scoreBlocks'
import { forEachScoreBlock } from './scoreBlocks'

export interface NeweyWestOptions {
  /** Rows apart that are still taken to be correlated. @default floor(4 (n / 100)^(2/9)) */
  readonly lag?: number
  /** The small-sample factor n / (n − r). @default 'none' */
  readonly adjust?: 'none' | 'small-sample'
}

/** Newey and West's (1994) rule of thumb for the lag. */
export function defaultLag(rowCount: number): number {
  return Math.floor(4 * (rowCount / 100) ** (2 / 9))
}

/**
 * Σ over lags l ≤ L of (1 − l / (L + 1)) (Γₗ + Γₗᵀ), Γ₀ once, Γₗ = Σ uᵢ₋ₗ uᵢᵀ of the scores in row order: sandwich's `NeweyWest`
 * without prewhitening (Bartlett kernel). r × r, row-major.
 */
export function neweyWestMeat(model: FittedModel, options: NeweyWestOptions = {}): Float64Array {
  const { rank, dfResidual } = model.leastSquares
  const n = rank + dfResidual
  const { rowCount } = model.design
  const lag = Math.max(0, Math.min(Math.floor(options.lag ?? defaultLag(rowCount)), rowCount - 1))
  const sums = laggedSums(model, lag)
  const factor = options.adjust === 'small-sample' ? n / dfResidual : 1
  return sums.map((_, index) => {
    const mirrored = (index % rank) * rank + Math.floor(index / rank)
    return (sums[index] + sums[mirrored]) * factor
  })
}

/** ½ Γ₀ + Σ (1 − l / (L + 1)) Γₗ = Σ vᵢ uᵢᵀ, v the row's own score, halved, and the weighted ones before it. */
function laggedSums(model: FittedModel, lag: number): Float64Array {
  const { rank } = model.leastSquares
  const sums = new Float64Array(rank * rank)
  let window: Window = { values: new Float64Array(0), stride: lag }
  let smoothed = new Float64Array(0)
  const once = (): number => 1
  forEachScoreBlock(model, once, (block) => {
    const count = block.end - block.start
    window = slideWindow(window, { block, lag, rank })
    const { values, stride } = window
    if (smoothed.length < count) smoothed = new Float64Array(count)
    for (let j = 0; j < rank; j++) {
      smooth(values, { last: j * stride + lag, lag }, smoothed.subarray(0, count))
      for (let k = 0; k < rank; k++) {
        const own = { values, start: k * stride + lag }
        sums[j * rank + k] += dotProduct({ values: smoothed, start: 0 }, own, count)
      }
    }
  })
  return sums
}

/** target[i] = ½ values[last + i] + Σ (1 − l / (L + 1)) values[last + i − l], the lags l = 1 … L. */
function smooth(
  values: Float64Array,
  { last, lag }: { readonly last: number; readonly lag: number },
  target: Float64Array,
): void {
  for (let i = 0; i < target.length; i++) target[i] = 0.5 * values[last + i]
  for (let apart = 1; apart <= lag; apart++) {
    const share = 1 - apart / (lag + 1)
    const from = last - apart
    for (let i = 0; i < target.length; i++) target[i] += share * values[from + i]
  }
}

/** The scores of a block behind those of the `lag` rows before it, column after column; 0 before the first row. */
interface Window {
  readonly values: Float64Array
  readonly stride: number
}

function slideWindow(
  before: Window,
  { block, lag, rank }: { readonly block: ScoreBlock; readonly lag: number; readonly rank: number },
): Window {
  const count = block.end - block.start
  const stride = lag + count
  const values = new Float64Array(rank * stride)
  for (let k = 0; k < rank; k++) {
    const last = (k + 1) * before.stride
    if (before.values.length > 0) values.set(before.values.subarray(last - lag, last), k * stride)
    values.set(block.values.subarray(k * count, (k + 1) * count), k * stride + lag)
  }
  return { values, stride }
}
