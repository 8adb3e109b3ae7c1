import type { Cell } from '@shared/contract/cell'

/** Formats of cells by their places in the workbook's styles. */
const SHEET_STYLES = { day: 1, time: 2 } as const

/** How a column's cells are written. */
export type SheetColumn = 'plain' | 'day' | 'time'

/** Excel's days are counted from 1899-12-30; before 1900-03-01 it counts a 29 February 1900 that never was. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30)
const FIRST_TRUE_DAY = 61
const LAST_DAY = 2_958_465
const MILLISECONDS_PER_DAY = 86_400_000

/** A cell of a sheet in SpreadsheetML (ECMA-376, 18.3.1.4); empty where it is missing. Texts are texts, never formulas. */
export function sheetCell(cell: Cell, reference: string, column: SheetColumn): string {
  if (cell === null || Number.isNaN(cell)) return ''
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'number' && Number.isFinite(cell)) return `<c r="${reference}"><v>${cell}</v></c>`
  const text = String(cell)
  const days = column === 'plain' ? null : excelDays(text)
  if (column !== 'plain' && days !== null)
    return `<c r="${reference}" s="${SHEET_STYLES[column]}"><v>${days}</v></c>`
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`
}

/** An ISO date as Excel counts days; null where Excel knows no such day. */
function excelDays(iso: string): number | null {
  const milliseconds = Date.parse(iso.includes('T') ? `${iso}Z` : `${iso}T00:00:00Z`)
  const days = (milliseconds - EXCEL_EPOCH) / MILLISECONDS_PER_DAY
  return days >= FIRST_TRUE_DAY && days < LAST_DAY + 1 ? days : null
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** What XML cannot hold is written `_x0007_` (ECMA-376, 22.9.2.19, ST_Xstring), and so is an underscore that begins such a code. */
const UNFIT = /[&<>\ufffe\uffff]|_(?=x[\dA-Fa-f]{4}_)|(?![\t\n])\p{Cc}|\p{Cs}/gu

export function xmlText(text: string): string {
  return text.replace(
    UNFIT,
    (sign) => ENTITIES[sign] ?? `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  )
}

/** The letters of a column: A, …, Z, AA, … */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter
}
