import type { ChartDataset } from 'chart.js'
import type { DiagnosticPlot, LineRole } from '@shared/plots/diagnosticPlot'
import type { ChartTokens } from './chartTokens'
import { bandDatasets, lineDataset, linePoints, type LineLook } from './curveDatasets'

type Look = Pick<LineLook, 'color' | 'width' | 'dash'>

/** How each line is told from the others, in colour and in dashes. */
const lineLooks = (tokens: ChartTokens): Readonly<Record<LineRole, Look>> => ({
  zero: { color: tokens['closed-form'], width: 1.2 },
  limit: { color: tokens.outlier, width: 1.2, dash: [5, 4] },
  fit: { color: tokens.fit, width: 1.5 },
  smooth: { color: tokens['text-2'], width: 1.8, dash: [1.5, 3] },
  contour: { color: tokens.influence, width: 1.2, dash: [6, 4] },
  normal: { color: tokens['closed-form'], width: 1.5, dash: [6, 4] },
  density: { color: tokens.fit, width: 2 },
})

/** The curves of a view with their bands, and its levels across the frame from `min` to `max`. */
export const diagnosticDatasets = (
  { lines, levels }: Pick<DiagnosticPlot, 'lines' | 'levels'>,
  { min, max }: { readonly min: number; readonly max: number },
  tokens: ChartTokens,
): ChartDataset<'scatter'>[] => {
  const looks = lineLooks(tokens)
  return [
    ...levels.map(({ role, y }) =>
      lineDataset(linePoints([min, max], [y, y]), { label: role, ...looks[role] }),
    ),
    ...lines.flatMap(({ role, curve }) =>
      curve.lower
        ? bandDatasets(curve, tokens.band)
        : [lineDataset(linePoints(curve.x, curve.y), { label: role, ...looks[role] })],
    ),
  ]
}
