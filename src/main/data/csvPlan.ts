import { usualWidth } from './detectDialect'
import { columnNames, guessHeader } from './header'
import { trimCell } from './missingTokens'
import type { GivenMarks } from './numberMarks'
import { guessNumberMarks } from './numberMarks'
import type { NumberFormat } from './numberFormat'
import type { CsvRecord } from './recordReader'

/** Which records of a text are its table. */
export interface TablePlan {
  /** Records before the header (or before the data, where there is none): titles and the like. */
  readonly preamble: number
  readonly header: boolean
  readonly names: readonly string[]
  /** Columns that the header leaves unnamed. */
  readonly unnamed: ReadonlySet<number>
  readonly format: NumberFormat
}

type Records = readonly Pick<CsvRecord, 'cells'>[]

const ROWS_LOOKED_AT = 1000

/** Finds the header and the width of the table among the first records. `records` is not empty. */
export function planTable(
  records: Records,
  delimiter: string,
  given: GivenMarks & { readonly header?: boolean },
): TablePlan {
  const looked = records.slice(0, ROWS_LOOKED_AT)
  const preamble = preambleLength(looked)
  const table = looked.slice(preamble)
  const format = guessNumberMarks(cellsOf(records.slice(preamble)), delimiter, given)
  const header =
    given.header ??
    guessHeader(
      table.map(({ cells }) => cells),
      format,
    )
  if (!header) {
    const width = usualWidth(table)
    return { preamble, header, names: columnNames(null, width), unnamed: new Set(), format }
  }
  const first = headerCells(table)
  const unnamed = new Set(first.flatMap((name, column) => (trimCell(name) === '' ? [column] : [])))
  return { preamble, header, names: columnNames(first, first.length), unnamed, format }
}

function* cellsOf(records: Records): Iterable<string> {
  for (const { cells } of records) yield* cells
}

/** Records above the table: titles, which fill one cell where the table fills several. */
function preambleLength(records: Records): number {
  const width = usualWidth(records)
  if (width < 2) return 0
  const isTitle = ({ cells }: Records[number]): boolean => {
    const filled = cells.filter((cell) => trimCell(cell) !== '').length
    return width === 2 ? cells.length === 1 : filled <= 1 || cells.length < width - 1
  }
  let length = 0
  while (length < records.length && isTitle(records[length])) length++
  return length <= records.length - 2 || length === 0 ? length : 0
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
