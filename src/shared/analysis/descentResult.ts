import type { QuadraticLoss } from '../descent/quadraticLoss'
import { flatValley } from '../descent/flatValley'
import { gapAtMinimum, isAtMinimum } from '../descent/isAtMinimum'
import { iterationsToReach } from '../descent/iterationsToReach'
import { lossAt } from '../descent/lossAt'
import { stability } from '../descent/stability'
import type { Trajectory } from '../descent/trajectory'
import type { Coefficient, FitResult } from '../estimators/fitResult'
import type { Warning } from '../outcome/warning'
import type { Analysis } from './analysisTypes'
import type { DescentPlan } from './planDescent'

/** A descent on an analysis' loss, finished. */
export interface FinishedDescent {
  readonly analysis: Analysis
  readonly plan: DescentPlan
  readonly trajectory: Trajectory
}

/**
 * The fit result of a gradient descent: the coefficients that it reached, with the residuals they leave. What holds for the
 * least-squares solution alone (standard errors, tests, likelihood) is NaN or absent. A coefficient's trusted digits are those in
 * which it agrees with the closed form.
 */
export function descentResult({ analysis, plan, trajectory }: FinishedDescent): FitResult {
  const { result, leastSquares } = analysis
  const { loss } = plan
  const squares = loss.loss === 'sum' ? 1 : loss.totalWeight
  const gap = lossAt(plan.base, trajectory.finalCoefficients) - plan.base.minimum
  const rss = leastSquares.rss + (Number.isNaN(gap) ? Infinity : gap) * squares
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
    warnings: [...result.warnings, ...descentWarnings(plan, trajectory)],
  }
}

/** What holds for the least-squares solution alone. */
export const leastSquaresOnly = {
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

function reached(
  closedForm: Coefficient,
  loss: QuadraticLoss,
  { finalCoefficients }: Trajectory,
): Coefficient {
  const index = loss.terms.indexOf(closedForm.term)
  const estimate = finalCoefficients[index]
  const aim = loss.closedForm[index]
  const error = Math.abs(estimate - aim) / (Math.abs(aim) || 1)
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

function descentWarnings(plan: DescentPlan, trajectory: Trajectory): readonly Warning[] {
  const valley = flatValley(plan.loss)
  const code = plan.loss.scale === 'standardize' ? 'descent-flat-standardized' : 'descent-flat'
  const flat: readonly Warning[] = valley === null ? [] : [{ code, ...valley }]
  if (trajectory.stopped === 'converged' || isAtMinimum(plan.loss, trajectory)) return flat
  return [...flat, ...(trajectory.stopped === 'diverged' ? divergence : unfinished)(plan, trajectory)]
}

function divergence(
  { loss, options, rows }: DescentPlan,
  { iterationCount, overflowAt }: Trajectory,
): readonly Warning[] {
  const { learningRate, optimizer } = options
  const { stableLimit } = stability(loss, optimizer)
  const iteration = overflowAt ?? iterationCount
  const ratio = learningRate / stableLimit
  if (rows !== null || !(ratio >= 1)) return [{ code: 'descent-grew', learningRate, iteration }]
  return [{ code: 'descent-diverged', learningRate, stableLimit, ratio, iteration }]
}

/** Batches of rows never settle, so that they have not is nothing to warn of. */
function unfinished(
  { loss, options, rows }: DescentPlan,
  { iterationCount: iterations }: Trajectory,
): readonly Warning[] {
  const { learningRate, optimizer, schedule, start } = options
  if (rows !== null) return []
  const foretold = optimizer.name === 'batch' && (schedule?.name ?? 'constant') === 'constant'
  const needed = foretold
    ? iterationsToReach(loss, learningRate, { start, relativeGap: gapAtMinimum(loss) })
    : Infinity
  if (needed === Infinity) return [{ code: 'descent-unfinished', iterations }]
  return [{ code: 'descent-not-converged', iterations, needed }]
}
