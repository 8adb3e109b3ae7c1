import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import { orthonormalRows } from './orthonormalRows'
import type { RowDiagnostics } from './rowDiagnostics'
import { figureVector } from './rowDiagnostics'
import { totalWithout } from './totalWithout'

/** What leaving one row out of a fit would change: the figure without the row less the figure with it. */
export interface DeletionChange {
  /** One entry an estimated coefficient, in the order of `leastSquares.columns`. */
  readonly coefficients: Float64Array
  /** Of σ̂. */
  readonly sigma: number
  /** Of R². */
  readonly rSquared: number
}

interface DeletedFrom {
  readonly design: DesignMatrix
  readonly leastSquares: LeastSquares
  readonly rows: Pick<RowDiagnostics, 'observed' | 'residual' | 'deletion' | 'vector'>
}

/**
 * The change for each of some rows, by the exact formulas of least squares (Belsley, Kuh and Welsch 1980, Regression diagnostics,
 * chapter 2), no fit made anew: β₍ᵢ₎ − β = −(XᵀWX)⁻¹ xᵢ wᵢ eᵢ / (1 − hᵢ), which is minus R's `dfbeta`; σ₍ᵢ₎² = RSS₍ᵢ₎ / (n − p − 1);
 * R²₍ᵢ₎ = 1 − RSS₍ᵢ₎ / TSS₍ᵢ₎. NaN where a coefficient could not be estimated without the row, where too few rows would be left for σ, and
 * of a robust fit, whose own weights change with every row. A penalty and its signs are held fixed.
 *
 * @param indices of used rows
 */
export function deletionChanges(fit: DeletedFrom, indices: ArrayLike<number>): readonly DeletionChange[] {
  const { design, leastSquares, rows } = fit
  const { rank, rss, tss, dfResidual } = leastSquares
  const basis = orthonormalRows(design, leastSquares)
  const own = new Float64Array(rank)
  const totals = totalWithout(design, figureVector(rows, 'observed'), indices)
  const sigma = Math.sqrt(rss / dfResidual)
  return Array.from(indices, (i, k) => {
    const weight = design.weights?.[i] ?? 1
    if (weight === 0) return { coefficients: new Float64Array(rank), sigma: 0, rSquared: 0 }
    const { left, rss: others } = rows.deletion?.(i) ?? { left: NaN, rss: NaN }
    basis.fill(i, i + 1, own)
    const deletedSigma = dfResidual > 1 ? Math.sqrt(Math.max(0, others) / (dfResidual - 1)) : NaN
    const defined = Number.isNaN(left) ? NaN : 1
    return {
      coefficients: coefficientChange(leastSquares, own, (-weight * rows.residual[i]) / left),
      sigma: (deletedSigma - sigma) * defined,
      rSquared: (rss / tss - others / totals[k]) * defined,
    }
  })
}

/** R⁻¹ q times a factor. */
function coefficientChange(
  { rank, inverseR }: LeastSquares,
  own: Float64Array,
  factor: number,
): Float64Array {
  const change = new Float64Array(rank)
  for (let j = 0; j < rank; j++) {
    let sum = 0
    for (let k = j; k < rank; k++) sum += inverseR[j * rank + k] * own[k]
    change[j] = factor * sum
  }
  return change
}
