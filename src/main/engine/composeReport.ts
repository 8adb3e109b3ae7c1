import { mainRequestSchemas, type ExportReportRequest } from '@shared/contract/mainApi'
import type { AnalysisDocument } from '@shared/document/analysisDocument'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { EngineService } from './engine'
import { FitThread } from './fitThread'
import type { GrantedFiles } from './grantedFiles'
import { openGranted } from './openGranted'
import type { OpenedTable } from './openedTable'
import { prepareFit } from './prepareFit'
import type { ReportTask } from './fitThreadApi'
import { fitRequest, NAMED_ROWS, reportTask } from './reportTask'
import { prepareLedger, runLedger } from './runLedger'
import { thrownError } from './thrownError'

export interface ReportParts extends GrantedFiles {
  readonly engine: Pick<EngineService, 'table'>
  readonly fitWorkerPath: string
}

/**
 * The report of a document as one HTML file. It is fitted anew, in a thread of its own, from what the document says, so that
 * the report is the document's whatever the window shows meanwhile.
 */
export async function composeReport(argument: unknown, parts: ReportParts): Promise<Result<string>> {
  const request = mainRequestSchemas.exportReport.safeParse(argument)
  if (!request.success) return fail({ code: 'message-invalid', detail: request.error.issues[0].message })
  const { source } = request.data.document
  if (source === null) return fail({ code: 'table-closed' })
  try {
    const { steps } = request.data.document
    const open = parts.engine.table
    if (open?.isFrom({ ...source, steps }) === true) return await reportOn(open, request.data, parts)
    const opened = await openGranted({ ...source, steps }, parts)
    if (!opened.ok) return opened
    return await reportOn(opened.value, request.data, parts).finally(() => opened.value.close())
  } catch (thrown) {
    return fail(thrownError(thrown))
  }
}

async function reportOn(
  opened: OpenedTable,
  { language, document }: ExportReportRequest,
  { fitWorkerPath }: ReportParts,
): Promise<Result<string>> {
  const { failure } = opened
  if (failure !== null) return fail(failure)
  const task = await opened.use((table) => prepareFit(table, fitRequest(document)))
  if (!task.ok) return task
  const thread = new FitThread(fitWorkerPath)
  try {
    const fitted = await thread.fit(task.value)
    if (!fitted.ok) return fitted
    const { fitId } = fitted.value
    const { outlierThreshold, flagRules } = document
    const rules = { outlierThreshold, flagRules }
    const flagged = await thread.ask(fitId, 'flaggedRows', { ...rules, limit: NAMED_ROWS })
    if (!flagged.ok) return flagged
    const content = { language, document, columns: task.value.columns, flagged: flagged.value.rows }
    const ledger = await ledgerOf(opened, document, fitWorkerPath)
    if (!ledger.ok) return ledger
    return await thread.ask(fitId, 'report', {
      ...(await reportTask(opened, content)),
      ledger: ledger.value,
    })
  } finally {
    thread.close()
  }
}

/** What the document's exclusions did, if it has any. */
async function ledgerOf(
  opened: OpenedTable,
  { model, filter, exclusions }: AnalysisDocument,
  fitWorkerPath: string,
): Promise<Result<ReportTask['ledger']>> {
  if (exclusions.length === 0) return ok([])
  const acts = exclusions.map(({ rows }) => rows)
  const task = await opened.use((table) => prepareLedger(table, { model, filter, acts }))
  return task.ok ? runLedger(fitWorkerPath, task.value) : task
}
