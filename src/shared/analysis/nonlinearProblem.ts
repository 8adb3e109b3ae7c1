import type { RowSample } from '../descent/descentRows'
import { weighing } from '../descent/descentRows'
import type { DualProgram } from '../descent/dualProgram'
import { DUAL_ROWS, dualProgram } from '../descent/dualProgram'
import { localQuadratic } from '../descent/localQuadratic'
import { minimiseRows } from '../descent/minimiseRows'
import { readNonlinearModel } from '../descent/nonlinearModel'
import { nonlinearRowsLoss } from '../descent/nonlinearRowsLoss'
import { penalisedRows } from '../descent/penalisedRows'
import type { QuadraticLoss } from '../descent/quadraticLoss'
import type { DescentSettings } from '../document/descentSettings'
import type { AppError } from '../outcome/appError'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { evaluateRows } from './evaluateRows'
import type { RowsProblem, RowsSource } from './rowsTypes'

interface NonlinearRequest {
  readonly chosen: Int32Array
  readonly sample: RowSample | null
}

/** Nonlinear least squares on the rows of a fit; its parameters are named and started by the settings. */
export function nonlinearProblem(
  { design, columns }: RowsSource,
  settings: DescentSettings,
  { chosen, sample }: NonlinearRequest,
): Result<RowsProblem> {
  const model = readNonlinearModel(settings.nonlinear, [...columns.keys()])
  if (!model.ok) return model
  const { parameters, right, response: responseNode } = model.value
  const missing = startProblem(parameters, settings.start)
  if (missing) return fail(missing)
  const start = Float64Array.from(parameters, (name) => settings.start[name])
  const place = { columns, rows: design.rows, chosen }
  const program = dualProgram(right, { parameters, dataOf: (node) => evaluateRows(node, place) })
  const { weights } = design
  const weighed = weighing(weights ? Float64Array.from(chosen, (row) => weights[row]) : null, chosen.length)
  const spread =
    settings.scale === 'none'
      ? new Float64Array(parameters.length).fill(1)
      : derivativeSizes(program, chosen.length, start)
  const response = evaluateRows(responseNode, place)
  const plain = nonlinearRowsLoss({ program, response, ...weighed, loss: settings.loss, spread })
  const loss = penalisedRows(plain, { strength: settings.l2, loss: settings.loss, interceptIndex: -1 })
  const base = coordinates(parameters, settings, { spread, totalWeight: weighed.totalWeight })
  const found = minimiseRows(
    loss,
    start.map((value, j) => value * spread[j]),
  )
  const isFound = found.ending === 'found'
  return ok({
    loss,
    summary: {
      local: localQuadratic(loss, base, { ...found, curvature: isFound ? 'newton' : 'majorant' }),
      minimum: isFound ? 'newton' : 'none',
      safeLimit: NaN,
      residualScale: null,
      sample,
      isSeparated: false,
      separating: [],
    },
  })
}

function startProblem(
  parameters: readonly string[],
  start: Readonly<Record<string, number | undefined>>,
): AppError | null {
  const missing = parameters.filter((name) => start[name] === undefined)
  if (missing.length === 0) return null
  return {
    code: 'start-missing',
    names: missing.join(', '),
    example: parameters.map((name) => `${name}=1`).join(','),
  }
}

/** Root mean squares of ∂f/∂β at the start: what the spread of a feature is to a linear model. */
function derivativeSizes(program: DualProgram, count: number, start: Float64Array): Float64Array {
  const squares = new Float64Array(start.length)
  const rows = Int32Array.from({ length: count }, (_, i) => i)
  for (let from = 0; from < count; from += DUAL_ROWS) {
    const part = rows.subarray(from, from + DUAL_ROWS)
    const { tangents } = program.run(part, start)
    tangents.forEach((tangent, j) => {
      if (tangent) for (let i = 0; i < part.length; i++) squares[j] += tangent[i] * tangent[i]
    })
  }
  return squares.map((sum) => {
    const size = Math.sqrt(sum / count)
    return size > 0 && Number.isFinite(size) ? size : 1
  })
}

/** Where parameters are descended: θⱼ = βⱼ · spread, no intercept, no quadratic yet. */
function coordinates(
  terms: readonly string[],
  { scale, loss }: DescentSettings,
  { spread, totalWeight }: Pick<QuadraticLoss, 'spread' | 'totalWeight'>,
): QuadraticLoss {
  const zero = new Float64Array(terms.length)
  return {
    loss,
    scale,
    rowCount: 0,
    totalWeight,
    terms,
    gram: new Float64Array(terms.length ** 2),
    optimum: zero,
    minimum: NaN,
    center: zero,
    spread,
    interceptIndex: -1,
    hessianEigenvalues: new Float64Array(terms.length).fill(NaN),
    closedForm: zero,
    aliased: [],
  }
}
