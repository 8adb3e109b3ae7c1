import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { Column } from '../table/column'
import { planColumns } from './columnPlan'
import type { Columns } from './compileExpression'
import { compileExpression } from './compileExpression'
import type { DesignMatrix } from './designMatrix'
import type { DesignVariable } from './designVariable'
import { recodeVariable, settleVariable } from './designVariable'
import type { Evaluator, RowBlock } from './evaluator'
import type { TermList } from './expandTerms'
import { columnWriter } from './fillColumns'
import { firstInfinity } from './firstInfinity'
import type { BoundVariable } from './modelVariable'
import { bindVariable } from './modelVariable'
import type { RowRequest } from './usedRows'
import { usedRows } from './usedRows'

/** Most columns of a model matrix. */
const COLUMN_LIMIT = 10_000

export interface DesignRequest extends RowRequest {
  /** Every column of `terms.columnNames`, and the weights. */
  readonly columns: Columns
  /** Column of case weights. @default null */
  readonly weights?: string | null
}

export interface BuiltDesign {
  readonly design: DesignMatrix
  /** Included rows left out because a variable of the model is missing there. */
  readonly missingCount: number
  readonly excludedCount: number
}

/** R's `model.frame` (na.omit) and `model.matrix` on a table, as a matrix that writes itself in row blocks. */
export function buildDesignMatrix(request: DesignRequest): Result<BuiltDesign> {
  const { terms, rowCount, columns } = request
  const response = compileResponse(terms, columns)
  if (!response.ok) return response
  const bound = bindVariables(terms, { columns, rowCount })
  if (!bound.ok) return bound
  const weights = readWeights(request)
  if (!weights.ok) return weights

  const selected = usedRows(request, [...bound.value.values()], {
    response: response.value,
    weights: weights.value,
  })
  if (!selected.ok) return selected
  const { rows } = selected.value
  const settled = settleVariables(bound.value, rows)
  if (!settled.ok) return settled
  const plan = planColumns({ ...terms, variables: settled.value })
  if (plan.length > COLUMN_LIMIT) {
    return fail({ code: 'too-many-columns', columns: plan.length, limit: COLUMN_LIMIT })
  }
  const infinity = firstInfinity(rows, [
    { label: terms.response.label, width: 1, fill: response.value.fill },
    ...[...settled.value.values()].flatMap((variable) =>
      variable.kind === 'numeric'
        ? [{ label: variable.label, width: variable.suffixes.length, fill: variable.fill }]
        : [],
    ),
  ])
  if (infinity) return fail(infinity)

  const writer = columnWriter(plan, settled.value)
  const everyRow = rows.length === rowCount
  const block = (start: number, end: number): RowBlock => ({ rows: everyRow ? null : rows, start, end })
  const design: DesignMatrix = {
    rowCount: rows.length,
    columnCount: plan.length,
    columnNames: plan.map(({ name }) => name),
    assign: plan.map(({ term }) => term),
    termLabels: terms.terms.map(({ label }) => label),
    hasIntercept: terms.hasIntercept,
    responseLabel: terms.response.label,
    rows,
    weights: weights.value === null ? undefined : pick(weights.value, rows),
    fill: (start, end, target) => writer.fill(block(start, end), target),
    fillDoubleDouble: (start, end, high, low) => writer.fillDoubleDouble(block(start, end), high, low),
    fillResponse: (start, end, target) => response.value.fill(block(start, end), target),
    encode: (other, count) => encode(terms, settled.value, { columns: other, rowCount: count }),
  }
  const { missingCount, excludedCount } = selected.value
  return ok({ design, missingCount, excludedCount })
}

function compileResponse(terms: TermList, columns: Columns): Result<Evaluator> {
  const { node, label } = terms.response
  const compiled = compileExpression(node, columns)
  if (compiled.ok || compiled.error.code !== 'expression-not-numeric') return compiled
  const column = node.kind === 'name' ? columns.get(node.name) : undefined
  const example = column?.kind === 'factor' ? (column.levels[0] ?? '') : label
  return fail({ code: 'response-not-numeric', name: label, example })
}

type Bound = ReadonlyMap<number, BoundVariable>

/** The variables that stand in a term, by their index. */
function bindVariables(
  terms: TermList,
  table: { readonly columns: Columns; readonly rowCount: number },
): Result<Bound> {
  const bound = new Map<number, BoundVariable>()
  for (const index of new Set(terms.terms.flatMap(({ variables }) => variables))) {
    const variable = bindVariable(terms.variables[index], table)
    if (!variable.ok) return variable
    bound.set(index, variable.value)
  }
  return ok(bound)
}

function settleVariables(bound: Bound, rows: Int32Array): Result<ReadonlyMap<number, DesignVariable>> {
  const settled = new Map<number, DesignVariable>()
  for (const [index, variable] of bound) {
    const result = settleVariable(variable, rows)
    if (!result.ok) return result
    settled.set(index, result.value)
  }
  return ok(settled)
}

function readWeights({ weights, columns }: DesignRequest): Result<Float64Array | null> {
  if (weights === undefined || weights === null) return ok(null)
  const column = columns.get(weights)
  if (column?.kind !== 'numeric') {
    return fail({ code: 'weights-invalid', name: weights, row: 1, value: 'text' })
  }
  const row = column.values.findIndex((value) => value < 0 || value === Infinity)
  if (row < 0) return ok(column.values)
  return fail({ code: 'weights-invalid', name: weights, row: row + 1, value: String(column.values[row]) })
}

function pick(values: Float64Array, rows: Int32Array): Float64Array {
  const picked = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) picked[i] = values[rows[i]]
  return picked
}

function encode(
  terms: TermList,
  settled: ReadonlyMap<number, DesignVariable>,
  table: { readonly columns: readonly Column[]; readonly rowCount: number },
): { values: Float64Array; columnCount: number } {
  const columns = new Map(table.columns.map((column) => [column.name, column]))
  const recoded = new Map<number, DesignVariable>()
  for (const [index, variable] of settled) {
    const bound = bindVariable(terms.variables[index], { columns, rowCount: table.rowCount })
    if (bound.ok) recoded.set(index, recodeVariable(bound.value, variable))
  }
  const plan = planColumns({ ...terms, variables: settled })
  const { rowCount } = table
  const byColumn = new Float64Array(plan.length * rowCount)
  if (recoded.size < settled.size) byColumn.fill(NaN)
  else columnWriter(plan, recoded).fill({ rows: null, start: 0, end: rowCount }, byColumn)
  const values = new Float64Array(byColumn.length)
  for (let k = 0; k < values.length; k++) {
    const column = k % plan.length
    values[k] = byColumn[column * rowCount + (k - column) / plan.length]
  }
  return { values, columnCount: plan.length }
}
