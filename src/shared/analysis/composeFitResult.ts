import { meanAbsolute } from '../diagnostics/meanAbsolute'
import { modelTests } from '../diagnostics/modelTests'
import { outlierTest } from '../diagnostics/outlierTest'
import { varianceInflation } from '../diagnostics/varianceInflation'
import type { Estimation } from '../estimators/estimation'
import type { FitResult } from '../estimators/fitResult'
import { effectiveDf, freeCoefficients } from '../estimators/effectiveDf'
import type { Inference } from '../estimators/inference'
import { infer } from '../estimators/inference'
import { inferOther } from '../estimators/inferOther'
import { inferRobust } from '../estimators/inferRobust'
import type { LinearInference } from '../estimators/linearInference'
import { matrixConditionNumber } from '../estimators/matrixConditionNumber'
import { robustReport } from '../estimators/robustReport'
import { goodnessExtras } from '../inference/goodnessExtras'
import type { FittedAnalysis } from './analysisTypes'
import { findCentering } from './findCentering'
import { fitWarnings } from './fitWarnings'
import { inferFurther, standardize } from './inferFurther'

/** The fit result as every process and the command line's JSON know it. */
export function composeFitResult(fitted: FittedAnalysis): FitResult {
  const { input, design, leastSquares, estimation, missingCount, excludedCount } = fitted
  const { rss, tss, dfResidual } = leastSquares
  const { reduced, penalty, path, constraints, iteration } = estimation
  const conditionNumber = matrixConditionNumber((reduced ?? fitted).leastSquares)
  return {
    method: input.spec.method,
    formula: input.spec.formula,
    response: design.responseLabel,
    nRows: input.rowCount,
    nUsed: design.rowCount,
    nMissing: missingCount,
    nExcluded: excludedCount,
    rank: freeCoefficients(leastSquares),
    dfResidual,
    level: input.spec.level,
    statisticName: 't',
    rss,
    tss,
    conditionNumber,
    ...describe(fitted, conditionNumber),
    penalty,
    path,
    constraints,
    robust: robustReport(leastSquares),
    converged: iteration?.converged ?? true,
    iterations: iteration?.count ?? 1,
    warnings: fitWarnings(fitted),
  }
}

type Inferred = Inference & Partial<LinearInference> & Pick<FitResult, 'tests' | 'testsLeftOut' | 'vif'>

function describe(fitted: FittedAnalysis, conditionNumber: number): Inferred {
  const { estimation, leastSquares } = fitted
  if (leastSquares.robust !== undefined) {
    return describeRobust(fitted, { ...leastSquares, robust: leastSquares.robust })
  }
  const isOrdinary = estimation.inference === 'exact' && estimation.reduced === undefined
  return isOrdinary ? inferOrdinary(fitted, conditionNumber) : describeOther(fitted)
}

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
    ...modelTests(fitted, checking(fitted)),
    vif,
    centering: findCentering(fitted, { ...inference, conditionNumber, vif }),
  }
}

/** Who is told by how many rows the tests have begun. */
function checking({ input: { onProgress }, design }: FittedAnalysis): ((begun: number) => void) | undefined {
  return onProgress && ((begun) => onProgress('checking', begun, design.rowCount))
}

/** The tests of a fit under equations, in its free coefficients. */
function testReduced(
  fitted: FittedAnalysis,
  reduced: NonNullable<Estimation['reduced']>,
): Pick<FitResult, 'tests' | 'testsLeftOut' | 'outlierTest'> {
  const { rows } = fitted
  const outlier = rows.perfect ? null : outlierTest(rows, reduced.leastSquares.dfResidual)
  return { ...modelTests({ ...reduced, rows }, checking(fitted)), outlierTest: outlier }
}

/** Of a robust estimate: no tests and no figures that presuppose least squares. */
function describeRobust(
  { input, estimation, design, rows }: FittedAnalysis,
  leastSquares: Parameters<typeof inferRobust>[1],
): Inferred & Pick<FitResult, 'inference'> {
  const { inference } = estimation
  return {
    ...inferRobust(design, leastSquares, input.spec.level),
    rootMeanSquareError: leastSquares.residualNorm / Math.sqrt(leastSquares.observations),
    meanAbsoluteError: meanAbsolute(rows, design.weights),
    tests: {},
    vif: [],
    inference: inference === 'exact' ? undefined : inference,
  }
}

/**
 * What can be said of any other estimate: the tests presuppose residuals of least squares, if in fewer coefficients than the model has, and
 * nothing that the data chose.
 */
function describeOther(fitted: FittedAnalysis): Inferred & Pick<FitResult, 'inference' | 'effectiveDf'> {
  const { input, estimation, leastSquares } = fitted
  const { inference, reduced } = estimation
  const isExact = inference === 'exact'
  const inferred = inferOther(estimation, input.spec.level)
  return {
    ...inferred,
    ...goodnessExtras(fitted, inferred),
    ...(isExact && reduced !== undefined ? testReduced(fitted, reduced) : { tests: {} }),
    vif: [],
    inference: isExact ? undefined : inference,
    effectiveDf: isExact ? undefined : effectiveDf(leastSquares),
  }
}
