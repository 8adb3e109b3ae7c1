import type { ImportSummary } from '@shared/contract/importSummary'
import type { ImportOptions } from '@shared/source/importOptions'
import type { ImportDoubt } from '@shared/outcome/importDoubt'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { Book, TellShare } from './book'
import { chooseSheet, sheetList } from './chooseSheet'
import { headLength, type TablePlan } from '../text/csvPlan'
import type { RegularCsv } from '../text/csvSource'
import { headDoubts } from '../text/headDoubts'
import { ProblemLog, type LoggedProblems } from '../cells/problemLog'
import type { CellFailure } from './gatheredCells'
import { blankFailures, logNotes } from './sheetTable'
import { writeGrid } from './writeGrid'

export interface SheetRequest {
  readonly options: ImportOptions
  /** Where the table's texts are to be written. */
  readonly scratch: string
}

/** The table of a sheet, its texts in a file: plain data, so that a thread can hand it over. */
export interface SheetReading {
  readonly sheet: string
  readonly sheets: ImportSummary['sheets']
  /** The rectangle of its cells, such as A1:F200. */
  readonly range: string
  /** The sheet's number of the row above the data, 1-based. */
  readonly headerRow: number
  readonly plan: TablePlan
  readonly source: RegularCsv
  /** Rows by which the columns' types are guessed. */
  readonly sample: readonly (readonly string[])[]
  readonly fromAllRows: boolean
  /** Cells without a value, a column. */
  readonly failed: readonly number[]
  /** Cells that hold a number as text, by data row from 1. */
  readonly textNumbers: readonly CellFailure[]
  readonly doubts: readonly ImportDoubt[]
  readonly problems: LoggedProblems
}

/** Rows by which the columns' types are guessed. */
const LOOKED_AT = 20_000
/** Rows that tell whether the row above them names the columns. */
const HEAD = 1000

/** Finds the table in the sheet that the options mean and writes its texts to the scratch file. */
export async function readSheet(
  path: string,
  book: Book,
  { options, scratch, onProgress }: SheetRequest & { readonly onProgress?: TellShare },
): Promise<Result<SheetReading>> {
  const chosen = chooseSheet(path, book, { options, onProgress })
  if (!chosen.ok) return chosen
  const { sheet, cells, table } = chosen.value
  if (table === null) return fail({ code: 'sheet-empty', path, sheet })
  const { grid, plan, above, end } = table
  if (end === above) return fail({ code: 'file-header-only', path, columns: plan.names.length })
  const log = new ProblemLog()
  logNotes(table, log)
  const failed = blankFailures(cells.failures, table, log)
  const rows = { grid, from: above, to: end, names: plan.names, options }
  const source = await writeGrid(rows, scratch, log)
  const step = Math.ceil((end - above) / LOOKED_AT)
  const sample = Array.from({ length: Math.ceil((end - above) / step) }, (_, index) =>
    grid.row(above + index * step),
  )
  const head = grid.rows(above - headLength(plan), Math.min(end, above + HEAD))
  const sheets = sheetList(book)
  return ok({
    sheet,
    sheets,
    range: cells.range,
    headerRow: cells.firstRow + above - headLength(plan),
    plan,
    source,
    sample,
    fromAllRows: step === 1,
    failed,
    textNumbers: cells.textNumbers.flatMap(({ row, column, text }) =>
      row < above ? [] : [{ row: row - above + 1, column, text }],
    ),
    doubts: [...severalSheets(sheets, sheet, options), ...headDoubts({ plan, head, options })],
    problems: log.logged(),
  })
}

/** Where several visible sheets hold data, the one taken may not be the one that is wanted. */
function severalSheets(
  sheets: ImportSummary['sheets'],
  sheet: string,
  options: ImportOptions,
): ImportDoubt[] {
  const count = sheets.filter(({ hidden, filled }) => filled && !hidden).length
  return count > 1 && options.sheet === undefined ? [{ code: 'several-sheets', sheet, count }] : []
}
