import { axisTitles } from '../plots/axisTitles'
import { fitPlotModel } from '../plots/fitPlotModel'
import type { PlotInput } from '../plots/plotInput'
import type { DiagnosticChoice } from '../plots/diagnosticChoice'
import type { DiagnosticPlot, RefusedView } from '../plots/diagnosticPlot'
import { diagnosticPlotModel } from '../plots/diagnosticPlotModel'
import type { PlotModel } from '../plots/plotModel'
import { sayPlotText } from '../plots/plotText'
import { thinningText } from '../plots/thinningText'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { figureText } from './figureText'
import type { ReportInput } from './reportInput'
import type { ReportBlock, ReportFigure, ReportSection } from './reportModel'

type RowNames = NonNullable<ReportInput['rowNames']> | null

/** The views of residuals in a report that nobody chose any for. */
const usualViews: readonly DiagnosticChoice[] = (['residuals', 'quantile'] as const).map((view) => ({
  view,
  residual: 'studentized',
  axis: { kind: 'fitted' },
  term: null,
  band: 'simultaneous',
}))

/** The fit, and views of its residuals. */
export function chartsSection(
  input: Pick<
    ReportInput,
    'language' | 'xAxis' | 'outlierThreshold' | 'rowNames' | 'diagnostics' | 'everyTerm'
  >,
  plotInput: PlotInput,
): ReportSection {
  const { language, xAxis = null, rowNames = null, diagnostics = usualViews } = input
  const fit = fitPlotModel(plotInput, { xAxis })
  return {
    id: 'charts',
    heading: translate(language, 'report.charts'),
    blocks: [
      ...(fit.points.total > 0 ? [figureBlock(fit, rowNames, language)] : []),
      ...diagnostics.flatMap((choice) => diagnosticBlocks(choice, { input, plotInput })),
    ],
  }
}

interface Drawing {
  readonly input: Pick<ReportInput, 'language' | 'outlierThreshold' | 'rowNames' | 'everyTerm'>
  readonly plotInput: PlotInput
}

/** A term beyond these tells its reader little in a picture among as many others. */
const MOST_TERMS = 12

/** A view of residuals: of one term, or of each. */
function diagnosticBlocks(choice: DiagnosticChoice, drawing: Drawing): readonly ReportBlock[] {
  const { language, everyTerm = false } = drawing.input
  const plot = drawn(choice, drawing)
  if (!everyTerm || plot.terms === undefined) return figureOf(plot, drawing)
  const names = plot.terms.names.slice(0, MOST_TERMS)
  const { length: total } = plot.terms.names
  const blocks = names.flatMap((term) => figureOf(drawn({ ...choice, term }, drawing), drawing))
  if (total === names.length) return blocks
  const text = translate(language, 'report.firstTerms', { count: names.length, total })
  return [...blocks, { kind: 'note', text }]
}

const drawn = (choice: DiagnosticChoice, { input, plotInput }: Drawing): DiagnosticPlot | RefusedView =>
  diagnosticPlotModel({ ...plotInput, outlierThreshold: input.outlierThreshold, row: null }, choice)

/** The figure, or a word about why this fit does not have it. */
function figureOf(plot: DiagnosticPlot | RefusedView, { input }: Drawing): readonly ReportBlock[] {
  const { language, rowNames = null } = input
  if (plot.kind === 'refused') {
    const text = `${sayPlotText(plot.title, language)}: ${sayPlotText(plot.reason, language)}`
    return [{ kind: 'note', text }]
  }
  return plot.points.total > 0 || plot.bars !== null ? [figureBlock(plot, rowNames, language)] : []
}

function figureBlock(plot: PlotModel | DiagnosticPlot, rowNames: RowNames, language: Language): ReportFigure {
  return {
    kind: 'figure',
    caption: figureCaption(plot, language),
    figure: plot,
    description: figureText(plot, language),
    notes: figureNotes(plot, language),
    rowNames: flaggedNames(plot, rowNames),
  }
}

function flaggedNames(
  { points }: Pick<PlotModel, 'points'>,
  rowNames: RowNames,
): ReadonlyMap<number, string> {
  if (rowNames === null) return new Map()
  const flagged = points.rows.filter((_, i) => points.flags[i] !== 0)
  return new Map(Array.from(flagged, (row) => [row, rowNames.nameOf(row)]))
}

function figureCaption(plot: PlotModel | DiagnosticPlot, language: Language): string {
  if (plot.kind === 'diagnostic') return sayPlotText(plot.title, language)
  const titles = axisTitles(plot, language)
  if (plot.kind === 'fit') return translate(language, 'report.fitChart', titles)
  return plot.kind === 'residual'
    ? translate(language, 'report.residualChart', titles)
    : translate(language, 'report.quantileChart')
}

function figureNotes(plot: PlotModel | DiagnosticPlot, language: Language): readonly string[] {
  const notes = plot.kind === 'diagnostic' ? plot.notes.map((note) => sayPlotText(note, language)) : []
  if (plot.kind === 'fit' && plot.heldFixed.length > 0) {
    const held = plot.heldFixed.slice(0, MOST_TERMS)
    const items = held.map((item) => translate(language, 'report.heldFixedItem', item))
    const count = plot.heldFixed.length - held.length
    const list = items.join(language === 'en' ? ', ' : '，')
    const key = count === 0 ? 'report.heldFixed' : 'report.heldFixedAmong'
    notes.push(translate(language, key, { list, count }))
  }
  const thinned = thinningText(plot.points, language)
  if (thinned !== '') notes.push(thinned)
  return notes
}
