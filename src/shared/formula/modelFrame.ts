import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { BindContext } from './bindVariable'
import { bindResponse, bindVariable } from './bindVariable'
import type { BoundVariable } from './boundVariable'
import { checkVariables } from './checkVariables'
import type { Columns, ScaleConstants } from './compileContext'
import type { DesignVariable } from './designVariable'
import { settleVariable } from './designVariable'
import type { TermList } from './expandTerms'
import { columnUnknown } from './expandTerms'
import { typeOfColumn } from './expressionType'
import { findScaleConstants } from './scaleConstants'
import { compileWeights } from './readWeights'
import { TableRows } from './tableRows'
import type { RowSelection, UsedRows } from './usedRows'
import { findUsedRows } from './usedRows'

export interface FrameRequest {
  readonly terms: TermList
  /** Every column of `terms.columnNames`. */
  readonly columns: Columns
  readonly rowCount: number
  /** 1 for each row that takes part; null when all do. */
  readonly included: Uint8Array | null
  /** A column's name or an expression whose values weigh the rows. @default null */
  readonly weights?: string | null
}

/** The variables of a model on the rows that have them all. */
export interface ModelFrame extends UsedRows {
  readonly response: BoundVariable
  /** The variables that stand in terms, coded, by their index in the term list. */
  readonly variables: ReadonlyMap<number, DesignVariable>
  readonly scales: ScaleConstants
}

/** R's `model.frame` with `na.omit` and unused levels dropped. */
export function modelFrame(request: FrameRequest): Result<ModelFrame> {
  const { terms, columns, rowCount, included } = request
  const checked = checkColumns(terms, columns)
  if (!checked.ok) return checked
  const nodes = terms.variables.map(({ node }) => node)
  const scales = findScaleConstants(nodes, { columns, rowCount, included })
  const context: BindContext = { columns, rowCount, scales }
  const [response, ...predictors] = terms.variables
  const bound = [
    bindResponse(response, context),
    ...predictors.map((variable) => bindVariable(variable, context)),
  ]
  const weights = weightsOf(request)
  if (!weights.ok) return weights
  const used = findUsedRows({ rowCount, included, ...weights.value }, bound)
  if (!used.ok) return used
  const variables = new Map<number, DesignVariable>()
  for (const index of new Set(terms.terms.flatMap((term) => term.variables))) {
    const magnitude = used.value.magnitudes.get(bound[index]) ?? Infinity
    const rows = { formula: terms.formula.text, used: used.value.rows, included, rowCount, magnitude }
    const settled = settleVariable(bound[index], rows)
    if (!settled.ok) return settled
    variables.set(index, settled.value)
  }
  return ok({ ...used.value, response: bound[0], variables, scales })
}

function weightsOf({
  terms,
  columns,
  rowCount,
  weights = null,
}: FrameRequest): Result<Pick<RowSelection, 'weights' | 'columnNames'>> {
  const { columnNames } = terms
  if (weights === null) return ok({ columnNames })
  const compiled = compileWeights({ weights, columns, rows: TableRows.all(rowCount) })
  if (compiled.ok) return ok({ weights: compiled.value, columnNames: [...columnNames, weights] })
  // Where they are text, whoever reads those of the used rows says which.
  return compiled.error.code === 'weights-invalid' ? ok({ columnNames }) : compiled
}

/** The checks of `expandTerms` once more on the columns themselves, which may be of another table. */
function checkColumns(terms: TermList, columns: Columns): Result<null> {
  const absent = terms.columnNames.find((name) => !columns.has(name))
  if (absent !== undefined) return fail(columnUnknown(absent, 0, [...columns.keys()]))
  return checkVariables(terms.variables, {
    formula: terms.formula.text,
    typeOf: (name) => {
      const column = columns.get(name)
      return column === undefined ? 'numeric' : typeOfColumn(column)
    },
    exampleOf: (name) => {
      const column = columns.get(name)
      return column?.kind === 'factor' ? (column.levels[0] ?? '') : ''
    },
  })
}
