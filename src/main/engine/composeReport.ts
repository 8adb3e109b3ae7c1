import { mainRequestSchemas, type ExportReportRequest } from '@shared/contract/mainApi'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { reportLanguage } from '@shared/report/reportLanguage'
import { reportFile } from '../export/reportFile'
import type { Engine } from './engine'
import { documentScript } from './documentScript'
import { FitThread } from './fitThread'
import type { GrantedFiles } from './grantedFiles'
import { openGranted } from './openGranted'
import type { OpenedTable } from './openedTable'
import { prepareFit } from './prepareFit'
import { askReport } from './askReport'
import { asideThreads, reportAsides } from './reportAsides'
import { fitRequest } from './reportTask'
import { thrownError } from './thrownError'

export interface ReportParts extends GrantedFiles {
  readonly engine: Pick<Engine, 'table'>
  readonly fitWorkerPath: string
}

/**
 * The report of a document, or its analysis as a script, as the content of a file; a PDF is printed from the HTML. It is fitted anew, in a
 * thread of its own, from what the document says, so that the report is the document's whatever the window shows meanwhile.
 */
export async function composeReport(
  argument: unknown,
  parts: ReportParts,
): Promise<Result<string | Uint8Array>> {
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
  { format, language, document, pictures = [] }: ExportReportRequest,
  { fitWorkerPath, grants }: ReportParts,
): Promise<Result<string | Uint8Array>> {
  const { failure } = opened
  if (failure !== null) return fail(failure)
  const task = await opened.use((table) => prepareFit(table, fitRequest(document)))
  if (!task.ok) return task
  const thread = new FitThread(fitWorkerPath)
  try {
    const fitted = await thread.fit(task.value)
    if (!fitted.ok) return fitted
    if (format === 'r' || format === 'py') {
      const [path = ''] = (await grants.pathsOf(document.source?.grant ?? '')) ?? []
      const { result } = fitted.value
      const spoken = reportLanguage(document.report, language)
      return await documentScript(opened, { format, language: spoken, document, result, path })
    }
    const asides = await reportAsides(opened, document, asideThreads(fitWorkerPath))
    if (!asides.ok) return asides
    const { fitId } = fitted.value
    const report = await askReport({ fits: thread, fitId, opened }, { language, document, ...asides.value })
    if (!report.ok) return report
    const drawn = new Map(pictures.map(({ id, png }) => [id, png]))
    return ok(await reportFile(report.value, format === 'pdf' ? 'html' : format, drawn))
  } finally {
    thread.close()
  }
}
