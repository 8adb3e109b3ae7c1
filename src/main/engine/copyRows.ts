import type { Cell } from '@shared/contract/cell'
import type { CopiedRows, CopyRowsRequest, TablePage } from '@shared/contract/tableApi'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { tsvText } from '../export/tsvText'
import type { FitContext } from './fitThread'
import type { OpenedTable } from './openedTable'

/** Cells that are copied at most: more than a spreadsheet takes from the clipboard with any patience. */
export const COPIED_CELLS = 2_000_000
const ROWS_AT_ONCE = 10_000

/** The chosen cells as text for the clipboard, page after page, so that others can read the table in between. */
export async function copyRows(
  { ranges, columns, header, ...view }: Omit<CopyRowsRequest, 'tableId'>,
  opened: OpenedTable,
  { signal }: FitContext = {},
): Promise<Result<CopiedRows>> {
  const names = opened.info.columns.map(({ name }) => name)
  const chosen = { start: 0, end: names.length, ...columns }
  const rowCount = ranges.reduce((sum, { start, end }) => sum + end - start, 0)
  const cells = rowCount * (chosen.end - chosen.start)
  if (cells > COPIED_CELLS) return fail({ code: 'copy-too-large', cells, limit: COPIED_CELLS })
  const parts = header ? [tsvText([names.slice(chosen.start, chosen.end)])] : []
  let copied = 0
  for (const { start, end } of pagesOf(ranges)) {
    if (signal?.aborted === true) return fail({ code: 'cancelled' })
    const page = await opened.use((table) => table.page({ ...view, start, end, columns: chosen }))
    if (!page.ok) return page
    copied += page.value.rowNumbers.length
    parts.push(tsvText(asTheyStand(page.value, chosen.start)))
  }
  return ok({ text: parts.join(''), rows: copied })
}

function* pagesOf(ranges: CopyRowsRequest['ranges']): Generator<{ start: number; end: number }> {
  for (const { start, end } of ranges) {
    for (let from = start; from < end; from += ROWS_AT_ONCE) {
      yield { start: from, end: Math.min(end, from + ROWS_AT_ONCE) }
    }
  }
}

/** The cells of a page, from some column on; those that could not be read as they stand in the file. */
export function asTheyStand(
  { rowNumbers, cells, failed }: TablePage,
  firstColumn = 0,
): readonly (readonly Cell[])[] {
  if (failed.length === 0) return cells
  const places = new Map(rowNumbers.map((row, place) => [row, place]))
  const rows = cells.map((row) => [...row])
  for (const { row, column, text } of failed) rows[places.get(row)!][column - firstColumn] = text
  return rows
}
