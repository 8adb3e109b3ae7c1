import type { LeastSquares } from '../estimators/leastSquares'
import type { Segment } from '../numeric/segments'
import type { OrthonormalRows } from './orthonormalRows'
import { forEachBlock } from './rowBlocks'

/** What leaving a row out does, to full precision. */
export interface LeftOut {
  /** h of the row; exactly 1 where the fit must pass through it. */
  readonly leverage: number
  /** 1 − h, which the leverage itself knows to a few digits only where it is close to 1. */
  readonly left: number
  /** Σ w e² of the other rows in the fit without the row. */
  readonly rss: number
}

interface Residuals {
  readonly weights: Float64Array | undefined
  readonly leastSquares: LeastSquares
  readonly residual: Float64Array
  readonly leverage: Float64Array
}

/** A row that holds all but this share of the residual sum of squares costs its deletion formula digits. */
const SHARE_LEFT = 1e-3
/** So does a leverage that is this close to 1. */
const LEVERAGE_LEFT = 1e-6
/** A leverage closer to 1 than this is 1 (R's `lm.influence`). */
const SAME_AS_ONE = 10 * Number.EPSILON

/**
 * The rows for which 1 − h or RSS − w e² / (1 − h) cancels, figured anew from the other rows with sums of squares, which do not:
 * h (1 − h) = Σ h_ij² and RSS₍ᵢ₎ = Σ (√wⱼ eⱼ + h_ij √wᵢ eᵢ / (1 − h))², both over j ≠ i. Of either kind there
 * are at most r + 1 rows; were there more, the residuals would be rounding, and nothing can be made of them.
 */
export function leaveOneOut(basis: OrthonormalRows, residuals: Residuals): ReadonlyMap<number, LeftOut> {
  const extremes = findExtremes(residuals, { start: 0, end: residuals.residual.length })
  const found = new Map<number, LeftOut>()
  if (extremes.length === 0 || extremes.length > 2 * basis.rank + 2) return found
  const own = extremes.map((row) => ownRow(basis, residuals, row))
  const others = sumOthers(basis, residuals, { rows: extremes, own, factors: null })
  const left = extremes.map((row, s) => others[s] / residuals.leverage[row])
  const factors = extremes.map((row, s) => (rootWeight(residuals, row) * residuals.residual[row]) / left[s])
  const rss = sumOthers(basis, residuals, { rows: extremes, own, factors })
  extremes.forEach((row, s) => {
    const none = left[s] <= SAME_AS_ONE
    found.set(row, { leverage: none ? 1 : 1 - left[s], left: none ? 0 : left[s], rss: rss[s] })
  })
  return found
}

/** The rows of a segment for which the formulas would cancel. */
export function findExtremes(
  { weights, leastSquares, residual, leverage }: Residuals,
  { start, end }: Segment,
): number[] {
  const { rss } = leastSquares
  const rows: number[] = []
  for (let i = start; i < end; i++) {
    const left = 1 - leverage[i]
    const own = (weights ? weights[i] : 1) * residual[i] * residual[i]
    if (left < LEVERAGE_LEFT || (rss > 0 && rss * left - own < SHARE_LEFT * rss * left)) rows.push(i)
  }
  return rows
}

const rootWeight = ({ weights }: Residuals, row: number): number => (weights ? Math.sqrt(weights[row]) : 1)

/** √w q of one row. */
function ownRow(basis: OrthonormalRows, residuals: Residuals, row: number): Float64Array {
  const own = new Float64Array(basis.rank)
  basis.fill(row, row + 1, own)
  return own.map((value) => value * rootWeight(residuals, row))
}

interface Sums {
  readonly rows: readonly number[]
  readonly own: readonly Float64Array[]
  /** √wᵢ eᵢ / (1 − hᵢ) for the residual sums of squares; null for the sums of h_ij². */
  readonly factors: readonly number[] | null
}

/** For each of the rows i the sum over all others j of h_ij², or of (√wⱼ eⱼ + h_ij factorᵢ)². */
function sumOthers(basis: OrthonormalRows, residuals: Residuals, { rows, own, factors }: Sums): Float64Array {
  const { rank, blockRows } = basis
  const sums = new Float64Array(rows.length)
  const block = new Float64Array(blockRows * rank)
  forEachBlock(basis.rowCount, blockRows, (start, end) => {
    const count = end - start
    basis.fill(start, end, block)
    for (let i = 0; i < count; i++) {
      const root = rootWeight(residuals, start + i)
      const other = root * residuals.residual[start + i]
      for (let s = 0; s < rows.length; s++) {
        if (rows[s] === start + i) continue
        let shared = 0
        for (let k = 0; k < rank; k++) shared += own[s][k] * block[k * count + i]
        shared *= root
        const value = factors ? other + shared * factors[s] : shared
        sums[s] += value * value
      }
    }
  })
  return sums
}
