import type { FittedModel } from '@shared/diagnostics/fittedModel'
import type { FitResult } from '@shared/estimators/fitResult'
import { infer } from '@shared/estimators/inference'

/** A fit result of a model alone, without the counts and warnings that a table adds. */
export function asFitResult({ design, leastSquares }: FittedModel, level = 0.95): FitResult {
  const { rank, rss, tss, dfResidual, conditionNumber } = leastSquares
  return {
    method: 'ols',
    formula: '',
    response: design.responseLabel,
    nRows: design.rowCount,
    nUsed: design.rowCount,
    nMissing: 0,
    nExcluded: 0,
    rank,
    dfResidual,
    level,
    statisticName: 't',
    ...infer(design, leastSquares, level),
    rss,
    tss,
    conditionNumber,
    tests: {},
    vif: [],
    converged: true,
    iterations: 1,
    warnings: [],
  }
}
