import { defaultPanes } from '@shared/document/diagnosticPanes'
import type { DiagnosticChoice, DiagnosticView } from '@shared/plots/diagnosticChoice'
import type { DiagnosticInput } from '@shared/plots/diagnosticModel'
import type { DiagnosticPlot, LineRole } from '@shared/plots/diagnosticPlot'
import { diagnosticPlotModel } from '@shared/plots/diagnosticPlotModel'
import type { Curve } from '@shared/plots/plotModel'
import type { Cells } from './analysed'
import { analysed, mtcars, plotInputOf } from './analysed'

export const choiceOf = (view: DiagnosticView, change: Partial<DiagnosticChoice> = {}): DiagnosticChoice => ({
  ...defaultPanes[0],
  residual: 'studentized',
  ...change,
  view,
})

export const diagnosticInput = (
  formula: string,
  cells: Cells = mtcars(),
  weights: string | null = null,
): DiagnosticInput => ({
  ...plotInputOf(analysed(formula, cells, weights)),
  outlierThreshold: 2,
  row: null,
})

/** A view that the fit has. */
export function drawnView(
  input: DiagnosticInput,
  view: DiagnosticView,
  change: Partial<DiagnosticChoice> = {},
): DiagnosticPlot {
  const plot = diagnosticPlotModel(input, choiceOf(view, change))
  if (plot.kind === 'refused') throw new Error(JSON.stringify(plot.reason))
  return plot
}

export const curvesOf = ({ lines }: DiagnosticPlot, wanted: LineRole): readonly Curve[] =>
  lines.filter(({ role }) => role === wanted).map(({ curve }) => curve)
