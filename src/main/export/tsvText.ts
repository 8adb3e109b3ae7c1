import type { Cell } from '@shared/contract/cell'

const NEEDS_QUOTES = /[\t\r\n]|^"/

/**
 * Rows of cells as spreadsheets put them on the clipboard: tabs between cells, quotes around those that hold a tab or a line
 * break. Numbers have all their digits; what is missing is empty.
 */
export function tsvText(rows: readonly (readonly Cell[])[]): string {
  return rows.map((cells) => `${cells.map(tsvCell).join('\t')}\n`).join('')
}

function tsvCell(cell: Cell): string {
  if (cell === null || Number.isNaN(cell)) return ''
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  const text = String(cell)
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
