import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import { choleskyFactor, logDeterminant } from '../numeric/cholesky'
import { invertUpper } from './invertUpper'

export interface VarianceInflation {
  /** The term's label. */
  readonly term: string
  /** VIF of a term of one column, generalised VIF (Fox and Monette 1992) of several. */
  readonly value: number
  /** The term's estimable columns, given where they are several. */
  readonly df?: number
  /** value^(1/(2 df)), car's GVIF^(1/(2*Df)): by how much standard errors grow, comparable between terms. */
  readonly scaled: number
}

/**
 * Variance inflation factors by term, as car's `vif` has them. With V the unscaled covariance of the coefficients without the
 * intercept, det V_TT · det (V⁻¹)_TT for term T; V⁻¹ is the cross-product of the centred columns, taken from R, so that nothing
 * cancels. Aliased columns are left out. Empty for fewer than two terms with estimable columns.
 */
export function varianceInflation(design: DesignMatrix, leastSquares: LeastSquares): VarianceInflation[] {
  const { rank, columns, unscaledCovariance } = leastSquares
  const first = design.hasIntercept && rank > 0 && design.assign[columns[0]] === 0 ? 1 : 0
  const positions = Array.from(columns, (_, k) => k).slice(first)
  const terms = design.termLabels
    .map((term, index) => ({
      term,
      members: positions.filter((k) => design.assign[columns[k]] === index + 1),
    }))
    .filter(({ members }) => members.length > 0)
  if (terms.length < 2) return []
  const crossProducts = centredCrossProducts(leastSquares, first)
  return terms.map(({ term, members }) => {
    const value = Math.exp(
      scaledLogDeterminant(members, (i, j) => unscaledCovariance[i * rank + j]) +
        scaledLogDeterminant(members, (i, j) => crossProducts[i * rank + j]) +
        sum(
          members.map(
            (k) => Math.log(unscaledCovariance[k * rank + k]) + Math.log(crossProducts[k * rank + k]),
          ),
        ),
    )
    const df = members.length
    const scaled = value ** (1 / (2 * df))
    return df === 1 ? { term, value, scaled } : { term, value, df, scaled }
  })
}

/** RᵀR of the columns from `first` on, without R's rows before them: R is the inverse of the triangle R⁻¹. */
function centredCrossProducts({ rank, inverseR }: LeastSquares, first: number): Float64Array {
  const triangle = invertUpper(inverseR, rank)
  const products = new Float64Array(rank * rank)
  for (let i = first; i < rank; i++) {
    for (let j = i; j < rank; j++) {
      let total = 0
      for (let m = first; m <= i; m++) total += triangle[m * rank + i] * triangle[m * rank + j]
      products[i * rank + j] = products[j * rank + i] = total
    }
  }
  return products
}

/** ln det of the correlation matrix that belongs to a submatrix: its determinant but for the product of its diagonal. */
function scaledLogDeterminant(members: readonly number[], entry: (i: number, j: number) => number): number {
  const order = members.length
  if (order === 1) return 0
  const scaled = new Float64Array(order * order)
  members.forEach((i, a) => {
    members.forEach((j, b) => {
      scaled[a * order + b] = entry(i, j) / Math.sqrt(entry(i, i)) / Math.sqrt(entry(j, j))
    })
  })
  return logDeterminant(choleskyFactor(scaled, order), order)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
