import type { TestResult } from '../estimators/fitResult'
import { normalUpperTail } from '../numeric/normal'
import { symmetricEigenvalues } from '../numeric/symmetricEigen'
import type { BasisWork } from './basisPass'
import { doAlone } from './basisPass'
import type { OrthonormalRows } from './orthonormalRows'
import { orthonormalRows } from './orthonormalRows'
import type { FittedModel } from './fittedModel'
import { quadraticFormLowerTail } from './quadraticFormTail'
import { differenceTraces } from './differenceTraces'
import type { UnweightedModel } from './unweightedModel'
import { unweightedModel } from './unweightedModel'

/** From this many rows on the p-value is the normal approximation's (as in lmtest's `dwtest`). */
export const DURBIN_WATSON_EXACT_BELOW = 100

export interface DurbinWatson extends TestResult {
  /** Two-sided: autocorrelation of either sign. */
  readonly pValue: number
  /** One-sided, of positive autocorrelation: `dwtest`'s default. */
  readonly pGreater: number
  /** One-sided, of negative autocorrelation. */
  readonly pLess: number
  readonly method: 'exact' | 'normal'
}

/**
 * Durbin–Watson test of independence between neighbouring rows: d = Σ (eᵢ − eᵢ₋₁)² / Σ eᵢ², near 2 without autocorrelation, below with
 * positive. Below 100 rows the p-values are exact for normal errors: P(Σ (λᵢ − d) zᵢ² < 0), λᵢ the n − r eigenvalues of M A M, A the
 * matrix of squared differences, M = I − H; above, normal with the exact mean and variance of d (Durbin and Watson 1950).
 * A weighted model is fitted anew without its weights (as `dwtest` does). Null without residuals.
 */
export function durbinWatson(model: FittedModel): DurbinWatson | null {
  const plain = unweightedModel(model)
  const basis = orthonormalRows(plain.design, plain.leastSquares)
  return doAlone(basis, durbinWatsonOn(basis, plain))
}

/** The test of a model without weights, as work that may share its pass. */
export function* durbinWatsonOn(
  basis: OrthonormalRows,
  { leastSquares, scaled, spread }: Pick<UnweightedModel, 'leastSquares' | 'scaled' | 'spread'>,
): BasisWork<DurbinWatson | null> {
  const n = basis.rowCount
  const df = n - leastSquares.rank
  const statistic = scaled ? spread.differenceRatio : NaN
  if (df < 1 || !Number.isFinite(statistic)) return null
  const method = n < DURBIN_WATSON_EXACT_BELOW ? 'exact' : 'normal'
  const { pGreater, pLess } =
    method === 'exact' ? exactTails(basis, statistic) : yield* normalTails(basis, statistic)
  return { statistic, pValue: Math.min(1, 2 * Math.min(pGreater, pLess)), pGreater, pLess, method }
}

interface Tails {
  readonly pGreater: number
  readonly pLess: number
}

function exactTails(basis: OrthonormalRows, statistic: number): Tails {
  const n = basis.rowCount
  const q = new Float64Array(n * basis.rank)
  basis.fill(0, n, q)
  // D M, D the first differences: its cross-product is M A M, with r zero eigenvalues more than the quadratic form has.
  const differences = new Float64Array((n - 1) * n)
  for (let i = 0; i < n - 1; i++) {
    for (let j = 0; j < n; j++) {
      let value = j === i + 1 ? 1 : j === i ? -1 : 0
      for (let k = 0; k < basis.rank; k++) value -= (q[k * n + i + 1] - q[k * n + i]) * q[k * n + j]
      differences[i * n + j] = value
    }
  }
  const product = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      let sum = 0
      for (let m = 0; m < n - 1; m++) sum += differences[m * n + i] * differences[m * n + j]
      product[i * n + j] = product[j * n + i] = sum
    }
  }
  const eigenvalues = symmetricEigenvalues(product, n).subarray(basis.rank)
  return {
    pGreater: quadraticFormLowerTail(eigenvalues.map((value) => Math.max(0, value) - statistic)),
    pLess: quadraticFormLowerTail(eigenvalues.map((value) => statistic - Math.max(0, value))),
  }
}

function* normalTails(basis: OrthonormalRows, statistic: number): BasisWork<Tails> {
  const n = basis.rowCount
  const df = n - basis.rank
  const { first, second, squared } = yield* differenceTraces(basis)
  const p = 2 * (n - 1) - first
  const q = 2 * (3 * n - 4) - 2 * second + squared
  const mean = p / df
  const variance = (2 / (df * (df + 2))) * (q - p * mean)
  const z = (statistic - mean) / Math.sqrt(variance)
  return { pGreater: normalUpperTail(-z), pLess: normalUpperTail(z) }
}
