import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import type { SegmentWork } from '../numeric/segments'
import { addSegments, doSegments } from '../numeric/segments'
import type { RowDiagnostics } from './rowDiagnostics'

export interface Press {
  /** Σ w (e / (1 − h))²: the squared errors of predicting each row from all others. NaN where a leverage is 1. */
  readonly press: number
  /** 1 − PRESS / TSS, with the TSS of the model (uncorrected without an intercept). */
  readonly predictedRSquared: number
}

/** Allen's PRESS statistic and the R² of prediction that belongs to it. */
export function press(
  design: Pick<DesignMatrix, 'weights'>,
  leastSquares: Pick<LeastSquares, 'residualNorm' | 'totalNorm'>,
  rows: Pick<RowDiagnostics, 'residual' | 'leverage' | 'share'>,
): Press {
  const shape = { rowCount: rows.residual.length, width: 1, share: rows.share?.('press') }
  const sum = new Float64Array(1)
  addSegments(doSegments(shape, pressPass(design, leastSquares, rows)), sum)
  const scale = scaleOf(leastSquares)
  const share = scale / leastSquares.totalNorm
  return { press: sum[0] * scale * scale, predictedRSquared: 1 - sum[0] * share * share }
}

/** By the scale of the residuals, so that their squares neither overflow nor vanish. */
const scaleOf = ({ residualNorm }: Pick<LeastSquares, 'residualNorm'>): number =>
  residualNorm > 0 ? residualNorm : 1

/** Its sum over a segment, by the squared scale. */
export function pressPass(
  { weights }: Pick<DesignMatrix, 'weights'>,
  leastSquares: Pick<LeastSquares, 'residualNorm'>,
  { residual, leverage }: Pick<RowDiagnostics, 'residual' | 'leverage'>,
): SegmentWork {
  const scale = scaleOf(leastSquares)
  return ({ start, end }, found) => {
    let sum = 0
    for (let i = start; i < end; i++) {
      const weight = weights ? weights[i] : 1
      if (weight === 0) continue
      const predicted = leverage[i] < 1 ? residual[i] / scale / (1 - leverage[i]) : NaN
      sum += weight * predicted * predicted
    }
    found[0] = sum
  }
}
