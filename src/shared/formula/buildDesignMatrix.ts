import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { COLUMN_LIMIT } from './columnLimit'
import type { ColumnPlan } from './columnPlan'
import { columnNames, columnTerms, planColumns } from './columnPlan'
import { columnWriter } from './columnWriter'
import type { DesignMatrix } from './designMatrix'
import { encodeRows } from './encodeRows'
import type { RowBlock } from './evaluator'
import type { ResponseValues } from './readResponse'
import { readResponse } from './readResponse'
import { findOverflow } from './findOverflow'
import type { FrameRequest, ModelFrame } from './modelFrame'
import { modelFrame } from './modelFrame'
import { readWeights } from './readWeights'

export interface DesignRequest extends FrameRequest {
  /** What becomes of a response `cbind(successes, failures)`: most methods cannot use it. @default 'refuse' */
  readonly counts?: 'refuse' | 'shares'
}

export interface BuiltDesign extends Pick<ModelFrame, 'missingCount' | 'weightlessCount' | 'excludedCount'> {
  readonly design: DesignMatrix
}

/**
 * R's `model.frame` (na.omit) and `model.matrix` (treatment contrasts) on a table, as a matrix that writes itself in row
 * blocks. Errors: those of `expandTerms` on these columns, `all-rows-excluded`, `all-rows-missing`, `values-infinite`,
 * `factor-one-level`, `degree-too-high`, `too-many-columns`, `weights-invalid`, `weights-zero`.
 */
export function buildDesignMatrix(request: DesignRequest): Result<BuiltDesign> {
  const { terms, columns } = request
  const framed = modelFrame(request)
  if (!framed.ok) return framed
  const frame = framed.value
  const response = readResponse(frame, request)
  if (!response.ok) return response
  const plan = planColumns({ ...terms, variables: frame.variables })
  if (plan.columnCount > COLUMN_LIMIT) {
    return fail({ code: 'too-many-columns', columns: plan.columnCount, limit: COLUMN_LIMIT })
  }
  let weights: Float64Array | undefined
  if (request.weights !== undefined && request.weights !== null) {
    const read = readWeights({ weights: request.weights, columns, rows: frame.rows })
    if (!read.ok) return read
    weights = read.value
  }
  const design = composeDesign(request, { frame, plan, response: response.value, weights })
  const overflow = findOverflow(plan, design)
  if (overflow) return fail(overflow)
  const { missingCount, weightlessCount, excludedCount } = frame
  return ok({ design, missingCount, weightlessCount, excludedCount })
}

interface DesignParts {
  readonly frame: ModelFrame
  readonly plan: ColumnPlan
  readonly response: ResponseValues
  readonly weights: Float64Array | undefined
}

function composeDesign(
  { terms }: DesignRequest,
  { frame, plan, response, weights }: DesignParts,
): DesignMatrix {
  const { rows } = frame
  const block = (start: number, end: number): RowBlock => ({ rows: rows.listed, start, end })
  const writer = columnWriter(plan)
  return {
    rowCount: rows.length,
    columnCount: plan.columnCount,
    columnNames: columnNames(plan),
    assign: columnTerms(plan),
    termLabels: terms.terms.map(({ label }) => label),
    hasIntercept: terms.hasIntercept,
    responseLabel: terms.response.label,
    namesResponse: terms.namesResponse,
    rows,
    weights,
    trials: response.trials,
    fill: (start, end, target) => writer.fill(block(start, end), target),
    fillDoubleDouble: (start, end, high, low) => writer.fillDoubleDouble(block(start, end), high, low),
    fillResponse: (start, end, target) => response.fill(block(start, end), target),
    encode: (columns, count) => encodeRows({ terms, frame }, columns, count),
  }
}
