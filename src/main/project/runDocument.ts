import { basename, resolve } from 'node:path'
import type { TableInfo } from '@shared/contract/openingApi'
import type { AnalysisDocument } from '@shared/document/analysisDocument'
import { newLevels } from '@shared/formula/newLevels'
import { excludedRowsOf, withoutExclusion } from '@shared/document/exclusions'
import type { FitResult } from '@shared/estimators/fitResult'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { Warning } from '@shared/outcome/warning'
import type { ProjectTable } from '@shared/project/projectFile'
import { reportLanguage } from '@shared/report/reportLanguage'
import { rowRange } from '@shared/table/rowSet'
import type { Language } from '@shared/texts/language'
import { reportFile, type ReportFileFormat } from '../export/reportFile'
import { documentScript } from '../engine/documentScript'
import { createFitDesk, type FitDesk } from '../engine/fitDesk'
import type { FitContext } from '../engine/fitThread'
import { GrantBook } from '../engine/grantBook'
import { openGranted } from '../engine/openGranted'
import type { OpenedTable } from '../engine/openedTable'
import { prepareFit } from '../engine/prepareFit'
import { reportAsides } from '../engine/reportAsides'
import type { FitTask } from '../engine/fitThreadApi'
import { fitRequest, NAMED_ROWS, reportTask } from '../engine/reportTask'

export interface RunRequest {
  /** Naming its files by the names of the project. */
  readonly document: AnalysisDocument
  readonly files: ReadonlyMap<string, readonly string[]>
  /** What the source's table was when the project was saved. */
  readonly table: ProjectTable
  /** Of the report, where the document leaves it to the window. */
  readonly language: Language
  /** Hears what did not fit the data before the fit is tried: it may be why there is none. */
  readonly onUnfit?: (unfit: readonly Warning[]) => void
}

/** A rerun analysis; the report is made when it is asked for, while the table is still open. */
export interface RunOutcome {
  readonly result: FitResult
  /** What of the project did not fit the data. */
  readonly unfit: readonly Warning[]
  readonly timing: { readonly loadMs: number; readonly fitMs: number }
  report(format: ReportFileFormat | 'r' | 'py'): Promise<Result<string | Uint8Array>>
  close(): Promise<void>
}

/** Does what the window does with a document, by the same code, in this thread. */
export async function runDocument(request: RunRequest, context: FitContext): Promise<Result<RunOutcome>> {
  const { source, steps } = request.document
  if (source === null) return fail({ code: 'table-closed' })
  const grants = new GrantBook()
  for (const [name, paths] of request.files) grants.add(name, paths)
  const opened = await openGranted(
    { grant: source.grant, options: source.options, steps },
    { grants },
    context,
  )
  if (!opened.ok) return opened
  const ran = await runOn(opened.value, request)
  if (!ran.ok) await opened.value.close()
  return ran
}

async function runOn(opened: OpenedTable, request: RunRequest): Promise<Result<RunOutcome>> {
  const { document, table } = request
  const { info } = opened
  const exclusions = [...withoutExclusion(document.exclusions, rowRange(info.rowCount + 1, BEYOND_ALL))]
  const beyond = excludedRowsOf(document.exclusions).count - excludedRowsOf(exclusions).count
  const unfit = [...unfitColumns(table, info), ...(beyond > 0 ? [exclusionsBeyond(beyond, info)] : [])]
  request.onUnfit?.(unfit)
  if (opened.failure !== null) return fail(opened.failure)
  const fitting = { ...document, exclusions }
  const started = performance.now()
  const task = await opened.use((open) => prepareFit(open, fitRequest(fitting)))
  if (!task.ok) return task
  const desk = createFitDesk()
  const fitted = desk.fit(task.value)
  if (!fitted.ok) return fitted
  return ok({
    result: fitted.value.result,
    unfit: [...unfit, ...newLevels(table?.levels ?? {}, fitted.value.levels)],
    timing: { loadMs: opened.loadMs, fitMs: performance.now() - started },
    report: (format) => {
      const ran = { opened, request, document: fitting, task: task.value, desk, result: fitted.value.result }
      return format === 'r' || format === 'py' ? scriptOf(ran, format) : reportOf(ran, format)
    },
    close: () => opened.close(),
  })
}

interface Ran {
  readonly opened: OpenedTable
  readonly request: RunRequest
  /** As far as it fits the data. */
  readonly document: AnalysisDocument
  readonly task: FitTask
  readonly desk: FitDesk
  readonly result: FitResult
}

async function reportOf(
  { opened, request: { language }, document, task: { columns }, desk }: Ran,
  format: ReportFileFormat,
): Promise<Result<string | Uint8Array>> {
  const { outlierThreshold, flagRules } = document
  const flagged = desk.flaggedRows({ outlierThreshold, flagRules, limit: NAMED_ROWS })
  if (!flagged.ok) return flagged
  const content = { language, document, columns, flagged: flagged.value.rows }
  const asides = await reportAsides(opened, document, {
    ledger: (asked) => desk.exclusionLedger(asked),
    compare: (asked) => desk.compare(asked),
  })
  if (!asides.ok) return asides
  const report = desk.report({ ...(await reportTask(opened, content)), ...asides.value })
  return report.ok ? ok(await reportFile(report.value, format)) : report
}

function scriptOf(
  { opened, request: { files, language }, document, result }: Ran,
  format: 'r' | 'py',
): Promise<Result<string>> {
  const [path = ''] = files.get(document.source?.grant ?? '') ?? []
  const spoken = reportLanguage(document.report, language)
  return documentScript(opened, { format, language: spoken, document, result, path: resolve(path) })
}

/** No table has a row of this number. */
const BEYOND_ALL = 2 ** 31 - 1

const exclusionsBeyond = (count: number, { rowCount }: TableInfo): Warning => ({
  code: 'exclusions-beyond',
  count,
  rows: rowCount,
})

/** Columns of the project's own data that this data lacks, or has with another kind of content. */
function unfitColumns(was: ProjectTable, { fileColumns }: TableInfo): Warning[] {
  const now = new Map(fileColumns.map(({ name, type }) => [name, type]))
  return (was?.columns ?? []).flatMap<Warning>(({ name, type }) => {
    const found = now.get(name)
    if (found === undefined) return [{ code: 'data-column-missing', column: name }]
    if (kindOf(found) === kindOf(type)) return []
    return [{ code: 'data-column-type', column: name, was: type, now: found }]
  })
}

const kindOf = (type: string): string => (type === 'integer' ? 'number' : type)

/** What people call files. */
export const namesOf = (paths: readonly string[]): string => paths.map((path) => basename(path)).join(', ')
