import type { FitRequest, TableInfo } from '@shared/contract/engineApi'
import { mainRequestSchemas, type ExportReportRequest } from '@shared/contract/mainApi'
import type { AnalysisDocument } from '@shared/document/analysisDocument'
import type { Result } from '@shared/outcome/result'
import { fail } from '@shared/outcome/result'
import { version } from '../../../package.json'
import type { DuckdbTable } from '../data/duckdbStore'
import type { EngineService } from './engine'
import { FitThread } from './fitThread'
import type { ReportTask } from './fitThreadApi'
import type { GrantedFiles } from './grantedFiles'
import { importWarnings } from './importWarnings'
import { openGranted } from './openGranted'
import type { OpenedTable } from './openedTable'
import { prepareFit } from './prepareFit'
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
    const { outlierThreshold } = document
    const flagged = await thread.ask(fitId, 'flaggedRows', { outlierThreshold, limit: NAMED_ROWS })
    if (!flagged.ok) return flagged
    const rows = flagged.value.rows.map(({ row }) => row)
    return await thread.ask(fitId, 'report', {
      language,
      document,
      source: sourceOf(opened.info),
      outcomes: opened.info.outcomes,
      importWarnings: importWarnings(opened.info, task.value.columns),
      rowNames: await opened.use((table) => rowNames(table, document.view.idColumn, rows)),
      program: { name: 'Leastwise', version },
      date: localDate(new Date()),
    })
  } finally {
    thread.close()
  }
}

/** Of so many flagged rows, the worst, the names are looked up. */
const NAMED_ROWS = 1000

function fitRequest({
  model,
  filter,
  exclusions,
  outlierThreshold,
}: AnalysisDocument): Omit<FitRequest, 'tableId'> {
  return { model, filter, excludedRows: exclusions.map(({ row }) => row), outlierThreshold }
}

function sourceOf({ name, bytes, import: { encoding, delimiter, sheet } }: TableInfo): ReportTask['source'] {
  return { name, bytes, encoding, delimiter, sheet }
}

/** What the naming column says in these rows; empty where there is none. */
async function rowNames(
  table: DuckdbTable,
  column: string | null,
  rows: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const index = table.columns.findIndex(({ name }) => name === column)
  if (index < 0 || rows.length === 0) return new Map()
  const page = await table.rows(rows)
  if (!page.ok) return new Map()
  return new Map(
    page.value.rowNumbers.flatMap((row, i) => {
      const cell = page.value.cells[i][index]
      return cell === null ? [] : [[row, String(cell)] as const]
    }),
  )
}

/** The day and minute where the user is, as `2024-05-31 14:05`. */
function localDate(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0')
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-')
  return `${day} ${two(now.getHours())}:${two(now.getMinutes())}`
}
