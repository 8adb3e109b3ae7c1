import type { ImportPreview } from '@shared/contract/engineApi'
import type { Result } from '@shared/outcome/result'
import { ok } from '@shared/outcome/result'
import { openTable, type OpenRequest } from './openTable'

/** So many rows of the head are shown. */
const SHOWN_ROWS = 100

/** Reads the head of a file, and samples of the rest, by the way on which the whole of it would be read. */
export async function previewTable(
  request: OpenRequest & Required<Pick<OpenRequest, 'preview'>>,
): Promise<Result<Omit<ImportPreview, 'files'>>> {
  const opened = await openTable(request)
  if (!opened.ok) return opened
  const table = opened.value
  try {
    const page = await table.head(Math.min(SHOWN_ROWS, table.headRows))
    if (!page.ok) return page
    return ok({
      import: table.import,
      columns: table.columns.map(({ name, type, unparsed }) => ({ name, type, unparsed })),
      page: page.value,
      rowsRead: table.rowCount,
      whole: table.whole,
    })
  } finally {
    await table.close()
  }
}
