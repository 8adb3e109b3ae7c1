import type { Analysis } from '@shared/analysis/analysisTypes'
import { ordinaryLeastSquares } from '@shared/analysis/ordinaryLeastSquares'
import { planDescent } from '@shared/analysis/planDescent'
import { rowsProblem } from '@shared/analysis/rowsProblem'
import { beginRows } from '@shared/analysis/runRows'
import { summariseDescent } from '@shared/analysis/summariseDescent'
import { summariseRows } from '@shared/analysis/summariseRows'
import { buildQuadraticLoss } from '@shared/descent/buildQuadraticLoss'
import type { AnalysisDocument } from '@shared/document/analysisDocument'
import type { DescentSettings } from '@shared/document/descentSettings'
import type { DescentSummary } from '@shared/report/reportInput'
import { asFarAs, boundedRun, REPORT_READS } from './boundedRun'
import { readAStep } from './descentCost'

/** Points of the loss curve that a report draws. */
const CURVE_POINTS = 2000

type DescribedAnalysis = Pick<Analysis, 'modelDesign' | 'leastSquares' | 'result' | 'columns'>

/** Gradient descent as the document sets it, run for the report; null where its settings cannot be run. */
export function descentSummary(
  analysis: DescribedAnalysis,
  { descent: settings, view: { surfaceAxes } }: Pick<AnalysisDocument, 'descent' | 'view'>,
): DescentSummary | null {
  if (settings.objective !== 'squared') return rowsSummary(analysis, settings, surfaceAxes)
  const { design, leastSquares } = ordinaryLeastSquares(analysis)
  const loss = buildQuadraticLoss(design, leastSquares, { scale: settings.scale, loss: settings.loss })
  const plan = planDescent(loss, settings)
  if (!plan.ok) return null
  const steps = REPORT_READS / readAStep(design, settings)
  const run = boundedRun(design, plan.value, { capacity: CURVE_POINTS, steps })
  return run.ok ? summariseDescent(plan.value, run.value, { settings, surfaceAxes }) : null
}

function rowsSummary(
  analysis: DescribedAnalysis,
  settings: DescentSettings,
  surfaceAxes: AnalysisDocument['view']['surfaceAxes'],
): DescentSummary | null {
  const source = { ...ordinaryLeastSquares(analysis), columns: analysis.columns, trials: null }
  const problem = rowsProblem(source, settings)
  if (!problem.ok) return null
  const recording = beginRows(problem.value, settings, CURVE_POINTS)
  if (!recording.ok) return null
  const run = asFarAs(recording.value, REPORT_READS / readAStep(source.design, settings))
  return summariseRows(problem.value, run, { settings, surfaceAxes })
}
