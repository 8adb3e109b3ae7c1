import { addedVariableView } from './addedVariableView'
import { autocorrelationView } from './autocorrelationView'
import { componentResidualView } from './componentResidualView'
import type { DiagnosticChoice, DiagnosticView } from './diagnosticChoice'
import type { DiagnosticInput, DiagnosticModel } from './diagnosticModel'
import type { DiagnosticPlot, RefusedView } from './diagnosticPlot'
import { histogramView } from './histogramView'
import { leverageView } from './leverageView'
import type { PlotInput } from './plotInput'
import type { Bounds } from './pointsInside'
import type { PointPlaces } from './pointSource'
import { quantileView } from './quantileView'
import { residualsOf } from './residualNames'
import { residualsView } from './residualsView'
import { scaleLocationView } from './scaleLocationView'

const models: Readonly<Record<DiagnosticView, DiagnosticModel>> = {
  residuals: residualsView,
  quantile: quantileView,
  'scale-location': scaleLocationView,
  leverage: leverageView,
  histogram: histogramView,
  'added-variable': addedVariableView,
  'component-residual': componentResidualView,
  autocorrelation: autocorrelationView,
}

/** The view that was chosen, or why this fit does not have it. */
export function diagnosticPlotModel(
  input: DiagnosticInput,
  choice: DiagnosticChoice,
): DiagnosticPlot | RefusedView {
  const drawn = models[choice.view].draw(input, choice)
  if (drawn.kind === 'refused' || drawn.bars !== null || hasValues(drawn, input)) return drawn
  const { view, title } = drawn
  return { kind: 'refused', view, title, reason: { key: 'diagnostics.noScale' } }
}

/** Where σ or the robust scale is 0 or unknown, no residual divided by it is a number. */
const hasValues = ({ residual }: DiagnosticPlot, { rows }: DiagnosticInput): boolean =>
  residualsOf(rows, residual).some(Number.isFinite)

/** Where every row lies in that view; null where it draws no rows. */
export const diagnosticPlaces = (
  input: PlotInput,
  choice: DiagnosticChoice,
  bounds: Bounds,
): PointPlaces | null => models[choice.view].places(input, choice, bounds)
