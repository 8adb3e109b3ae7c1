import { compileExpression } from '../formula/compileExpression'
import type { Expression } from '../formula/expression'
import type { TableRows } from '../formula/tableRows'
import type { Column } from '../table/column'

export interface EvaluatedRows {
  readonly columns: ReadonlyMap<string, Column>
  /** The rows that a model uses. */
  readonly rows: TableRows
  /** Which of them. */
  readonly chosen: Int32Array
}

/** One value of an expression for each chosen row. */
export function evaluateRows(node: Expression, { columns, rows, chosen }: EvaluatedRows): Float64Array {
  const values = new Float64Array(chosen.length)
  const listed = chosen.map((row) => rows.at(row))
  const evaluator = compileExpression(node, { columns, scales: new Map() })
  evaluator.fill({ rows: listed, start: 0, end: listed.length }, values)
  return values
}
