import { requiredColumns } from '@shared/analysis/analyse'
import type { AnalysisDocument } from '@shared/document/analysisDocument'
import type { Result } from '@shared/outcome/result'
import type { Report } from '@shared/report/reportModel'
import type { Language } from '@shared/texts/language'
import type { FitContext, FitThread } from './fitThread'
import type { OpenedTable } from './openedTable'
import type { ReportAsides } from './reportAsides'
import { NAMED_ROWS, reportTask } from './reportTask'

export interface ReportedFit {
  readonly fits: FitThread
  readonly fitId: string
  readonly opened: OpenedTable
}

export interface ReportRequest extends ReportAsides {
  readonly language: Language
  readonly document: AnalysisDocument
}

/** Lets the fit thread tell a fit as the document's report. */
export async function askReport(
  { fits, fitId, opened }: ReportedFit,
  { language, document, ...asides }: ReportRequest,
  context: FitContext = {},
): Promise<Result<Report>> {
  const { outlierThreshold, flagRules, model } = document
  const complete = await fits.awaited.complete(fitId, flagRules, context)
  if (!complete.ok) return complete
  const rules = { outlierThreshold, flagRules }
  const flagged = await fits.ask(fitId, 'flaggedRows', { ...rules, limit: NAMED_ROWS })
  if (!flagged.ok) return flagged
  const names = requiredColumns(model, opened.info.columns)
  if (!names.ok) return names
  const columns = names.value.map((name) => ({ name }))
  const content = { language, document, columns, flagged: flagged.value.rows }
  return fits.ask(fitId, 'report', { ...(await reportTask(opened, content)), ...asides })
}
