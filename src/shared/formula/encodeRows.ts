import type { Column } from '../table/column'
import { bindVariable } from './bindVariable'
import { planColumns } from './columnPlan'
import { columnWriter } from './columnWriter'
import type { Columns } from './compileContext'
import { recodeVariable } from './designVariable'
import type { RowBlock } from './evaluator'
import type { TermList } from './expandTerms'
import type { ModelFrame } from './modelFrame'
import { namesIn } from './namesIn'
import type { RecodedVariable, RowObstacle } from './rowObstacle'
import { findObstacles } from './rowObstacle'

/** A model whose coding is settled. */
export interface SettledModel {
  readonly terms: TermList
  readonly frame: ModelFrame
}

/** Other data in a model's coding. */
export interface EncodedRows {
  /** The model matrix, row after row: `values[i * columnCount + j]`. A row that cannot be coded is NaN throughout. */
  readonly values: Float64Array
  readonly columnCount: number
  /** The rows that cannot be coded, and why. */
  readonly obstacles: ReadonlyMap<number, RowObstacle>
}

/**
 * The model matrix of other data under the same coding, row after row: levels, polynomial bases and scalings are those of the
 * model's rows. A row that lacks a predictor or has a level that the model does not know is NaN throughout.
 */
export function encodeRows(
  { terms, frame }: SettledModel,
  columns: readonly Column[],
  rowCount: number,
): EncodedRows {
  const byName: Columns = new Map(columns.map((column) => [column.name, column]))
  const recoded = recodeVariables({ terms, frame }, byName, rowCount)
  const variables = new Map([...recoded].map(([index, { variable }]) => [index, variable]))
  const plan = planColumns({ ...terms, variables })
  const { columnCount } = plan
  const byColumn = new Float64Array(rowCount * columnCount)
  const rows: RowBlock = { rows: null, start: 0, end: rowCount }
  columnWriter(plan).fill(rows, byColumn)
  const obstacles = findObstacles([...recoded.values()], byName, rows)
  const values = new Float64Array(byColumn.length)
  for (let i = 0; i < rowCount; i++) {
    const isUncoded = obstacles.has(i)
    for (let j = 0; j < columnCount; j++) {
      values[i * columnCount + j] = isUncoded ? NaN : byColumn[j * rowCount + i]
    }
  }
  return { values, columnCount, obstacles }
}

/** The variables of the model's terms on other columns, by their index in the term list. */
function recodeVariables(
  { terms, frame }: SettledModel,
  columns: Columns,
  rowCount: number,
): ReadonlyMap<number, RecodedVariable> {
  const context = { columns, rowCount, scales: frame.scales }
  const recoded = new Map<number, RecodedVariable>()
  for (const [index, settled] of frame.variables) {
    const bound = bindVariable(terms.variables[index], context)
    recoded.set(index, {
      variable: recodeVariable(bound, settled),
      columns: [...new Set(namesIn(terms.variables[index].node).map(({ name }) => name))],
      levels: bound.kind === 'factor' ? bound.levels : [],
    })
  }
  return recoded
}
