import type { Analysis } from '@shared/analysis/analysisTypes'
import { ordinaryLeastSquares } from '@shared/analysis/ordinaryLeastSquares'
import { buildQuadraticLoss } from '@shared/descent/buildQuadraticLoss'
import { stability } from '@shared/descent/stability'
import { trajectory } from '@shared/descent/trajectory'
import type { DescentSettings } from '@shared/document/analysisDocument'
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
  const run = trajectory(loss, { ...settings, capacity: CURVE_POINTS })
  if (!run.ok) return null
  const { stopped, iterationCount, iterations, losses, finalCoefficients, distanceToClosedForm } = run.value
  const { stableLimit, bestRate } = stability(loss)
  return {
    settings: { ...settings, optimizer: 'batch' },
    stopped,
    iterationsRun: iterationCount,
    curve: { iterations, loss: losses },
    minimum: loss.minimum,
    stableLimit,
    bestRate,
    terms: loss.terms,
    coefficients: finalCoefficients,
    closedForm: loss.closedForm,
    distanceToClosedForm,
  }
}
