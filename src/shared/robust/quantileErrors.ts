import { normalQuantile } from '../numeric/normal'
import { choleskyFactor } from '../numeric/cholesky'
import { sandwich } from './mmErrors'
import { fitQuantile } from './quantileVertex'
import type { RegressionRows } from './regressionRows'
import { weightedProducts } from './regressionRows'
import { solveFactored } from './solveFactored'

/**
 * The covariance of a quantile regression whose errors need not be alike (Hendricks and Koenker 1992; quantreg's `se = "nid"`):
 * τ (1 − τ) H⁻¹ (Σ q qᵀ) H⁻¹, H = Σ f q qᵀ, f = 2h / (qᵀ(γ(τ + h) − γ(τ − h)) − √ε) the density at the fit, 0 where the quantiles cross,
 * and h by Hall and Sheather (1988). Null where f leaves H undetermined.
 */
export function quantileErrors(rows: RegressionRows, tau: number, spread: number): Float64Array | null {
  const { count, rank } = rows
  const width = bandwidth(tau, count)
  const upper = fitQuantile(rows, tau + width, { spread })
  const lower = fitQuantile(rows, tau - width, { spread })
  if (upper === null || lower === null) return null
  const between = upper.coefficients.map((value, k) => value - lower.coefficients[k])
  const density = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    let distance = 0
    for (let k = 0; k < rank; k++) distance += rows.rows[i * rank + k] * between[k]
    density[i] = Math.max(0, (2 * width) / (distance - Math.sqrt(Number.EPSILON) * spread))
  }
  const factor = choleskyFactor(weightedProducts(rows, density), rank)
  const crossed = weightedProducts(rows, new Float64Array(count).fill(1))
  const whole = sandwich(crossed, rank, (right) => solveFactored(factor, right))
  return whole.some((value) => !Number.isFinite(value)) ? null : whole.map((value) => tau * (1 - tau) * value)
}

/** Hall and Sheather's bandwidth for intervals of 95 %, halved until both quantiles lie inside (0, 1). */
function bandwidth(tau: number, count: number): number {
  const x = normalQuantile(tau)
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
  const shape = (1.5 * density * density) / (2 * x * x + 1)
  let width = count ** (-1 / 3) * normalQuantile(0.975) ** (2 / 3) * shape ** (1 / 3)
  while (tau - width < 0 || tau + width > 1) width /= 2
  return width
}
