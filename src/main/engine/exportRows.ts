import { parse } from 'node:path'
import type { ExportedRows, ExportRowsRequest } from '@shared/contract/tableApi'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { ShownRows } from '../data/database/shownRows'
import { asTheyStand } from '../export/asTheyStand'
import { csvText } from '../export/csvText'
import { sheetObstacle, sheetOf } from '../export/sheetOf'
import { workbookParts } from '../export/workbookParts'
import { writeAtomically } from '../export/writeAtomically'
import type { FitContext } from './fitThread'
import type { OpenedTable } from './openedTable'
import { throttleProgress } from './throttle'
import { weighedRows, withWeightColumn, type AskWeights } from './weighedRows'

interface ExportTask extends FitContext {
  readonly opened: OpenedTable
  /** Where main lets it be written. */
  readonly path: string
  /** Asks for the weights that become one more column. @default none do */
  readonly askWeights?: AskWeights
}

type Options = Omit<ExportRowsRequest, 'tableId' | 'target'>

/**
 * Writes all rows that a view shows to a file, as DuckDB gives them: none is held in memory, pages are answered meanwhile, and
 * until the last row is written the old file stays.
 */
export async function exportRows(request: Options, task: ExportTask): Promise<Result<ExportedRows>> {
  const { opened, path, signal, askWeights } = task
  const { filter, sort, format } = request
  const counted = await opened.use((table) => table.page({ filter, sort, start: 0, end: 0 }))
  if (!counted.ok) return counted
  const total = counted.value.totalRows
  const own = await opened.beside(async (table) => table.columns)
  const columns = askWeights ? withWeightColumn(own) : own
  const obstacle = format === 'xlsx' ? sheetObstacle(total, columns.length) : null
  if (obstacle !== null) return fail(obstacle)
  const rows = await opened.beside((table) => table.allRows({ filter, sort }, signal))
  if (!rows.ok) return rows
  const refusals: AppError[] = []
  const refuse = (error: AppError): void => void refusals.push(error)
  const weighed = askWeights ? weighedRows(rows.value, askWeights, refuse) : rows.value
  const told = withProgress(weighed, total, task)
  const content =
    format === 'csv'
      ? csvParts(told, columns.map(({ name }) => name), request) // prettier-ignore
      : workbookParts(sheetOf(told, { name: parse(opened.info.name).name, columns, refuse }))
  const written = await writeAtomically(path, content)
  if (signal?.aborted === true) return fail({ code: 'cancelled' })
  if (refusals.length > 0) return fail(refusals[0])
  return written.ok ? ok({ rows: total }) : written
}

async function* withProgress(
  parts: AsyncIterable<ShownRows>,
  total: number,
  { onProgress }: FitContext,
): AsyncGenerator<ShownRows, void> {
  const tell = onProgress && throttleProgress(onProgress)
  let done = 0
  for await (const part of parts) {
    yield part
    done += part.rows.length
    tell?.({ phase: 'writing', done, total })
  }
}

/** Tells spreadsheets that the text is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff'

async function* csvParts(
  parts: AsyncIterable<ShownRows>,
  names: readonly string[],
  { protect, byteOrderMark }: Options,
): AsyncGenerator<string, void> {
  yield (byteOrderMark ? BYTE_ORDER_MARK : '') + csvText([names], { protect })
  for await (const part of parts) yield csvText(asTheyStand(part), { protect })
}
