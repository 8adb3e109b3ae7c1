import { choleskyFactor } from '../numeric/cholesky'
import type { RegressionRows } from './regressionRows'
import { weightedProducts, weightedSum } from './regressionRows'
import type { RobustNorm } from './robustNorm'
import { boundedLoss, boundedLossSlope, SHARE } from './scaleEquation'
import { solveFactored } from './solveFactored'

export interface MmResiduals {
  /** Of the S-estimate. */
  readonly initial: Float64Array
  readonly final: Float64Array
  readonly scale: number
}

/**
 * The covariance of an MM-estimate γ with that of its scale taken into account (Croux, Dhaene and Hoorelbeke 2003; robustbase's
 * `.vcov.avar1`), which withstands errors that are skewed or depend on x. Null where ψ′ leaves it undetermined.
 */
export function mmErrors(
  rows: RegressionRows,
  norm: RobustNorm,
  residuals: MmResiduals,
): Float64Array | null {
  const { count, rank } = rows
  const { initial, final, scale } = residuals
  const derivative = final.map((e) => norm.psiDerivative(e / scale))
  const psi = final.map((e) => norm.psi(e / scale))
  const loss = initial.map((e) => boundedLoss(e / scale))
  let slope = 0
  let lossSquares = 0
  for (let i = 0; i < count; i++) {
    slope += (boundedLossSlope(initial[i] / scale) * initial[i]) / scale / count
    lossSquares += (loss[i] * loss[i] - SHARE * SHARE) / count
  }
  const factor = choleskyFactor(weightedProducts(rows, derivative), rank)
  const solve = (right: Float64Array): Float64Array =>
    solveFactored(factor, right).map((value) => value * scale)
  const a = solve(
    weightedSum(
      rows,
      derivative.map((value, i) => (value * final[i]) / scale),
    ),
  ).map((value) => value / slope)
  const across = solve(
    weightedSum(
      rows,
      psi.map((value, i) => value * loss[i]),
    ),
  )
  const middle = weightedProducts(
    rows,
    psi.map((value) => value * value),
  )
  const explained = sandwich(middle, rank, solve)
  const covariance = explained.map((value, at) => {
    const [i, j] = [Math.floor(at / rank), at % rank]
    return value + (-a[i] * across[j] - across[i] * a[j] + lossSquares * a[i] * a[j]) / count
  })
  return covariance.some(Number.isNaN) ? null : covariance
}

/** A M A for symmetric A and M, A b given by `solve`. */
export function sandwich(
  middle: Float64Array,
  rank: number,
  solve: (right: Float64Array) => Float64Array,
): Float64Array {
  const half = new Float64Array(rank * rank)
  for (let j = 0; j < rank; j++) half.set(solve(middle.subarray(j * rank, (j + 1) * rank)), j * rank)
  const whole = new Float64Array(rank * rank)
  for (let k = 0; k < rank; k++) {
    const column = Float64Array.from({ length: rank }, (_, j) => half[j * rank + k])
    whole.set(solve(column), k * rank)
  }
  return whole
}
