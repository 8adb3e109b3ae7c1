import type { Analysis } from '@shared/analysis/analysisTypes'
import { comparisonSection } from '@shared/comparison/comparisonSection'
import type { RowFlagger } from '@shared/diagnostics/rowFlagger'
import { defaultPanes } from '@shared/document/diagnosticPanes'
import type { DiagnosticChoice, DiagnosticView } from '@shared/plots/diagnosticChoice'
import { composeReport } from '@shared/report/composeReport'
import type { ReportPart } from '@shared/report/composition'
import type { ReportInput, ReportPredictions } from '@shared/report/reportInput'
import type { Report, ReportSection } from '@shared/report/reportModel'
import { reportSections } from '@shared/report/reportSections'
import type { Column } from '@shared/table/column'
import { descentSummary } from './descentSummary'
import type { ReportTask } from './fitThreadApi'
import { PredictionDesk } from './predictionDesk'
import { tuningSummary } from './tuningSummary'

/** Predictions that a report lists. */
const PREDICTED_ROWS = 200

/** Parts that take a while on many rows, or run a descent: they are kept until what they tell of changes. */
const keptParts: readonly ReportPart[] = ['checks', 'charts', 'flagged', 'descent', 'tuning', 'predictions']

/** Tells one analysis as a report, again and again while its author composes it. */
export class ReportDesk {
  #subject = ''
  #kept = new Map<ReportPart, ReportSection | null>()

  constructor(
    private readonly analysis: Analysis,
    private readonly present: Uint8Array | null,
    private readonly flagger: RowFlagger | null,
  ) {}

  report(task: ReportTask): Report {
    const subject = JSON.stringify(subjectOf(task))
    if (subject !== this.#subject) this.#kept = new Map()
    this.#subject = subject
    const input = this.#input(task)
    const make = reportSections(input)
    return composeReport(input, (part) => {
      if (!keptParts.includes(part)) return make(part)
      const known = this.#kept.get(part)
      if (known !== undefined) return known
      const made = make(part)
      this.#kept.set(part, made)
      return made
    })
  }

  /** What takes long is found out when its part is made. */
  #input(task: ReportTask): ReportInput {
    const { present } = this
    const analysis = { ...withColumns(this.analysis, task.axisColumns ?? []), table: task.table }
    const { document, outcomes, rowNames, language, comparison } = task
    const { idColumn, xAxis } = document.view
    return {
      language,
      source: task.source,
      analysis,
      outlierThreshold: document.outlierThreshold,
      flagRules: document.flagRules,
      flagger: this.flagger ?? undefined,
      xAxis,
      ...viewsOf(document),
      filter: document.filter,
      preparation: outcomes.map((outcome, index) => ({ step: document.steps[index], outcome })),
      exclusions: document.exclusions,
      ledger: task.ledger,
      rowNames:
        idColumn === null ? null : { column: idColumn, nameOf: (row) => rowNames.get(row) ?? String(row) },
      importWarnings: task.importWarnings,
      comparison: comparison && comparisonSection(comparison, language),
      composition: document.report,
      program: task.program,
      date: task.date,
      get descent() {
        return descentSummary(analysis, document)
      },
      get tuning() {
        return tuningSummary(analysis, document)
      },
      get predictions() {
        return predictionsOf(analysis, present)
      },
    }
  }
}

/** The views of residuals that the author chose, each as the window shows it if it does; else the window's own two. */
function viewsOf({ view, report }: ReportTask['document']): Pick<ReportInput, 'diagnostics' | 'everyTerm'> {
  const { panes, residual } = view
  if (report.views === null) return { diagnostics: panes.map((pane) => ({ ...pane, residual })) }
  const [usual] = defaultPanes
  const asShown = (name: DiagnosticView): DiagnosticChoice => ({
    ...(panes.find((pane) => pane.view === name) ?? { ...usual, view: name }),
    residual,
  })
  return { diagnostics: report.views.map(asShown), everyTerm: true }
}

/** With columns that residuals are drawn over, which the model need not have read. */
const withColumns = (analysis: Analysis, columns: readonly Column[]): Analysis => ({
  ...analysis,
  columns: new Map([...columns.map((column) => [column.name, column] as const), ...analysis.columns]),
})

/** All that the kept parts depend on. */
function subjectOf({ language, document, rowNames }: ReportTask): unknown {
  const { descent, pretrained, tuning, outlierThreshold, flagRules, view } = document
  const { xAxis, idColumn, surfaceAxes, panes, residual } = view
  const looks = { xAxis, idColumn, surfaceAxes, panes, residual, views: document.report.views }
  return { language, descent, pretrained, tuning, outlierThreshold, flagRules, looks, names: [...rowNames] }
}

function predictionsOf(analysis: Analysis, present: Uint8Array | null): ReportPredictions | null {
  const desk = PredictionDesk.of(analysis, present)
  if (!desk.ok) return null
  const { response, level, predictors } = desk.value.form()
  const source = { from: 'table', which: 'response-missing' } as const
  return { response, level, predictors, ...desk.value.page({ source, start: 0, end: PREDICTED_ROWS }) }
}
