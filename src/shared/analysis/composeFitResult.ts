import { modelTests } from '../diagnostics/modelTests'
import { varianceInflation } from '../diagnostics/varianceInflation'
import type { FitResult } from '../estimators/fitResult'
import { effectiveDf } from '../estimators/effectiveDf'
import type { Inference } from '../estimators/inference'
import { infer } from '../estimators/inference'
import { inferPenalised } from '../estimators/inferPenalised'
import type { LinearInference } from '../estimators/linearInference'
import { matrixConditionNumber } from '../estimators/matrixConditionNumber'
import { goodnessExtras } from '../inference/goodnessExtras'
import type { FittedAnalysis } from './analysisTypes'
import { findCentering } from './findCentering'
import { fitWarnings } from './fitWarnings'
import { inferFurther, standardize } from './inferFurther'

/** The fit result as every process and the command line's JSON know it. */
export function composeFitResult(fitted: FittedAnalysis): FitResult {
  const { input, design, leastSquares, estimation, missingCount, excludedCount } = fitted
  const { rank, rss, tss, dfResidual } = leastSquares
  const conditionNumber = matrixConditionNumber(leastSquares)
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
    rss,
    tss,
    conditionNumber,
    ...(estimation.inference === 'exact' ? inferOrdinary(fitted, conditionNumber) : inferOther(fitted)),
    penalty: estimation.penalty,
    path: estimation.path,
    converged: true,
    iterations: 1,
    warnings: fitWarnings(fitted),
  }
}

type Inferred = Inference & Partial<LinearInference> & Pick<FitResult, 'tests' | 'testsLeftOut' | 'vif'>

/** All that classical inference says of least squares. */
function inferOrdinary(
  fitted: FittedAnalysis,
  conditionNumber: number,
): Inferred & Pick<FitResult, 'centering'> {
  const { input, design, leastSquares } = fitted
  const inference = infer(design, leastSquares, input.spec.level)
  const vif = varianceInflation(design, leastSquares)
  return {
    ...inference,
    coefficients: standardize(inference.coefficients, fitted),
    ...inferFurther(fitted, inference),
    ...modelTests(fitted),
    vif,
    centering: findCentering(fitted, { ...inference, conditionNumber, vif }),
  }
}

/** What can be said of any other estimate: the tests presuppose residuals that nothing shrinks. */
function inferOther(fitted: FittedAnalysis): Inferred & Pick<FitResult, 'inference' | 'effectiveDf'> {
  const { input, estimation, leastSquares } = fitted
  const { inference } = estimation
  const inferred = inferPenalised(estimation, input.spec.level)
  return {
    ...inferred,
    ...goodnessExtras(fitted, inferred),
    tests: {},
    vif: [],
    inference: inference === 'exact' ? undefined : inference,
    effectiveDf: effectiveDf(leastSquares),
  }
}
