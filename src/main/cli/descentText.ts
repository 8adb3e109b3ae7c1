import type { DescentPlan } from '@shared/analysis/planDescent'
import type { RowsSummary } from '@shared/analysis/rowsTypes'
import { isAtMinimum } from '@shared/descent/isAtMinimum'
import { stability } from '@shared/descent/stability'
import type { Trajectory } from '@shared/descent/trajectory'
import type { DescentSettings } from '@shared/document/descentSettings'
import type { FitResult } from '@shared/estimators/fitResult'
import { formatSignificant } from '@shared/texts/formatNumber'
import { translate } from '@shared/texts/translate'
import { rowCounts } from './fitText'
import { textTable } from './textTable'

const figure = (value: number): string => formatSignificant(value, 6, 'en')

interface DescentSummary {
  readonly result: FitResult
  readonly plan: DescentPlan
  readonly run: Trajectory
  readonly settings: DescentSettings
  /** Of a loss that has no quadratic. */
  readonly rows?: RowsSummary
}

/** What a descent is compared with. */
const minimumNames = { newton: 'minimum by Newton', vertex: 'minimum (exact)', none: 'no minimum' } as const

const lossNames = {
  squared: 'squares',
  huber: 'Huber’s loss',
  bisquare: 'the bisquare',
  lad: 'absolute residuals',
  quantile: 'the quantile loss',
  logistic: 'log loss',
  nls: 'squares',
} as const

/** Iterations shown of the loss curve. */
const SHOWN = 10

/** A descent as a readable text: settings, limits, loss curve, coefficients beside the closed form. */
export function descentText({ result, plan, run, settings, rows }: DescentSummary): string {
  const { loss } = plan
  const curve = textTable({
    header: ['iteration', 'loss', 'above the minimum'],
    rows: shownPoints(run).map((index) => [
      String(run.iterations[index]),
      figure(run.losses[index]),
      figure(run.losses[index] - loss.minimum),
    ]),
    left: [],
  })
  const coefficients = textTable({
    header: ['term', 'reached', rows ? minimumNames[rows.minimum] : 'closed form', 'digits'],
    rows: result.coefficients.map(({ term, estimate, aliased, trustedDigits }) =>
      aliased
        ? [term, 'aliased', '', '']
        : [
            term,
            figure(estimate),
            rows?.minimum === 'none' ? '' : figure(loss.closedForm[loss.terms.indexOf(term)]),
            Number.isNaN(trustedDigits) ? '' : formatSignificant(trustedDigits, 3, 'en'),
          ],
    ),
  })
  return [
    `gradient descent (${settings.optimizer}): ${result.formula}`,
    rowCounts(result),
    rateLine(plan, settings),
    endLine(plan, run, rows?.minimum ?? 'newton'),
    lossLine(settings),
    ...(rows ? [rowsLine(rows)] : []),
    '',
    curve,
    '',
    coefficients,
  ].join('\n')
}

function endLine({ loss }: DescentPlan, run: Trajectory, minimum: RowsSummary['minimum']): string {
  const reason = translate('en', `training.reason-${run.reason}`)
  const there =
    run.stopped === 'iterations' && minimum !== 'none' && isAtMinimum(loss, run)
      ? '; it is at the minimum'
      : ''
  return `${run.iterationCount} iterations, stopped: ${run.stopped}, because ${reason}${there}`
}

function rateLine({ loss, options }: DescentPlan, settings: DescentSettings): string {
  const { stableLimit, bestRate } = stability(loss, options.optimizer)
  const { schedule, stepEvery, decay, armijo } = settings
  if (schedule === 'line-search') return 'learning rate by line search along each gradient'
  const over = {
    constant: '',
    step: `, halved every ${stepEvery} iterations`,
    'inverse-time': `, divided by 1 + ${figure(decay)} · iteration`,
    cosine: ', falling to 0 as a cosine',
    backtracking: ` halved at each step until ${figure(armijo)} of the promised decrease is kept`,
  }[schedule]
  const limits = Number.isNaN(stableLimit)
    ? 'no limit by the Hessian'
    : `largest stable ${figure(stableLimit)}, best ${figure(bestRate)}`
  return `learning rate ${figure(settings.learningRate)}${over}; ${limits}`
}

/** What is particular to a loss over rows: its scale, which rows, and how far its limits hold. */
function rowsLine({ residualScale, sample, safeLimit, minimum }: RowsSummary): string {
  return [
    ...(residualScale === null ? [] : [`residual scale ${figure(residualScale)}`]),
    sample
      ? `a sample of ${sample.rows} of ${sample.of} rows, seed ${sample.seed}`
      : 'all rows at every step',
    ...(minimum === 'newton' ? ['limits of the rate hold near the minimum'] : []),
    ...(Number.isNaN(safeLimit) ? [] : [`safe everywhere below ${figure(safeLimit)}`]),
    ...(minimum === 'vertex' ? ['subgradients: a constant rate ends by hovering about the minimum'] : []),
  ].join('; ')
}

function lossLine(settings: DescentSettings): string {
  const { scale, loss, l2, optimizer, batchSize, seed, objective } = settings
  return [
    `features ${scale === 'none' ? 'as they are' : 'standardised'}, ${loss} of ${lossNames[objective]}`,
    ...(l2 > 0 ? [`L2 penalty ${figure(l2)}`] : []),
    ...(optimizer === 'sgd' ? [`${batchSize} rows a step, seed ${seed}`] : []),
  ].join('; ')
}

function shownPoints({ iterations }: Trajectory): readonly number[] {
  const last = iterations.length - 1
  const spread = Array.from({ length: SHOWN + 1 }, (_, k) => Math.round((k * last) / SHOWN))
  return [...new Set(spread)]
}
