import type { DescentExamples } from '@shared/contract/descentApi'
import { offsetFromDataUnits } from '@shared/descent/coordinates'
import { lossAt } from '@shared/descent/lossAt'
import type { QuadraticLoss } from '@shared/descent/quadraticLoss'

/** The textbook's loss and gradient with the data's own numbers, row by row. */
export interface SpeltGradient {
  /** E = Σ (y − ŷ)² over all rows. */
  readonly loss: number
  readonly rowCount: number
  /** Rows have weights: every sum is then of w times its terms. */
  readonly weighted: boolean
  readonly intercept: string | null
  /** For each coefficient Σ x (y − ŷ) over all rows, and −2 times it. */
  readonly parts: readonly { readonly term: string; readonly sum: number; readonly gradient: number }[]
  /** Names of the columns of `values`: the intercept's is left out. */
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly row: number
    readonly values: readonly number[]
    readonly observed: number
    readonly fitted: number
    readonly residual: number
    /** −2 x (y − ŷ), in the order of `parts`. */
    readonly products: readonly number[]
  }[]
}

/** `loss` is the sum of squares with features as they are, `coefficients` in the data's own units. */
export const spellGradient = (
  loss: QuadraticLoss,
  examples: DescentExamples,
  coefficients: Float64Array,
): SpeltGradient => {
  const { terms, gram, interceptIndex } = loss
  const p = terms.length
  const offset = offsetFromDataUnits(loss, coefficients)
  const features = terms.flatMap((_, index) => (index === interceptIndex ? [] : [index]))
  return {
    loss: lossAt(loss, coefficients),
    rowCount: loss.rowCount,
    weighted: loss.totalWeight !== loss.rowCount,
    intercept: interceptIndex < 0 ? null : terms[interceptIndex],
    parts: terms.map((term, j) => {
      let half = 0
      for (let k = 0; k < p; k++) half += gram[j * p + k] * offset[k]
      return { term, sum: half === 0 ? 0 : -half, gradient: 2 * half }
    }),
    columns: features.map((index) => terms[index]),
    rows: examples.rows.map((row, i) => {
      const x = examples.design.subarray(i * p, (i + 1) * p)
      const fitted = x.reduce((sum, value, j) => sum + value * coefficients[j], 0)
      const observed = examples.response[i]
      const residual = observed - fitted
      return {
        row,
        values: features.map((index) => x[index]),
        observed,
        fitted,
        residual,
        products: Array.from(x, (value) => -2 * value * residual),
      }
    }),
  }
}
