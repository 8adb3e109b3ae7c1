import type { CopySelectedRequest } from '@shared/contract/selectionApi'
import type { CopiedRows } from '@shared/contract/tableApi'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { listRows } from '@shared/table/rowSet'
import { tsvText } from '../export/tsvText'
import { asTheyStand, COPIED_CELLS } from './copyRows'
import type { FitContext } from './fitThread'
import type { OpenedTable } from './openedTable'

const ROWS_AT_ONCE = 10_000

/** Whole rows by their numbers as text for the clipboard, some at a time, so that others can read the table in between. */
export async function copySelected(
  { rows, header }: Omit<CopySelectedRequest, 'tableId'>,
  opened: OpenedTable,
  { signal }: FitContext = {},
): Promise<Result<CopiedRows>> {
  const names = opened.info.columns.map(({ name }) => name)
  const cells = rows.count * names.length
  if (cells > COPIED_CELLS) return fail({ code: 'copy-too-large', cells, limit: COPIED_CELLS })
  const parts = header ? [tsvText([names])] : []
  const numbers = listRows(rows)
  let copied = 0
  for (let start = 0; start < numbers.length; start += ROWS_AT_ONCE) {
    if (signal?.aborted === true) return fail({ code: 'cancelled' })
    const wanted = Array.from(numbers.subarray(start, start + ROWS_AT_ONCE))
    const page = await opened.use((table) => table.rows(wanted))
    if (!page.ok) return page
    copied += page.value.rowNumbers.length
    parts.push(tsvText(asTheyStand(page.value)))
  }
  return ok({ text: parts.join(''), rows: copied })
}
