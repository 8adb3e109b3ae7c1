import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import type { RowDiagnostics } from './rowDiagnostics'

export interface Press {
  /** Σ w (e / (1 − h))²: the squared errors of predicting each row from all others. NaN where a leverage is 1. */
  readonly press: number
  /** 1 − PRESS / TSS, with the TSS of the model (uncorrected without an intercept). */
  readonly predictedRSquared: number
}

/** Allen's PRESS statistic and the R² of prediction that belongs to it. */
export function press(
  { weights }: Pick<DesignMatrix, 'weights'>,
  { residualNorm, totalNorm }: Pick<LeastSquares, 'residualNorm' | 'totalNorm'>,
  { residual, leverage }: Pick<RowDiagnostics, 'residual' | 'leverage'>,
): Press {
  // By the scale of the residuals, so that their squares neither overflow nor vanish.
  const scale = residualNorm > 0 ? residualNorm : 1
  let sum = 0
  for (let i = 0; i < residual.length; i++) {
    const weight = weights ? weights[i] : 1
    if (weight === 0) continue
    const predicted = leverage[i] < 1 ? residual[i] / scale / (1 - leverage[i]) : NaN
    sum += weight * predicted * predicted
  }
  const share = scale / totalNorm
  return { press: sum * scale * scale, predictedRSquared: 1 - sum * share * share }
}
