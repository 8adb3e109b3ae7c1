import { axisTitles } from '../plots/axisTitles'
import { fitPlotModel } from '../plots/fitPlotModel'
import type { PlotInput } from '../plots/plotInput'
import type { PlotModel } from '../plots/plotModel'
import { quantilePlotModel } from '../plots/quantilePlotModel'
import { residualPlotModel } from '../plots/residualPlotModel'
import { thinningText } from '../plots/thinningText'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { figureText } from './figureText'
import type { ReportInput } from './reportInput'
import type { ReportFigure, ReportSection } from './reportModel'

type RowNames = NonNullable<ReportInput['rowNames']> | null

/** Fit, residuals and Q–Q plot. */
export function chartsSection(
  input: Pick<ReportInput, 'language' | 'xAxis' | 'outlierThreshold' | 'rowNames'>,
  plotInput: PlotInput,
): ReportSection {
  const { language, xAxis = null, outlierThreshold, rowNames = null } = input
  const plots = [
    fitPlotModel(plotInput, { xAxis }),
    residualPlotModel(plotInput, { outlierThreshold }),
    quantilePlotModel(plotInput),
  ].filter(({ points }) => points.total > 0)
  return {
    id: 'charts',
    heading: translate(language, 'report.charts'),
    blocks: plots.map((plot) => figureBlock(plot, rowNames, language)),
  }
}

function figureBlock(plot: PlotModel, rowNames: RowNames, language: Language): ReportFigure {
  return {
    kind: 'figure',
    caption: figureCaption(plot, language),
    figure: plot,
    description: figureText(plot, language),
    notes: figureNotes(plot, language),
    rowNames: flaggedNames(plot, rowNames),
  }
}

function flaggedNames({ points }: PlotModel, rowNames: RowNames): ReadonlyMap<number, string> {
  if (rowNames === null) return new Map()
  const flagged = points.rows.filter((_, i) => points.flags[i] !== 0)
  return new Map(Array.from(flagged, (row) => [row, rowNames.nameOf(row)]))
}

function figureCaption(plot: PlotModel, language: Language): string {
  const titles = axisTitles(plot, language)
  if (plot.kind === 'fit') return translate(language, 'report.fitChart', titles)
  return plot.kind === 'residual'
    ? translate(language, 'report.residualChart', titles)
    : translate(language, 'report.quantileChart')
}

function figureNotes(plot: PlotModel, language: Language): readonly string[] {
  const notes: string[] = []
  if (plot.kind === 'fit' && plot.heldFixed.length > 0) {
    const items = plot.heldFixed.map((held) => translate(language, 'report.heldFixedItem', held))
    notes.push(translate(language, 'report.heldFixed', { list: items.join(language === 'en' ? ', ' : '，') }))
  }
  const thinned = thinningText(plot.points, language)
  if (thinned !== '') notes.push(thinned)
  return notes
}
