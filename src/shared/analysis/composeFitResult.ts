import { modelTests } from '../diagnostics/modelTests'
import { varianceInflation } from '../diagnostics/varianceInflation'
import type { FitResult } from '../estimators/fitResult'
import { infer } from '../estimators/inference'
import { matrixConditionNumber } from '../estimators/matrixConditionNumber'
import type { FittedAnalysis } from './analysisTypes'
import { findCentering } from './findCentering'
import { fitWarnings } from './fitWarnings'
import { inferFurther, standardize } from './inferFurther'

/** The fit result as every process and the command line's JSON know it. */
export function composeFitResult(fitted: FittedAnalysis): FitResult {
  const { input, design, leastSquares, missingCount, excludedCount } = fitted
  const { rank, rss, tss, dfResidual } = leastSquares
  const inference = infer(design, leastSquares, input.spec.level)
  const conditionNumber = matrixConditionNumber(leastSquares)
  const vif = varianceInflation(design, leastSquares)
  return {
    method: input.spec.method,
    formula: input.spec.formula,
    response: design.responseLabel,
    nRows: input.rowCount,
    nUsed: design.rowCount,
    nMissing: missingCount,
    nExcluded: excludedCount,
    rank,
    dfResidual,
    level: input.spec.level,
    statisticName: 't',
    ...inference,
    coefficients: standardize(inference.coefficients, fitted),
    ...inferFurther(fitted, inference),
    rss,
    tss,
    conditionNumber,
    ...modelTests(fitted),
    vif,
    centering: findCentering(fitted, { ...inference, conditionNumber, vif }),
    converged: true,
    iterations: 1,
    warnings: fitWarnings(fitted),
  }
}
