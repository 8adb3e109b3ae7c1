import { choleskyFactor } from '../numeric/cholesky'
import { median } from '../numeric/median'
import { seededRandom } from '../numeric/seededRandom'
import { drawElementalFit } from './elementalFit'
import type { RegressionRows } from './regressionRows'
import { residualsOf, weightedProducts, weightedSum } from './regressionRows'
import { solveFactored } from './solveFactored'

export interface ConsensusSearch {
  readonly draws: number
  readonly seed: number
  /** |e| up to which a row is an inlier; null: 2.5 times the scale of the fit with the smallest median |e|. */
  readonly threshold: number | null
  readonly onProgress?: (done: number, total: number) => void
}

export interface Consensus {
  /** Least squares on the inliers. */
  readonly coefficients: Float64Array
  /** 1 for an inlier, else 0. */
  readonly inliers: Float64Array
  readonly threshold: number
  /** √(RSS / (m − r)) of the m inliers; 0 where they are as many as coefficients. */
  readonly scale: number
  /** The probability that at least one draw was of such inliers alone. */
  readonly confidence: number
}

/** Normal errors lie within so many σ in 99 of 100 rows. */
const WITHIN = 2.5

/**
 * RANSAC (Fischler and Bolles 1981): of fits through rows drawn at random the one with the most inliers, then least squares on these. Without
 * a threshold the fit is that with the smallest median |e|, and its scale 1.4826 (1 + 5 / (n − r)) median |e| (Rousseeuw 1984) sets the
 * threshold. Null where no rows determine the coefficients.
 */
export function findConsensus(rows: RegressionRows, search: ConsensusSearch): Consensus | null {
  const { count, rank } = rows
  const best = drawBest(rows, search)
  if (best === null) return null
  const residuals = new Float64Array(count)
  residualsOf(rows, best, residuals)
  const threshold = search.threshold ?? WITHIN * firstScale(residuals, rank)
  const inliers = residuals.map((e) => (Math.abs(e) <= threshold ? 1 : 0))
  const factor = choleskyFactor(weightedProducts(rows, inliers), rank)
  const coefficients = solveFactored(
    factor,
    weightedSum(
      rows,
      inliers.map((one, i) => one * rows.response[i]),
    ),
  )
  residualsOf(rows, coefficients, residuals)
  const squares = residuals.reduce((sum, e, i) => sum + inliers[i] * e * e, 0)
  const found = inliers.reduce((sum, one) => sum + one, 0)
  return {
    coefficients,
    inliers,
    threshold,
    scale: found > rank ? Math.sqrt(squares / (found - rank)) : 0,
    confidence: 1 - (1 - (found / count) ** rank) ** search.draws,
  }
}

const firstScale = (residuals: Float64Array, rank: number): number =>
  1.4826 * (1 + 5 / Math.max(1, residuals.length - rank)) * median(residuals.map(Math.abs))

function drawBest(
  rows: RegressionRows,
  { draws, seed, threshold, onProgress }: ConsensusSearch,
): Float64Array | null {
  const random = seededRandom(seed)
  const residuals = new Float64Array(rows.count)
  let best: Float64Array | null = null
  let lowest = Infinity
  for (let draw = 0; draw < draws; draw++) {
    const fit = drawElementalFit(rows, random)
    if (fit === null) return best
    residualsOf(rows, fit, residuals)
    const cost = threshold === null ? median(residuals.map(Math.abs)) : truncatedSquares(residuals, threshold)
    if (cost < lowest) {
      lowest = cost
      best = fit
    }
    if (draw % 50 === 49) onProgress?.(draw + 1, draws)
  }
  return best
}

/** Outliers by number; among equal numbers the closer inliers decide (MSAC, Torr and Zisserman 2000, with the number first). */
function truncatedSquares(residuals: Float64Array, threshold: number): number {
  let cost = 0
  for (const e of residuals)
    cost += Math.abs(e) <= threshold ? (e / threshold) ** 2 / (residuals.length + 1) : 1
  return cost
}
