import type { Analysis } from '@shared/analysis/analysisTypes'
import { ordinaryLeastSquares } from '@shared/analysis/ordinaryLeastSquares'
import type { TuningSplitRequest } from '@shared/contract/descentApi'
import { buildQuadraticLoss } from '@shared/descent/buildQuadraticLoss'
import type { RowSplit } from '@shared/descent/rowMoments'
import { splitMoments } from '@shared/descent/rowMoments'
import { seededRandom } from '@shared/numeric/seededRandom'

/** An analysis' rows split for fine-tuning, in the coordinates in which descent runs on all of them. */
export function splitRows(
  analysis: Analysis,
  { scale, heldOut, seed }: Omit<TuningSplitRequest, 'fitId'>,
): RowSplit {
  const { design, leastSquares } = ordinaryLeastSquares(analysis)
  const loss = buildQuadraticLoss(design, leastSquares, { scale, loss: 'mean' })
  return splitMoments(design, loss, { heldOut, random: seededRandom(seed) })
}
