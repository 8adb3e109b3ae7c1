import { fromDataUnits, toDataUnits } from '../descent/coordinates'
import type { DescentRows, RowSample } from '../descent/descentRows'
import { readDescentRows, weighing } from '../descent/descentRows'
import { linearRowsLoss } from '../descent/linearRowsLoss'
import { localQuadratic } from '../descent/localQuadratic'
import { minimiseQuantile } from '../descent/minimiseQuantile'
import type { RowsMinimum } from '../descent/minimiseRows'
import { minimiseRows } from '../descent/minimiseRows'
import { penalisedRows } from '../descent/penalisedRows'
import type { QuadraticLoss } from '../descent/quadraticLoss'
import type { RowsLoss } from '../descent/rowsLoss'
import { rowTerm } from '../descent/rowTerm'
import type { DescentSettings } from '../document/descentSettings'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { medianDeviation } from '../robust/medianDeviation'
import { binaryProblem } from './binaryResponse'
import { evaluateRows } from './evaluateRows'
import type { RowsProblem, RowsSource } from './rowsTypes'
import { separatingTerms } from './separatingTerms'

interface LinearRequest {
  /** The used rows that are read. */
  readonly chosen: Int32Array
  readonly sample: RowSample | null
  /** The least-squares loss, whose coordinates are taken. */
  readonly quadratic: (scale: QuadraticLoss['scale']) => QuadraticLoss
}

interface LinearLoss {
  readonly base: QuadraticLoss
  readonly data: DescentRows
  readonly loss: RowsLoss
}

/** A loss of a linear predictor over rows; its minimum is looked for in standardised coordinates, where steps keep their digits. */
export function linearProblem(
  source: RowsSource,
  settings: DescentSettings,
  { chosen, sample, quadratic }: LinearRequest,
): Result<RowsProblem> {
  const { objective, scale, l2 } = settings
  const standard = quadratic('standardize')
  const data = readWeighted(source, standard, { chosen, objective })
  const refusal = objective === 'logistic' ? binaryProblem(source, chosen, data) : null
  if (refusal) return fail(refusal)
  const sigma = scaleOf(data, standard, settings)
  if (Number.isNaN(sigma)) return fail({ code: 'residual-scale-zero' })
  const isBinary = objective === 'logistic' && data.response.every((y) => y === 0 || y === 1)
  const lossOn = (base: QuadraticLoss, rows: DescentRows): LinearLoss => {
    const plain = linearRowsLoss(rows, { loss: settings.loss, term: rowTerm(settings, sigma), isBinary })
    const penalty = { strength: l2, loss: settings.loss, interceptIndex: base.interceptIndex }
    return { base, data: rows, loss: penalisedRows(plain, penalty) }
  }
  const standardised = lossOn(standard, data)
  const plain = quadratic(scale)
  const own =
    scale === 'standardize' ? standardised : lossOn(plain, readWeighted(source, plain, { chosen, objective }))
  // A penalty is another one in other coordinates.
  const found = minimumOf(l2 > 0 ? own : standardised, settings)
  if (found === null) return fail({ code: 'robust-undetermined' })
  const units = toDataUnits(l2 > 0 ? own.base : standard, found.theta)
  const isSeparated = found.ending === 'separated'
  return ok({
    loss: own.loss,
    summary: {
      local: aboutMinimum(own, found, fromDataUnits(own.base, units)),
      minimum: found.ending !== 'found' ? 'none' : own.loss.isSmooth ? 'newton' : 'vertex',
      safeLimit: 2 / own.loss.lipschitz,
      residualScale: objective === 'huber' || objective === 'bisquare' ? sigma : null,
      sample,
      isSeparated,
      separating: isSeparated ? separatingTerms(data, standard.terms) : [],
    },
  })
}

function readWeighted(
  { design, columns, trials }: RowsSource,
  base: QuadraticLoss,
  { chosen, objective }: { readonly chosen: Int32Array; readonly objective: DescentSettings['objective'] },
): DescentRows {
  const data = readDescentRows(design, base, chosen)
  if (objective !== 'logistic' || trials === null) return data
  const counts = evaluateRows(trials, { columns, rows: design.rows, chosen })
  const { weights } = data
  return {
    ...data,
    ...weighing(weights === null ? counts : weights.map((w, i) => w * counts[i]), data.count),
  }
}

/** A share of the response's spread below which residuals are rounding. */
const ROUNDING = 1e-13

/** σ of the residuals of least squares, or as it is given; NaN where they have none. */
function scaleOf(
  { count, order, rows, response, weights }: DescentRows,
  { optimum }: QuadraticLoss,
  { objective, residualScale }: DescentSettings,
): number {
  if (objective !== 'huber' && objective !== 'bisquare') return 1
  if (residualScale !== null) return residualScale
  let largest = 0
  const residuals = response.map((y, i) => {
    let residual = y
    for (let j = 0; j < order; j++) residual -= rows[i * order + j] * optimum[j]
    largest = Math.max(largest, Math.abs(y))
    return weights === null ? residual : Math.sqrt(weights[i]) * residual
  })
  const sigma = medianDeviation(residuals, new Float64Array(count))
  return sigma > ROUNDING * largest ? sigma : NaN
}

function minimumOf(
  { base, data, loss }: LinearLoss,
  { objective, tau }: DescentSettings,
): RowsMinimum | null {
  if (loss.isSmooth) {
    return minimiseRows(loss, objective === 'logistic' ? new Float64Array(loss.order) : base.optimum)
  }
  const theta = minimiseQuantile(data, objective === 'lad' ? 0.5 : tau, base.optimum)
  if (theta === null) return null
  return { theta, value: loss.evaluate(theta, new Float64Array(loss.order)), iterations: 0, ending: 'found' }
}

function aboutMinimum({ base, loss }: LinearLoss, found: RowsMinimum, theta: Float64Array): QuadraticLoss {
  const gradient = new Float64Array(loss.order)
  if (found.ending === 'found') {
    const value = loss.evaluate(theta, gradient)
    return localQuadratic(loss, base, { theta, value, curvature: loss.isSmooth ? 'newton' : null })
  }
  // There is no minimum: limits are those at zero, where a logistic loss bends most.
  const at = new Float64Array(loss.order)
  const value = found.ending === 'separated' ? 0 : loss.evaluate(theta, gradient)
  return localQuadratic(loss, base, { theta, value, curvature: 'majorant', at })
}
