import { emptyDocument } from '@shared/document/analysisDocument'
import { defaultPanes } from '@shared/document/diagnosticPanes'
import { createFitDesk } from './fitDesk'

/** Points of the line that is fitted for practice. */
const POINTS = 64

/**
 * Fits and draws a line once, so that the code on the way is compiled before the user's first fit asks for it. Nothing of it is
 * kept.
 */
export function warmUp(): void {
  const desk = createFitDesk()
  const x = Float64Array.from({ length: POINTS }, (_, i) => i)
  const y = x.map((value) => 2 + 3 * value + Math.sin(value * value))
  const columns = [
    { kind: 'numeric', name: 'x', values: x },
    { kind: 'numeric', name: 'y', values: y },
  ] as const
  desk.fit({
    spec: { ...emptyDocument.model, formula: 'y ~ x' },
    table: columns.map(({ name }) => ({ ...summary, name })),
    columns,
    rowCount: POINTS,
    included: null,
    outlierThreshold: 2,
  })
  desk.fitPlot({ outlierThreshold: 2, xAxis: null })
  desk.residualPlot({ outlierThreshold: 2, residual: 'studentized', xAxis: null })
  for (const pane of defaultPanes) {
    desk.diagnosticPlot({ outlierThreshold: 2, choice: { ...pane, residual: 'studentized' } })
  }
  desk.flaggedRows({ outlierThreshold: 2, limit: 1 })
}

const summary = {
  type: 'number',
  missing: 0,
  unparsed: 0,
  distinct: POINTS,
  examples: [],
  histogram: [],
  min: null,
  max: null,
} as const
