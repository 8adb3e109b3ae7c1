import type { ImportSummary } from '@shared/contract/importSummary'
import type { ImportOptions } from '@shared/source/importOptions'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { Book, TellShare } from './book'
import type { NumberFormat } from '../cells/numberFormat'
import type { SheetCells } from './gatheredCells'
import { parseRange } from './sheetCells'
import { findSheetTable, type SheetTable } from './sheetTable'
import { MOST_CELLS } from './workbookLimits'

export interface ChosenSheet {
  readonly sheet: string
  readonly cells: SheetCells
  /** Null where no row is left of it. */
  readonly table: SheetTable | null
}

/**
 * The sheet that the options name, else the first that is visible and has a row of data, not a title or a remark alone;
 * and the cells in the range asked for.
 */
export function chooseSheet(
  path: string,
  book: Book,
  { options, onProgress }: { readonly options: ImportOptions; readonly onProgress?: TellShare },
): Result<ChosenSheet> {
  const range = options.range === undefined ? null : parseRange(options.range)
  if (options.range !== undefined && range === null) {
    return fail({ code: 'range-invalid', path, range: options.range })
  }
  const { sheets } = book
  const named = options.sheet
  const asked = sheets.findIndex(({ name }) => name === named)
  if (named !== undefined && asked < 0) {
    const names = sheets.map(({ name }) => name).join(', ')
    return fail({ code: 'sheet-not-found', path, sheet: named, sheets: names })
  }
  const candidates = named === undefined ? defaultOrder(book) : [asked]
  let rowless: ChosenSheet | null = null
  for (const index of candidates) {
    const wanted = { range, limit: MOST_CELLS, marks: toldMarks(options) }
    const cells = book.readCells(index, wanted, onProgress)
    if (cells === 'too-large') {
      return fail({ code: 'workbook-too-large', path, limit: `${MOST_CELLS / 1e6} million cells a sheet` })
    }
    if (cells.grid.height === 0) continue
    const table = findSheetTable(cells, options)
    const chosen = { sheet: sheets[index].name, cells, table }
    if (table !== null && table.end > table.above) return ok(chosen)
    rowless ??= chosen
  }
  if (rowless !== null) return ok(rowless)
  return fail({ code: 'sheet-empty', path, sheet: sheets[candidates[0]].name })
}

/** How numbers that are stored as text are written, where the user said it. */
function toldMarks({ decimal, thousands }: ImportOptions): NumberFormat | null {
  if (decimal === undefined && thousands === undefined) return null
  const mark = decimal ?? (thousands === '.' ? ',' : '.')
  return { decimal: mark, thousands: thousands && thousands !== mark ? thousands : null }
}

/** Visible sheets of cells, in the workbook's order; all sheets when none is visible. */
function defaultOrder({ sheets }: Book): readonly number[] {
  const all = [...sheets.keys()]
  const visible = all.filter((index) => sheets[index].hasCells && !sheets[index].hidden)
  return visible.length > 0 ? visible : all
}

export function sheetList(book: Book): ImportSummary['sheets'] {
  return book.sheets.map(({ name, hidden }, index) => ({ name, hidden, filled: book.isFilled(index) }))
}
