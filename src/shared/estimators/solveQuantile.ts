import type { DesignMatrix } from '../formula/designMatrix'
import type { Result } from '../outcome/result'
import { fail } from '../outcome/result'
import { medianDeviation } from '../robust/medianDeviation'
import { quantileErrors } from '../robust/quantileErrors'
import { fitQuantile } from '../robust/quantileVertex'
import type { RegressionRows } from '../robust/regressionRows'
import { residualsOf } from '../robust/regressionRows'
import type { Estimation } from './estimation'
import type { EstimationContext } from './estimator'
import { finishRobust } from './finishRobust'
import { startRobust } from './startRobust'

/**
 * Quantile regression (Koenker and Bassett 1978): min Σ w ρ(e), ρ(e) = τ e above 0 and (τ − 1) e below, solved exactly: as many residuals as
 * there are coefficients are 0. quantreg's `rq`; standard errors are those of `se = "nid"`.
 */
export function solveQuantile(
  design: DesignMatrix,
  tau: number,
  context: EstimationContext,
): Result<Estimation> {
  const started = startRobust(design, context)
  if (!started.ok) return started
  const { rows, rounding, leastSquares } = started.value
  const weighted = weightRows(rows, design, rows.places)
  const spread = leastSquares.totalNorm / Math.sqrt(leastSquares.observations)
  const found = fitQuantile(weighted, tau, { spread })
  if (found === null) return fail({ code: 'robust-undetermined' })
  const residuals = new Float64Array(rows.count)
  residualsOf(rows, found.coefficients, residuals)
  for (const row of found.basis) residuals[row] = 0
  const scale = medianDeviation(residuals, new Float64Array(rows.count))
  const isExact = scale <= rounding
  return finishRobust(started.value, {
    coefficients: found.coefficients,
    scale,
    exactRows: found.basis,
    rowWeights: residuals.map((residual) => (residual === 0 ? 1 : Math.min(1, scale / Math.abs(residual)))),
    whitened: isExact ? null : quantileErrors(weighted, tau, spread),
    objective: objectiveOf(weighted, found.coefficients, { tau, basis: found.basis }),
    iteration: { count: found.pivots, converged: found.converged },
    warnings: found.isUnique ? [] : [{ code: 'quantile-not-unique' }],
  })
}

/** Rows about √w e times √w again, so that Σ ρ of them is Σ w ρ(e). */
function weightRows(
  rows: RegressionRows,
  { weights }: DesignMatrix,
  places: Int32Array | null,
): RegressionRows {
  if (weights === undefined) return rows
  const { count, rank } = rows
  const scaled = { ...rows, rows: rows.rows.slice(), response: rows.response.slice() }
  for (let i = 0; i < count; i++) {
    const root = Math.sqrt(weights[places === null ? i : places[i]])
    scaled.response[i] *= root
    for (let k = 0; k < rank; k++) scaled.rows[i * rank + k] *= root
  }
  return scaled
}

function objectiveOf(
  rows: RegressionRows,
  coefficients: Float64Array,
  { tau, basis }: { readonly tau: number; readonly basis: readonly number[] },
): number {
  const residuals = new Float64Array(rows.count)
  residualsOf(rows, coefficients, residuals)
  for (const row of basis) residuals[row] = 0
  return residuals.reduce((sum, residual) => sum + residual * (residual < 0 ? tau - 1 : tau), 0)
}
