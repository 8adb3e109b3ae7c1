import { utils, type CellObject, type Range, type WorkSheet } from '@e965/xlsx'
import { isDateFormat, serialToIso } from './excelDates'
import type { CellText } from '../cells/cellTexts'
import { GatheredCells, type SheetCells } from './gatheredCells'
import { markClass, numberTest, type NumberFormat } from '../cells/numberFormat'

const ERROR_TEXTS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}

type Visit = (row: number, column: number, cell: CellObject) => void

export interface SheetReading {
  readonly range: Range | null
  readonly date1904: boolean
  /** Cells of the rectangle, at most. */
  readonly limit: number
  /** How numbers are written that are stored as text; null when only a plain one is taken for a number. */
  readonly marks: NumberFormat | null
}

/** Reads the cells inside `range` (all when null); blank rows and columns around them are left off. */
export function readSheetCells(
  sheet: WorkSheet,
  { range, date1904, limit, marks }: SheetReading,
): SheetCells | 'too-large' {
  const gathered = new GatheredCells()
  visitCells(sheet, range, (row, column, cell) => gathered.add(row, column, cellText(cell, date1904, marks)))
  return gathered.cells(limit)
}

/** Visits the cells that are there, and only those: two cells far apart are two cells. */
function visitCells(sheet: WorkSheet, range: Range | null, visit: Visit): void {
  ;((sheet['!data'] ?? []) as (CellObject | undefined)[][]).forEach((cells, row) => {
    if (range !== null && (row < range.s.r || row > range.e.r)) return
    cells.forEach((cell, column) => {
      const outside = range !== null && (column < range.s.c || column > range.e.c)
      if (cell !== undefined && !outside && hasValue(cell)) visit(row, column, cell)
    })
  })
}

export function hasValue({ t: type, v: value }: CellObject): boolean {
  return type !== 'z' && value !== undefined && value !== null && value !== ''
}

function cellText(cell: CellObject, date1904: boolean, marks: NumberFormat | null): CellText {
  const { t: type, v: value, z: format } = cell
  if (type === 'e') return { value: ERROR_TEXTS[value as number] ?? cell.w ?? '#ERROR', kind: 'failure' }
  if (type === 'b') return { value: value === true ? 'TRUE' : 'FALSE', kind: 'value' }
  if (type === 'n' && typeof value === 'number') {
    return isDateFormat(format) ? dateText(value, date1904) : { value: String(value), kind: 'value' }
  }
  if (value instanceof Date)
    return { value: value.toISOString().replace(/(?:T00:00:00)?\.000Z$/, ''), kind: 'value' }
  return textOf(String(value), marks)
}

/** A day by its serial number. */
export function dateText(serial: number, date1904: boolean): CellText {
  const iso = serialToIso(serial, date1904)
  return iso === null ? { value: String(serial), kind: 'failure' } : { value: iso, kind: 'value' }
}

/** A text, which may be a number. */
export function textOf(text: string, marks: NumberFormat | null): CellText {
  if (marks !== null && numberTest(marks)(text.trim())) {
    return { value: plainNumber(text.trim(), marks), kind: 'text-number' }
  }
  return {
    value: text,
    kind: /^\s*[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?\s*$/.test(text) ? 'text-number' : 'value',
  }
}

/** A number of another format as a cell that holds a number has it. */
function plainNumber(text: string, { decimal, thousands }: NumberFormat): string {
  const ungrouped = thousands === null ? text : text.replace(new RegExp(markClass(thousands), 'g'), '')
  return ungrouped.replace(decimal, '.')
}

/** `A1:F200`, or whole columns `A:F`; null when it is neither. */
export function parseRange(text: string): Range | null {
  const match = /^\$?([A-Z]{1,3})(?:\$?([1-9]\d{0,6}))?:\$?([A-Z]{1,3})(?:\$?([1-9]\d{0,6}))?$/i.exec(
    text.trim(),
  )
  if (match === null || (match[2] === undefined) !== (match[4] === undefined)) return null
  const [, fromColumn, fromRow = '1', toColumn, toRow = '1048576'] = match
  const columns = [fromColumn, toColumn]
    .map((name) => utils.decode_col(name.toUpperCase()))
    .sort((a, b) => a - b)
  const rows = [Number(fromRow) - 1, Number(toRow) - 1].sort((a, b) => a - b)
  return { s: { r: rows[0], c: columns[0] }, e: { r: rows[1], c: columns[1] } }
}
