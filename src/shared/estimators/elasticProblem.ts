import type { DesignMatrix } from '../formula/designMatrix'
import { timesPowerOfTwo } from '../numeric/timesPowerOfTwo'
import { columnDeviations } from './columnDeviations'
import { filledRows } from './filledRows'
import type { FoldedDesign } from './foldedDesign'
import type { PenalisedColumns } from './penalisedColumns'
import { penalisedColumns } from './penalisedColumns'

/**
 * ½‖z − Mb‖² + absolute ‖b‖₁ + ½ squares ‖b‖²: the elastic net over the penalised columns, where lengths are root mean squares of the
 * rows. Standardised columns have length 1.
 */
export interface ElasticProblem extends Pick<
  PenalisedColumns,
  'columns' | 'rows' | 'toFrame' | 'toSlopes' | 'fromSlopes'
> {
  /** M, rows × columns, column-major. */
  readonly matrix: Float64Array
  /** z */
  readonly response: Float64Array
  /** MᵀM, the entries of column j together. */
  readonly gram: Float64Array
  /** Mᵀz */
  readonly products: Float64Array
  /** The length of the response, with what no coefficients explain: what counts as small is measured by it. */
  readonly size: number
  /** The power of two that takes the response to the data's units. */
  readonly power: number
}

export interface ElasticWeights {
  readonly absolute: number
  readonly squares: number
}

export interface ElasticSettings {
  /** Share of the absolute coefficients. */
  readonly alpha: number
  readonly standardize: boolean
}

export function elasticProblem(
  folded: FoldedDesign,
  design: DesignMatrix,
  standardize: boolean,
): ElasticProblem {
  const penalised = penalisedColumns(folded, design, standardize)
  const root = Math.sqrt(folded.totalWeight)
  const rows = filledRows(penalised.matrix, penalised.rows)
  const matrix = new Float64Array(rows.length * penalised.columns.length)
  penalised.columns.forEach((_, j) =>
    rows.forEach((i, k) => (matrix[j * rows.length + k] = penalised.matrix[j * penalised.rows + i] / root)),
  )
  // What varies by no more than rounding has nothing to explain.
  const isConstant = columnDeviations(folded, design).high[design.columnCount] === 0
  const response = Float64Array.from(rows, (i) => (isConstant ? 0 : penalised.response[i] / root))
  const size = Math.hypot(...penalised.response, penalised.unexplained) / root
  const power = folded.frame.exponent[design.columnCount]
  return {
    ...penalised,
    rows: rows.length,
    matrix,
    response,
    size,
    power,
    ...crossProducts(matrix, response),
  }
}

function crossProducts(
  matrix: Float64Array,
  response: Float64Array,
): Pick<ElasticProblem, 'gram' | 'products'> {
  const rows = response.length
  const order = rows === 0 ? 0 : matrix.length / rows
  const gram = new Float64Array(order * order)
  const products = new Float64Array(order)
  for (let j = 0; j < order; j++) {
    const own = matrix.subarray(j * rows, (j + 1) * rows)
    // Below its diagonal a column of the triangle is 0.
    const end = own.reduce((last, entry, i) => (entry === 0 ? last : i + 1), 0)
    for (let k = j; k < order; k++) {
      let sum = 0
      for (let i = 0; i < end; i++) sum += own[i] * matrix[k * rows + i]
      gram[j * order + k] = gram[k * order + j] = sum
    }
    for (let i = 0; i < end; i++) products[j] += own[i] * response[i]
  }
  return { gram, products }
}

/** The weights of λ (α ‖b‖₁ + ½ (1 − α) ‖b‖²), λ as the data's units have it. */
export function weightsAt({ power }: ElasticProblem, lambda: number, alpha: number): ElasticWeights {
  return { absolute: timesPowerOfTwo(lambda * alpha, -power), squares: lambda * (1 - alpha) }
}

/** Mᵀ(z − Mb), by way of the residuals, so that it keeps its digits where the coefficients are large. */
export function gradientAt(problem: ElasticProblem, coefficients: Float64Array): Float64Array {
  const own = productsWith(problem, residualsAt(problem, coefficients))
  return coefficients.map((_, j) => own(j))
}

/** z − Mb */
export function residualsAt(
  { rows, matrix, response }: ElasticProblem,
  coefficients: Float64Array,
): Float64Array {
  const residuals = response.slice()
  coefficients.forEach((value, j) => {
    if (value === 0) return
    for (let i = 0; i < rows; i++) residuals[i] -= value * matrix[j * rows + i]
  })
  return residuals
}

/** Mⱼᵀr for column j. */
export function productsWith(
  { rows, matrix }: ElasticProblem,
  residuals: Float64Array,
): (column: number) => number {
  return (column) => {
    let sum = 0
    for (let i = 0; i < rows; i++) sum += matrix[column * rows + i] * residuals[i]
    return sum
  }
}
