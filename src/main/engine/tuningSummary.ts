import type { Analysis } from '@shared/analysis/analysisTypes'
import { fineTune } from '@shared/analysis/fineTune'
import { ordinaryLeastSquares } from '@shared/analysis/ordinaryLeastSquares'
import { summariseTuning } from '@shared/analysis/summariseTuning'
import { buildQuadraticLoss } from '@shared/descent/buildQuadraticLoss'
import type { AnalysisDocument } from '@shared/document/analysisDocument'
import type { TuningSummary } from '@shared/report/reportInput'
import { splitRows } from './splitRows'

/** Fine-tuning as the document sets it, for the report; null where there is no pre-trained model, or none of these coefficients. */
export function tuningSummary(
  analysis: Analysis,
  { descent: settings, pretrained, tuning }: Pick<AnalysisDocument, 'descent' | 'pretrained' | 'tuning'>,
): TuningSummary | null {
  if (pretrained === null) return null
  const { scale } = settings
  const { design, leastSquares } = ordinaryLeastSquares(analysis)
  const base = buildQuadraticLoss(design, leastSquares, { scale, loss: 'mean' })
  const outcome = fineTune({
    base,
    split: splitRows(analysis, { scale, ...tuning }),
    settings,
    tuning,
    pretrained,
  })
  return outcome.ok ? summariseTuning(outcome.value, tuning, pretrained) : null
}
