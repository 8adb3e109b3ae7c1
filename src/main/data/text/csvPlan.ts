import { usualWidth } from './detectDialect'
import { looksLikeValue } from '../cells/columnSpec'
import { columnNames, guessHeader, namedTypedColumns } from './header'
import { trimCell } from '../cells/missingTokens'
import type { GivenMarks, NumberMarks } from '../cells/numberMarks'
import { guessNumberMarks } from '../cells/numberMarks'
import type { NumberFormat } from '../cells/numberFormat'
import type { CsvRecord } from './recordReader'
import { canBeUnits } from './unitRow'

/** Which records of a text are its table. */
export interface TablePlan {
  /** Records before the header (or before the data, where there is none): titles and the like. */
  readonly preamble: number
  readonly header: boolean
  /** The record below the header holds units. */
  readonly unitRow: boolean
  readonly names: readonly string[]
  /** Columns that the header leaves unnamed. */
  readonly unnamed: ReadonlySet<number>
  readonly format: NumberMarks
}

/** What the user said of the table, and cells from further down that tell how numbers are written. */
export interface PlanHints extends GivenMarks {
  readonly header?: boolean
  readonly unitRow?: boolean
  /** The table begins with the first record. @default it begins below titles and notes */
  readonly startsAtOnce?: true
  readonly samples?: Records
}

type Records = readonly Pick<CsvRecord, 'cells'>[]

const ROWS_LOOKED_AT = 1000
const LONGEST_NOTES = 20

/** Finds the header and the width of the table among the first records. `records` is not empty. */
export function planTable(records: Records, delimiter: string, given: PlanHints): TablePlan {
  const looked = records.slice(0, ROWS_LOOKED_AT)
  const format = guessNumberMarks(cellsOf([...records, ...(given.samples ?? [])]), delimiter, given)
  const preamble = given.startsAtOnce ? 0 : preambleLength(looked, format)
  const table = looked.slice(preamble)
  const rows = table.map(({ cells }) => cells)
  const unitRow = given.unitRow === true && given.header !== false && canBeUnits(rows.slice(1), format)
  const header = given.header ?? (unitRow || guessHeader(rows, format))
  if (!header) {
    const width = usualWidth(table)
    return { preamble, header, unitRow, names: columnNames(null, width), unnamed: new Set(), format }
  }
  const first = headerCells(table)
  const unnamed = new Set(first.flatMap((name, column) => (trimCell(name) === '' ? [column] : [])))
  return { preamble, header, unitRow, names: columnNames(first, first.length), unnamed, format }
}

/** The table's records that are no data: its header, and the units below it. */
export const headLength = ({ header, unitRow }: Pick<TablePlan, 'header' | 'unitRow'>): number =>
  (header ? 1 : 0) + (unitRow ? 1 : 0)

function* cellsOf(records: Records): Iterable<string> {
  for (const { cells } of records) yield* cells
}

/** Records above the table: titles and notes, which fill fewer cells than the table does. */
function preambleLength(records: Records, format: NumberFormat): number {
  const width = usualWidth(records)
  if (width < 2) return 0
  const isTitle = (record: Records[number]): boolean =>
    width === 2 ? record.cells.length === 1 : filled(record) <= 1 || record.cells.length < width - 1
  let length = 0
  while (length < records.length && isTitle(records[length])) length++
  if (length > records.length - 2) length = 0
  return length + notesLength(records.slice(length), format)
}

/** Rows of words above a header that fills more cells than each of them, and stands over columns of numbers or dates. */
function notesLength(records: Records, format: NumberFormat): number {
  const fullest = Math.max(...records.slice(0, LONGEST_NOTES).map(filled))
  const header = records.findIndex((record) => filled(record) === fullest)
  const notes = records.slice(0, header)
  const onlyWords = notes.every(({ cells }) => cells.every((cell) => !looksLikeValue(trimCell(cell), format)))
  const below = records.slice(header).map(({ cells }) => cells)
  return header > 0 && fullest > 2 && onlyWords && namedTypedColumns(below, format) > 0 ? header : 0
}

function filled({ cells }: Records[number]): number {
  return cells.filter((cell) => trimCell(cell) !== '').length
}

/** The header's cells, one a column: data rows may be wider than their header. */
function headerCells(table: Records): readonly string[] {
  const [{ cells: header }, ...rows] = table
  const width = usualWidth(rows)
  const usual = rows.filter(({ cells }) => cells.length === width)
  if (width <= header.length || usual.length < 2) return header
  if (usual.every(({ cells }) => cells.slice(header.length).every((cell) => cell.trim() === '')))
    return header
  // R leaves the column of row names without a header.
  if (width === header.length + 1) return ['', ...header]
  return [...header, ...Array<string>(width - header.length).fill('')]
}
