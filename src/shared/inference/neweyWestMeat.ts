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

/** ½ Γ₀ + Σ (1 − l / (L + 1)) Γₗ. */
function laggedSums(model: FittedModel, lag: number): Float64Array {
  const { rank } = model.leastSquares
  const sums = new Float64Array(rank * rank)
  let window: Window = { values: new Float64Array(0), stride: lag }
  const once = (): number => 1
  forEachScoreBlock(model, once, (block) => {
    const count = block.end - block.start
    window = slideWindow(window, { block, lag, rank })
    const { values, stride } = window
    for (let apart = 0; apart <= lag; apart++) {
      const share = apart === 0 ? 0.5 : 1 - apart / (lag + 1)
      for (let j = 0; j < rank; j++) {
        const earlier = { values, start: j * stride + lag - apart }
        for (let k = 0; k < rank; k++) {
          sums[j * rank + k] += share * dotProduct(earlier, { values, start: k * stride + lag }, count)
        }
      }
    }
  })
  return sums
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
