import type { Column } from '../table/column'
import type { EncodedRows } from './encodeRows'
import type { TableRows } from './tableRows'

/**
 * The model matrix X (n × p) and the response y of a formula on a table, produced in row blocks so that memory does not
 * grow with the rows. Definitions are R's `model.frame` (na.omit) and `model.matrix` (treatment contrasts).
 */
export interface DesignMatrix {
  /** n: the rows used. */
  readonly rowCount: number
  /** p: the columns of X. */
  readonly columnCount: number
  /** R's names: `(Intercept)`, `wt`, `I(wt^2)`, `typeprof`, `wt:hp`. */
  readonly columnNames: readonly string[]
  /** For each column the index of its term; 0 is the intercept, term k is `termLabels[k - 1]` (R's `assign`). */
  readonly assign: readonly number[]
  readonly termLabels: readonly string[]
  readonly hasIntercept: boolean
  /** The response as R prints it: `mpg`, `log(Volume)`. */
  readonly responseLabel: string
  /** True where the formula names the response among the predictors, too; it is none of the columns. */
  readonly namesResponse?: boolean
  /** The table row of each used row. */
  readonly rows: TableRows
  /** Case weights of the used rows; absent for an unweighted fit. */
  readonly weights?: Float64Array
  /** Trials of the used rows where the response is `cbind(successes, failures)`; y is then the share of successes. */
  readonly trials?: Float64Array
  /** Writes rows [start, end) of X, column after column: `target[j * (end - start) + i]`. */
  fill(start: number, end: number, target: Float64Array): void
  /** The same in double-double: X = high + low, exact where the expression's arithmetic is. */
  fillDoubleDouble(start: number, end: number, high: Float64Array, low: Float64Array): void
  /** Writes rows [start, end) of y. */
  fillResponse(start: number, end: number, target: Float64Array): void
  /** The model matrix of other data under the same coding (levels, polynomial bases, scalings), row after row. */
  encode(columns: readonly Column[], rowCount: number): EncodedRows
}
