import type { Analysis } from '@shared/analysis/analysisTypes'
import { ordinaryLeastSquares } from '@shared/analysis/ordinaryLeastSquares'
import { planDescent } from '@shared/analysis/planDescent'
import { runDescent } from '@shared/analysis/runDescent'
import { rowsProblem } from '@shared/analysis/rowsProblem'
import { planRows, runRows } from '@shared/analysis/runRows'
import { summariseDescent } from '@shared/analysis/summariseDescent'
import { buildQuadraticLoss } from '@shared/descent/buildQuadraticLoss'
import type { AnalysisDocument } from '@shared/document/analysisDocument'
import type { DescentSettings } from '@shared/document/descentSettings'
import type { DescentSummary } from '@shared/report/reportInput'

/** Points of the loss curve that a report draws. */
const CURVE_POINTS = 2000

type DescribedAnalysis = Pick<Analysis, 'modelDesign' | 'leastSquares' | 'result' | 'columns'>

/** Gradient descent as the document sets it, run to its end for the report; null where its settings cannot be run. */
export function descentSummary(
  analysis: DescribedAnalysis,
  { descent: settings, view: { surfaceAxes } }: Pick<AnalysisDocument, 'descent' | 'view'>,
): DescentSummary | null {
  if (settings.objective !== 'squared') return rowsSummary(analysis, settings)
  const { design, leastSquares } = ordinaryLeastSquares(analysis)
  const loss = buildQuadraticLoss(design, leastSquares, { scale: settings.scale, loss: settings.loss })
  const plan = planDescent(loss, settings)
  if (!plan.ok) return null
  const run = runDescent(design, plan.value, { capacity: CURVE_POINTS })
  return run.ok ? summariseDescent(plan.value, run.value, { settings, surfaceAxes }) : null
}

/** Contours of a loss without a quadratic are not drawn: its local one holds near the minimum only. */
function rowsSummary(analysis: DescribedAnalysis, settings: DescentSettings): DescentSummary | null {
  const source = { ...ordinaryLeastSquares(analysis), columns: analysis.columns, trials: null }
  const problem = rowsProblem(source, settings)
  if (!problem.ok) return null
  const run = runRows(problem.value, settings, { capacity: CURVE_POINTS })
  if (!run.ok) return null
  const plan = planRows(problem.value.summary.local, settings)
  return { ...summariseDescent(plan, run.value, { settings }), surface: null }
}
