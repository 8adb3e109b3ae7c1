import type { FirstRows } from '@shared/contract/openingApi'
import type { Result } from '@shared/outcome/result'
import { ok } from '@shared/outcome/result'
import { headTraits, type FileTraits } from './text/fileTraits'
import { openFile } from './openFile'
import { openTable, type OpenRequest } from './openTable'
import { sniffFormat } from './sniffFormat'

const ROWS = 200
/** A smaller file is read before its first rows could be looked at. */
const LARGE_BYTES = 1 << 24

/** The first rows of a large text, read by the way on which the whole of it is, as its head tells; null for any other file. */
export async function firstRows(
  request: OpenRequest,
  largeFrom = LARGE_BYTES,
): Promise<Result<FirstRows | null>> {
  const traits = await largeText(request.path, largeFrom)
  if (!traits.ok) return traits
  if (traits.value === null) return ok(null)
  const opened = await openTable({ ...request, firstRows: ROWS, traits: traits.value, figures: 'later' })
  if (!opened.ok) return opened
  const table = opened.value
  const page = await table.head(ROWS)
  // Nobody needs to wait for it.
  void table.close()
  if (!page.ok) return page
  const columns = table.columns.map(({ name, type, missing, unparsed }) => {
    return { name, type, missing, unparsed }
  })
  return ok({ columns, page: page.value })
}

/** What the head of a large text tells; null where the file is none. */
async function largeText(path: string, largeFrom: number): Promise<Result<FileTraits | null>> {
  const opened = await openFile(path)
  if (!opened.ok) return opened
  const { file, bytes } = opened.value
  try {
    if (bytes < largeFrom || (await sniffFormat(file, bytes, path)).kind !== 'text') return ok(null)
    return ok(await headTraits(file, bytes))
  } finally {
    await file.close()
  }
}
