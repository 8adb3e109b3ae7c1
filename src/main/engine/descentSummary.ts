import type { Analysis } from '@shared/analysis/analysisTypes'
import { ordinaryLeastSquares } from '@shared/analysis/ordinaryLeastSquares'
import { planDescent } from '@shared/analysis/planDescent'
import { runDescent } from '@shared/analysis/runDescent'
import { summariseDescent } from '@shared/analysis/summariseDescent'
import { buildQuadraticLoss } from '@shared/descent/buildQuadraticLoss'
import type { DescentSettings } from '@shared/document/descentSettings'
import type { DescentSummary } from '@shared/report/reportInput'

/** Points of the loss curve that a report draws. */
const CURVE_POINTS = 2000

/** Gradient descent as the document sets it, run to its end for the report; null where its settings cannot be run. */
export function descentSummary(
  analysis: Pick<Analysis, 'modelDesign' | 'leastSquares' | 'result'>,
  settings: DescentSettings,
): DescentSummary | null {
  const { design, leastSquares } = ordinaryLeastSquares(analysis)
  const loss = buildQuadraticLoss(design, leastSquares, { scale: settings.scale, loss: settings.loss })
  const plan = planDescent(loss, settings)
  if (!plan.ok) return null
  const run = runDescent(design, plan.value, { capacity: CURVE_POINTS })
  return run.ok ? summariseDescent(plan.value, settings, run.value) : null
}
