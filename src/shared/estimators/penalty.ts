import type { DesignMatrix } from '../formula/designMatrix'
import type { DoubleDoubles } from '../numeric/doubleDouble'
import {
  createDoubleDoubles,
  multiplyDoubleDouble,
  squareRootDoubleDouble,
  twoProduct,
} from '../numeric/doubleDouble'
import { timesPowerOfTwo } from '../numeric/timesPowerOfTwo'
import { columnDeviations } from './columnDeviations'
import type { FoldedDesign } from './foldedDesign'

/**
 * What is added to the sum of squares: Σ qⱼ² βⱼ² + 2 Σ gⱼ βⱼ, in frame units, one entry a column of X. With |βⱼ| = sⱼ βⱼ this is the
 * penalty of ridge, lasso and elastic net at a solution of known signs s.
 */
export interface Penalty {
  /** q */
  readonly quadratic: DoubleDoubles
  /** g */
  readonly linear: DoubleDoubles
  /** 1 for each column whose coefficient is 0. */
  readonly held: Uint8Array
}

/** `weight` λ (2 α ‖D β‖₁ + (1 − α) ‖D β‖²), D the columns' deviations or 1. */
export interface ElasticPenalty {
  readonly lambda: number
  readonly alpha: number
  /** What λ is multiplied by: Σ w for a penalty beside half the mean of the squares, Σ w / n beside their sum. */
  readonly weight: number
  readonly standardize: boolean
  /** Sign of each coefficient; 0 for one that is 0, and where the sign does not matter (α = 0) any other number. */
  readonly signs: ArrayLike<number>
}

/** The penalty in the frame of a folded design. The intercept has none. */
export function penaltyInFrame(
  folded: FoldedDesign,
  design: DesignMatrix,
  { lambda, alpha, weight, standardize, signs }: ElasticPenalty,
): Penalty {
  const { columnCount } = design
  const scale = penaltyScale(folded, design, standardize)
  const quadratic = createDoubleDoubles(columnCount)
  const linear = createDoubleDoubles(columnCount)
  const held = Uint8Array.from({ length: columnCount }, (_, j) =>
    signs[j] === 0 && scale.high[j] > 0 ? 1 : 0,
  )
  const out = new Float64Array(2)
  const times = (factor: number): { high: number; low: number } => {
    twoProduct(weight, lambda, out)
    multiplyDoubleDouble(out[0], out[1], factor, 0, out)
    return { high: out[0], low: out[1] }
  }
  const absolute = times(alpha)
  const squares = times(1 - alpha)
  squareRootDoubleDouble(squares.high, squares.low, out)
  const root = { high: out[0], low: out[1] }
  const toResponse = folded.frame.exponent[columnCount]
  for (let j = 0; j < columnCount; j++) {
    if (held[j] === 1 || scale.high[j] === 0) continue
    multiplyDoubleDouble(root.high, root.low, scale.high[j], scale.low[j], out)
    quadratic.high[j] = out[0]
    quadratic.low[j] = out[1]
    multiplyDoubleDouble(absolute.high, absolute.low, scale.high[j], scale.low[j], out)
    linear.high[j] = Math.sign(signs[j]) * timesPowerOfTwo(out[0], -toResponse)
    linear.low[j] = Math.sign(signs[j]) * timesPowerOfTwo(out[1], -toResponse)
  }
  return { quadratic, linear, held }
}

/** What a coefficient is multiplied by in the penalty, frame units: 0 for the intercept and constant columns. */
export function penaltyScale(
  folded: FoldedDesign,
  design: DesignMatrix,
  standardize: boolean,
): DoubleDoubles {
  const deviations = columnDeviations(folded, design)
  if (standardize) return deviations
  return {
    high: deviations.high.map((deviation, j) =>
      deviation > 0 ? timesPowerOfTwo(1, -folded.frame.exponent[j]) : 0,
    ),
    low: new Float64Array(deviations.high.length),
  }
}
