import type { Analysis } from '@shared/analysis/analysisTypes'
import { composeReport } from '@shared/report/composeReport'
import type { Column } from '@shared/table/column'
import { reportHtml } from '../export/html'
import { reportLatex } from '../export/latex'
import { reportMarkdown } from '../export/markdown'
import { descentSummary } from './descentSummary'
import type { ReportTask } from './fitThreadApi'
import { tuningSummary } from './tuningSummary'

/** With columns that residuals are drawn over, which the model need not have read. */
const withColumns = (analysis: Analysis, columns: readonly Column[]): Analysis => ({
  ...analysis,
  columns: new Map([...columns.map((column) => [column.name, column] as const), ...analysis.columns]),
})

/** An analysis as one file. */
export function reportOfAnalysis(analysis: Analysis, task: ReportTask): string {
  const { language, document, source, outcomes, importWarnings, rowNames, program, date } = task
  const { idColumn, xAxis, panes, residual } = document.view
  const write = { html: reportHtml, md: reportMarkdown, tex: reportLatex }[task.format ?? 'html']
  return write(
    composeReport({
      language,
      source,
      analysis: withColumns(analysis, task.axisColumns ?? []),
      outlierThreshold: document.outlierThreshold,
      flagRules: document.flagRules,
      xAxis,
      diagnostics: panes.map((pane) => ({ ...pane, residual })),
      filter: document.filter,
      preparation: outcomes.map((outcome, index) => ({ step: document.steps[index], outcome })),
      exclusions: document.exclusions,
      ledger: task.ledger,
      rowNames:
        idColumn === null ? null : { column: idColumn, nameOf: (row) => rowNames.get(row) ?? String(row) },
      importWarnings,
      descent: descentSummary(analysis, document),
      tuning: tuningSummary(analysis, document),
      program,
      date,
    }),
  )
}
