import Papa from 'papaparse'

/** What a paste hands over; empty where there is none. */
export interface PastedContent {
  readonly text: string
  readonly html: string
}

/**
 * The cells of a clipboard as delimited text. Spreadsheets put their cells there as text with tabs, which is taken as it is;
 * of a web page the largest table is taken.
 */
export function pastedText({ text, html }: PastedContent): string {
  const rows = fromSpreadsheet(html) ? [] : largestTable(html)
  return rows.length === 0 ? text : Papa.unparse(rows, { delimiter: '\t', newline: '\n' })
}

/** Excel, LibreOffice and Google Sheets name themselves. */
function fromSpreadsheet(html: string): boolean {
  return /schemas-microsoft-com:office:(?:excel|spreadsheet)|content="(?:Libre|Open)Office|google-sheets-html-origin/i.test(
    html,
  )
}

/** Parsed as a document of its own: nothing of it is shown, fetched or run. */
function largestTable(html: string): string[][] {
  if (!/<table\b/i.test(html)) return []
  const tables = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('table')].map(
    cellsOf,
  )
  const size = (rows: readonly (readonly string[])[]): number =>
    rows.reduce((sum, row) => sum + row.length, 0)
  return tables.reduce((best, next) => (size(next) > size(best) ? next : best), [])
}

/** Beyond this a table pretends to be larger than it is. */
const LARGEST_SPAN = 1000

/** A table's cells; one that spans several is followed, or has below it, so many empty ones. */
function cellsOf(table: HTMLTableElement): string[][] {
  const rows: string[][] = []
  const reserved = new Map<number, Set<number>>()
  const own = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table)
  own.forEach((row, index) => {
    const cells: string[] = []
    for (const cell of row.querySelectorAll<HTMLTableCellElement>(':scope > td, :scope > th')) {
      fillReserved(cells, reserved.get(index))
      const start = cells.length
      const width = spanOf(cell, 'colspan')
      cells.push(textOf(cell), ...Array<string>(width - 1).fill(''))
      reserve(reserved, { row: index, height: spanOf(cell, 'rowspan'), start, width })
    }
    fillReserved(cells, reserved.get(index))
    if (cells.length > 0) rows.push(cells)
  })
  return rows
}

function spanOf(cell: Element, axis: 'colspan' | 'rowspan'): number {
  const span = Number(cell.getAttribute(axis) ?? 1)
  return Number.isInteger(span) ? Math.min(Math.max(span, 1), LARGEST_SPAN) : 1
}

function reserve(
  reserved: Map<number, Set<number>>,
  { row, height, start, width }: { row: number; height: number; start: number; width: number },
): void {
  for (let below = row + 1; below < row + height; below++) {
    const columns = reserved.get(below) ?? new Set<number>()
    for (let column = start; column < start + width; column++) columns.add(column)
    reserved.set(below, columns)
  }
}

function fillReserved(cells: string[], columns: ReadonlySet<number> | undefined): void {
  while (columns?.has(cells.length)) cells.push('')
}

const textOf = (cell: Element): string => cell.textContent.replace(/[\s\u00a0]+/g, ' ').trim()
