import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import { stability } from '@shared/descent/stability'
import type { Trajectory } from '@shared/descent/trajectory'
import type { FitResult } from '@shared/estimators/fitResult'
import { formatSignificant } from '@shared/texts/formatNumber'
import type { DescentRequest } from './descentOptions'
import { rowCounts } from './fitText'
import { textTable } from './textTable'

const figure = (value: number): string => formatSignificant(value, 6, 'en')

interface DescentSummary {
  readonly result: FitResult
  readonly loss: QuadraticLoss
  readonly run: Trajectory
  readonly request: DescentRequest
}

/** Iterations shown of the loss curve. */
const SHOWN = 10

/** A descent as a readable text: settings, limits, loss curve, coefficients beside the closed form. */
export function descentText({ result, loss, run, request }: DescentSummary): string {
  const { stableLimit, bestRate } = stability(loss)
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
    `gradient descent (${request.optimizer.name}): ${result.formula}`,
    rowCounts(result),
    `learning rate ${figure(request.learningRate)}; largest stable ${figure(stableLimit)}, best ${figure(bestRate)}`,
    `${run.iterationCount} iterations, stopped: ${run.stopped}; features ${loss.scale === 'none' ? 'as they are' : 'standardised'}, ${loss.loss} of squares`,
    '',
    curve,
    '',
    coefficients,
  ].join('\n')
}

function shownPoints({ iterations }: Trajectory): readonly number[] {
  const last = iterations.length - 1
  const spread = Array.from({ length: SHOWN + 1 }, (_, k) => Math.round((k * last) / SHOWN))
  return [...new Set(spread)]
}
