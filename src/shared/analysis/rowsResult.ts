import { isAtMinimum } from '../descent/isAtMinimum'
import { stability } from '../descent/stability'
import type { Trajectory } from '../descent/trajectory'
import type { DescentSettings } from '../document/descentSettings'
import type { Coefficient, FitResult } from '../estimators/fitResult'
import type { Warning } from '../outcome/warning'
import type { Analysis } from './analysisTypes'
import { leastSquaresOnly } from './descentResult'
import type { RowsSummary } from './rowsTypes'

export interface FinishedRows {
  /** The fit by least squares whose rows the loss is summed over. */
  readonly analysis: Pick<Analysis, 'result'>
  readonly summary: RowsSummary
  /** The formula as it was given. */
  readonly formula: string
  readonly run: Trajectory
  readonly settings: Pick<DescentSettings, 'learningRate' | 'optimizer'>
}

/**
 * The fit result of a descent on a loss over rows: its coefficients, whose trusted digits are those in which they agree with the minimum.
 * What holds for least squares alone is NaN or absent.
 */
export function rowsResult(finished: FinishedRows): FitResult {
  const { summary, formula, run } = finished
  const { result } = finished.analysis
  const { local } = summary
  const aliased = result.coefficients.filter(
    ({ term, aliased: isAliased }) => isAliased && !local.terms.includes(term),
  )
  const isLinear = result.coefficients.some(({ term }) => local.terms.includes(term))
  return {
    ...result,
    method: 'gradient-descent',
    formula,
    rank: local.terms.length,
    dfResidual: result.nUsed - local.terms.length,
    coefficients: [
      ...local.terms.map((_, j) => reached(summary, run, j)),
      ...(isLinear ? aliased.map(({ term }) => ({ ...nothing, term, estimate: NaN, aliased: true })) : []),
    ],
    covariance: [],
    rss: NaN,
    sigma: NaN,
    rSquared: NaN,
    adjRSquared: NaN,
    fStatistic: null,
    logLik: NaN,
    aic: NaN,
    bic: NaN,
    tests: {},
    vif: [],
    ...leastSquaresOnly,
    converged: run.stopped === 'converged' || isThere(summary, run),
    iterations: run.iterationCount,
    warnings: [...result.warnings.filter(isOfData), ...rowsWarnings(finished)],
  }
}

const isThere = ({ minimum, local }: RowsSummary, run: Trajectory): boolean =>
  minimum !== 'none' && isAtMinimum(local, run)

const nothing = {
  stdError: NaN,
  statistic: NaN,
  pValue: NaN,
  ciLower: NaN,
  ciUpper: NaN,
  trustedDigits: NaN,
}

/** Warnings that do not speak of the fit by least squares. */
const isOfData = ({ code }: Warning): boolean =>
  [
    'aliased-term',
    'constant-predictor',
    'rows-missing',
    'weights-missing',
    'cells-unparsed',
    'many-levels',
  ].includes(code)

function reached({ local, minimum }: RowsSummary, { finalCoefficients }: Trajectory, j: number): Coefficient {
  const [estimate, aim] = [finalCoefficients[j], local.closedForm[j]]
  const error = Math.abs(estimate - aim) / (Math.abs(aim) || 1)
  const digits = error > 0 ? Math.max(0, -Math.log10(error)) : 15.95
  const trustedDigits = minimum === 'none' ? NaN : Math.min(15.95, digits)
  return { ...nothing, term: local.terms[j], estimate, aliased: false, trustedDigits }
}

function rowsWarnings({ summary, run, settings }: FinishedRows): readonly Warning[] {
  const { local, minimum, sample, isSeparated, separating } = summary
  const { learningRate, optimizer } = settings
  const terms = separating.length > 0 ? ` (${separating.join(', ')})` : ''
  const iteration = run.overflowAt ?? run.iterationCount
  const has = (applies: boolean, warning: Warning): readonly Warning[] => (applies ? [warning] : [])
  return [
    ...(sample ? [{ code: 'descent-sampled', ...sample } as const] : []),
    ...has(isSeparated, { code: 'descent-separated', terms }),
    ...has(minimum === 'none' && !isSeparated, { code: 'descent-no-minimum' }),
    ...has(run.reason === 'overflow' || run.reason === 'growth', {
      code: 'descent-grew',
      learningRate,
      iteration,
    }),
    // Batches and corners never settle, so that they have not is nothing to warn of.
    ...has(
      run.stopped === 'iterations' &&
        !isThere(summary, run) &&
        optimizer !== 'sgd' &&
        Number.isFinite(stability(local).stableLimit),
      { code: 'descent-unfinished', iterations: run.iterationCount },
    ),
  ]
}
