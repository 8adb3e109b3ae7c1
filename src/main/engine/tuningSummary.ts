import type { Analysis } from '@shared/analysis/analysisTypes'
import { descentsOf, fineTune } from '@shared/analysis/fineTune'
import { ordinaryLeastSquares } from '@shared/analysis/ordinaryLeastSquares'
import { summariseTuning } from '@shared/analysis/summariseTuning'
import { buildQuadraticLoss } from '@shared/descent/buildQuadraticLoss'
import type { AnalysisDocument } from '@shared/document/analysisDocument'
import type { TuningSummary } from '@shared/report/reportInput'
import { splitMoments, splitOrder } from '@shared/descent/rowMoments'
import { seededRandom } from '@shared/numeric/seededRandom'
import { boundedRun, REPORT_READS } from './boundedRun'
import { readAStep } from './descentCost'

/** Points kept of each descent. */
const CURVE_POINTS = 2000

/** Fine-tuning as the document sets it, for the report; null where there is no pre-trained model, or none of these coefficients. */
export function tuningSummary(
  analysis: Analysis,
  { descent: settings, pretrained, tuning }: Pick<AnalysisDocument, 'descent' | 'pretrained' | 'tuning'>,
): TuningSummary | null {
  if (pretrained === null) return null
  const { scale } = settings
  const { design, leastSquares } = ordinaryLeastSquares(analysis)
  const base = buildQuadraticLoss(design, leastSquares, { scale, loss: 'mean' })
  const chosen = () => ({ heldOut: tuning.heldOut, random: seededRandom(tuning.seed) })
  const split = splitMoments(design, base, chosen())
  const { order, held } = splitOrder(design.rowCount, chosen())
  const steps = REPORT_READS / descentsOf(split) / readAStep(design, settings)
  const outcome = fineTune({ base, split, settings, tuning, pretrained }, ({ plan, rows }) => {
    const only = order.subarray(held, held + rows)
    const bounds = { capacity: CURVE_POINTS, steps }
    return boundedRun(design, { ...plan, rows: plan.rows && { ...plan.rows, only } }, bounds)
  })
  return outcome.ok ? summariseTuning(outcome.value, tuning, pretrained) : null
}
