import type { Column } from '../table/column'
import { bindVariable } from './bindVariable'
import { planColumns } from './columnPlan'
import { columnWriter } from './columnWriter'
import type { Columns } from './compileContext'
import type { DesignVariable } from './designVariable'
import { recodeVariable } from './designVariable'
import type { RowBlock } from './evaluator'
import type { TermList } from './expandTerms'
import type { ModelFrame } from './modelFrame'

/** A model whose coding is settled. */
export interface SettledModel {
  readonly terms: TermList
  readonly frame: ModelFrame
}

/**
 * The model matrix of other data under the same coding, row after row: levels, polynomial bases and scalings are those of the
 * model's rows. A row that lacks a predictor or has a level that the model does not know is NaN throughout.
 */
export function encodeRows(
  { terms, frame }: SettledModel,
  columns: readonly Column[],
  rowCount: number,
): { values: Float64Array; columnCount: number } {
  const byName: Columns = new Map(columns.map((column) => [column.name, column]))
  const context = { columns: byName, rowCount, scales: frame.scales }
  const variables = new Map<number, DesignVariable>()
  for (const [index, settled] of frame.variables) {
    variables.set(index, recodeVariable(bindVariable(terms.variables[index], context), settled))
  }
  const plan = planColumns({ ...terms, variables })
  const { columnCount } = plan
  const byColumn = new Float64Array(rowCount * columnCount)
  const rows: RowBlock = { rows: null, start: 0, end: rowCount }
  columnWriter(plan).fill(rows, byColumn)
  const uncoded = uncodedRows([...variables.values()], rows)
  const values = new Float64Array(byColumn.length)
  for (let i = 0; i < rowCount; i++) {
    for (let j = 0; j < columnCount; j++) {
      values[i * columnCount + j] = uncoded[i] === 1 ? NaN : byColumn[j * rowCount + i]
    }
  }
  return { values, columnCount }
}

/** 1 for each row in which a variable has no value or an unknown level. */
function uncodedRows(variables: readonly DesignVariable[], rows: RowBlock): Uint8Array {
  const uncoded = new Uint8Array(rows.end)
  for (const variable of variables) {
    if (variable.kind === 'factor') {
      const { codes, lookup } = variable
      for (let row = 0; row < rows.end; row++)
        if ((lookup[(codes[row] ?? -1) + 1] ?? -1) < 0) uncoded[row] = 1
    } else {
      const values = new Float64Array(rows.end * variable.suffixes.length)
      variable.fill(rows, values)
      values.forEach((value, cell) => Number.isNaN(value) && (uncoded[cell % rows.end] = 1))
    }
  }
  return uncoded
}
