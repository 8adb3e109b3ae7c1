import type { FitResult } from '@shared/estimators/fitResult'
import { warningMessage } from '@shared/texts/warningMessage'

/** The JSON of a fit (`leastwise/fit@1`), fields in the contract's order. */
export function fitJson(
  result: FitResult,
  timing: { readonly loadMs: number; readonly fitMs: number },
): Readonly<Record<string, unknown>> {
  return {
    schema: 'leastwise/fit@1',
    method: result.method,
    formula: result.formula,
    response: result.response,
    nRows: result.nRows,
    nUsed: result.nUsed,
    nMissing: result.nMissing,
    nExcluded: result.nExcluded,
    rank: result.rank,
    dfResidual: result.dfResidual,
    level: result.level,
    coefficients: result.coefficients,
    covariance: result.covariance,
    covarianceKind: result.covarianceKind ?? 'classical',
    rss: result.rss,
    tss: result.tss,
    sigma: result.sigma,
    rSquared: result.rSquared,
    adjRSquared: result.adjRSquared,
    fStatistic: result.fStatistic,
    logLik: result.logLik,
    aic: result.aic,
    bic: result.bic,
    conditionNumber: result.conditionNumber,
    statisticName: result.statisticName,
    tests: result.tests,
    vif: result.vif,
    converged: result.converged,
    iterations: result.iterations,
    warnings: result.warnings.map((warning) => ({ ...warning, message: warningMessage(warning, 'en') })),
    timing,
  }
}
