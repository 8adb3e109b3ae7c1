import { composeReport } from '@shared/report/composeReport'
import { rowsText } from '@shared/document/exclusions'
import { defaultComposition } from '@shared/report/composition'
import { reportLanguage } from '@shared/report/reportLanguage'
import type { ReportInput } from '@shared/report/reportInput'
import { version } from '../../../package.json'
import { reportFile } from '../export/reportFile'
import { analysisScript } from './analysisScript'
import type { TableAnalysis } from './modelOptions'
import type { ReportFormat } from './output'

/** The report of an analysis as a file's content; a PDF is printed from its HTML. */
export async function analysisReport(
  finished: TableAnalysis,
  format: ReportFormat,
  {
    descent = null,
    tuning = null,
    composition = defaultComposition,
  }: Pick<ReportInput, 'descent' | 'tuning' | 'composition'> = {},
): Promise<string | Uint8Array> {
  if (format === 'r' || format === 'py') return analysisScript(finished, format)
  const { table, analysis, excludedRows, outlierThreshold, flagRules, flagger } = finished
  const { steps, outcomes } = finished.preparation
  const { encoding, delimiter, sheet } = table.import
  const report = composeReport({
    language: reportLanguage(composition, 'en'),
    composition,
    source: { name: table.name, bytes: table.bytes, encoding, delimiter, sheet },
    analysis,
    outlierThreshold,
    flagRules,
    flagger,
    filter: finished.condition,
    preparation: steps.map((step, index) => ({ step, outcome: outcomes[index] })),
    exclusions: excludedRows.length === 0 ? [] : [{ rows: rowsText(excludedRows), reason: '--exclude' }],
    descent,
    tuning,
    program: { name: 'Leastwise', version },
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
  })
  return reportFile(report, format === 'pdf' ? 'html' : format)
}
