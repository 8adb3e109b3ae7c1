import type { ImportPreview } from '@shared/contract/openingApi'
import type { Result } from '@shared/outcome/result'
import { ok } from '@shared/outcome/result'
import type { DuckdbTable } from './database/duckdbStore'
import { openTable, type OpenRequest } from './openTable'

/** So many rows of the head are shown. */
const SHOWN_ROWS = 100

/** What a preview tells of one file. */
export type FilePreview = Omit<ImportPreview, 'files'>

/** Reads the head of a file, and samples of the rest, by the way on which the whole of it would be read. */
export async function previewTable(
  request: OpenRequest & Required<Pick<OpenRequest, 'preview'>>,
): Promise<Result<FilePreview>> {
  const opened = await openTable({ ...request, figures: 'later' })
  if (!opened.ok) return opened
  const table = opened.value
  try {
    return await previewOf(table)
  } finally {
    await table.close()
  }
}

/** What a preview shows of a table, be it a part of its file or all of it. */
export async function previewOf(table: DuckdbTable): Promise<Result<FilePreview>> {
  const page = await table.head(Math.min(SHOWN_ROWS, table.headRows))
  if (!page.ok) return page
  return ok({
    import: table.import,
    columns: table.columns.map(({ name, type, unparsed }) => ({ name, type, unparsed })),
    page: page.value,
    rowsRead: table.rowCount,
    whole: table.whole,
  })
}
