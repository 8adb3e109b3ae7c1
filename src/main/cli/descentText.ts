import type { DescentPlan } from '@shared/analysis/planDescent'
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
}

/** Iterations shown of the loss curve. */
const SHOWN = 10

/** A descent as a readable text: settings, limits, loss curve, coefficients beside the closed form. */
export function descentText({ result, plan, run, settings }: DescentSummary): string {
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
    header: ['term', 'reached', 'closed form', 'digits'],
    rows: result.coefficients.map(({ term, estimate, aliased, trustedDigits }) =>
      aliased
        ? [term, 'aliased', '', '']
        : [
            term,
            figure(estimate),
            figure(loss.closedForm[loss.terms.indexOf(term)]),
            formatSignificant(trustedDigits, 3, 'en'),
          ],
    ),
  })
  return [
    `gradient descent (${settings.optimizer}): ${result.formula}`,
    rowCounts(result),
    rateLine(plan, settings),
    endLine(plan, run),
    lossLine(settings),
    '',
    curve,
    '',
    coefficients,
  ].join('\n')
}

function endLine({ loss }: DescentPlan, run: Trajectory): string {
  const reason = translate('en', `training.reason-${run.reason}`)
  const there = run.stopped === 'iterations' && isAtMinimum(loss, run) ? '; it is at the minimum' : ''
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

function lossLine({ scale, loss, l2, optimizer, batchSize, seed }: DescentSettings): string {
  return [
    `features ${scale === 'none' ? 'as they are' : 'standardised'}, ${loss} of squares`,
    ...(l2 > 0 ? [`L2 penalty ${figure(l2)}`] : []),
    ...(optimizer === 'sgd' ? [`${batchSize} rows a step, seed ${seed}`] : []),
  ].join('; ')
}

function shownPoints({ iterations }: Trajectory): readonly number[] {
  const last = iterations.length - 1
  const spread = Array.from({ length: SHOWN + 1 }, (_, k) => Math.round((k * last) / SHOWN))
  return [...new Set(spread)]
}
