import type { QuadraticLoss } from '../descent/quadraticLoss'
import { iterationsToReach } from '../descent/iterationsToReach'
import { stability } from '../descent/stability'
import type { Trajectory } from '../descent/trajectory'
import type { Coefficient, FitResult } from '../estimators/fitResult'
import type { Warning } from '../outcome/warning'
import type { Analysis } from './analysisTypes'

/** A descent on an analysis' loss, finished. */
export interface FinishedDescent {
  readonly analysis: Analysis
  readonly loss: QuadraticLoss
  readonly trajectory: Trajectory
  readonly learningRate: number
}

/**
 * The fit result of a gradient descent: the coefficients that it reached, with the residuals they leave. What holds for the
 * least-squares solution alone (standard errors, tests, likelihood) is NaN or absent. A coefficient's trusted digits are those in
 * which it agrees with the closed form.
 */
export function descentResult({ analysis, loss, trajectory, learningRate }: FinishedDescent): FitResult {
  const { result, leastSquares } = analysis
  const rss =
    leastSquares.rss + (trajectory.finalLoss - loss.minimum) * squaresPerLoss(loss, leastSquares.rss)
  const rSquared = 1 - rss / leastSquares.tss
  const { dfResidual } = leastSquares
  const dfTotal = dfResidual + leastSquares.rank - (analysis.modelDesign.hasIntercept ? 1 : 0)
  return {
    ...result,
    method: 'gradient-descent',
    coefficients: result.coefficients.map((closedForm) => reached(closedForm, loss, trajectory)),
    covariance: [],
    rss,
    sigma: dfResidual > 0 ? Math.sqrt(rss / dfResidual) : NaN,
    rSquared,
    adjRSquared: dfResidual > 0 ? 1 - (1 - rSquared) * (dfTotal / dfResidual) : NaN,
    fStatistic: null,
    logLik: NaN,
    aic: NaN,
    bic: NaN,
    tests: {},
    ...leastSquaresOnly,
    converged: trajectory.stopped === 'converged',
    iterations: trajectory.iterationCount,
    warnings: [...result.warnings, ...descentWarnings(loss, trajectory, learningRate)],
  }
}

/** What holds for the least-squares solution alone. */
const leastSquaresOnly = {
  aicc: undefined,
  press: undefined,
  predictedRSquared: undefined,
  rootMeanSquareError: undefined,
  meanAbsoluteError: undefined,
  anova: undefined,
  partialRSquared: undefined,
  outlierTest: undefined,
  bootstrap: undefined,
  testsLeftOut: undefined,
  centering: undefined,
  constraints: undefined,
} as const satisfies Partial<Record<keyof FitResult, undefined>>

/** Squares that one unit of the loss stands for: 1 of their sum, n of their mean. */
function squaresPerLoss(loss: QuadraticLoss, rss: number): number {
  if (loss.loss === 'sum') return 1
  return loss.minimum > 0 ? rss / loss.minimum : loss.rowCount
}

function reached(
  closedForm: Coefficient,
  loss: QuadraticLoss,
  { finalCoefficients }: Trajectory,
): Coefficient {
  const estimate = finalCoefficients[loss.terms.indexOf(closedForm.term)]
  const error = Math.abs(estimate - closedForm.estimate) / (Math.abs(closedForm.estimate) || 1)
  const agreement = error > 0 ? Math.max(0, -Math.log10(error)) : Infinity
  return {
    term: closedForm.term,
    estimate: closedForm.aliased ? NaN : estimate,
    stdError: NaN,
    statistic: NaN,
    pValue: NaN,
    ciLower: NaN,
    ciUpper: NaN,
    aliased: closedForm.aliased,
    trustedDigits: Math.min(agreement, closedForm.trustedDigits),
  }
}

function descentWarnings(
  loss: QuadraticLoss,
  { stopped, iterationCount, overflowAt }: Trajectory,
  learningRate: number,
): readonly Warning[] {
  if (stopped === 'converged') return []
  if (stopped === 'diverged') {
    const { stableLimit } = stability(loss)
    const iteration = overflowAt ?? iterationCount
    return [
      { code: 'descent-diverged', learningRate, stableLimit, ratio: learningRate / stableLimit, iteration },
    ]
  }
  const needed = iterationsToReach(loss, learningRate)
  return [{ code: 'descent-not-converged', iterations: iterationCount, needed }]
}
