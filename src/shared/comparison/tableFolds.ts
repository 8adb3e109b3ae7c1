import { assignFolds } from '../estimators/assignFolds'
import type { DesignMatrix } from '../formula/designMatrix'
import type { CommonRows } from './commonRows'
import type { ComparisonInput } from './comparisonInput'

/** The fold of each row of the table; −1 where no model uses it. */
export interface TableFolds {
  readonly foldOf: Int32Array
  readonly count: number
}

/** Folds of nearly equal size, drawn from the seed among the rows that are compared: the same for every model. */
export function drawTableFolds(
  { rowCount, rows, folds, seed }: Pick<ComparisonInput, 'rowCount' | 'rows' | 'folds' | 'seed'>,
  { included, used }: CommonRows,
): TableFolds {
  const drawn = rows === 'common' ? included : used
  const weights = drawn === null ? undefined : Float64Array.from(drawn)
  const usedRows = drawn === null ? rowCount : drawn.reduce((sum, one) => sum + one, 0)
  const count = Math.min(folds, usedRows)
  return {
    foldOf: count === 0 ? new Int32Array(rowCount) : assignFolds({ rowCount, weights }, count, seed),
    count,
  }
}

/** The fold of each row that a design uses; −1 for one of zero weight. */
export function foldsOfDesign({ rowCount, rows, weights }: DesignMatrix, { foldOf }: TableFolds): Int32Array {
  return Int32Array.from({ length: rowCount }, (_, i) => (weights?.[i] === 0 ? -1 : foldOf[rows.at(i)]))
}
