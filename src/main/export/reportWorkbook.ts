import type { CellObject, WorkSheet } from '@e965/xlsx'
import { utils, write } from '@e965/xlsx'
import { cellText } from '@shared/report/cell'
import type { NumberFormat, Report, ReportBlock, ReportCell, ReportSection } from '@shared/report/reportModel'
import { xmlCharacters } from '@shared/report/xmlCharacters'
import type { Language } from '@shared/texts/language'
import { SHEET_LIMITS } from './workbookParts'

type Row = readonly CellObject[]

const LONGEST_NAME = 31
const WIDEST = 60

/**
 * A report as a workbook with a sheet for each section. Numbers are numbers in full, shown with the digits of the report; texts are texts, also where
 * they begin with an equals sign; figures are told in words.
 */
export function reportWorkbook({ language, title, subtitle, author, sections }: Report): Uint8Array {
  const book = utils.book_new()
  book.Props = {
    Title: xmlCharacters(title),
    Subject: xmlCharacters(subtitle),
    Author: author === null ? 'Leastwise' : xmlCharacters(author),
  }
  for (const section of sections) {
    const heading: Row[] = [
      [textCell(title)],
      [textCell(subtitle)],
      ...(author === null ? [] : [[textCell(author)]]),
      [],
    ]
    const rows = [...(book.SheetNames.length === 0 ? heading : []), ...sectionRows(section, language)]
    utils.book_append_sheet(book, sheetOf(rows), sheetName(section.heading, book.SheetNames))
  }
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer)
}

const sectionRows = ({ heading, blocks }: ReportSection, language: Language): Row[] => [
  [textCell(heading)],
  ...blocks.flatMap((block) => [[], ...blockRows(block, language)]),
]

function blockRows(block: ReportBlock, language: Language): Row[] {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
    case 'equation':
      return [[textCell(block.text)]]
    case 'warning':
      return [[textCell(`! ${block.text}`)]]
    case 'facts':
      return block.facts.map(({ name, value }) => [textCell(name), cellOf(value, language)])
    case 'table':
      return [
        ...(block.caption === null ? [] : [[textCell(block.caption)]]),
        block.columns.map((column) => textCell(column.title)),
        ...block.rows.map((row) => row.map((cell) => cellOf(cell, language))),
      ]
    case 'figure':
      return [block.caption, block.description, ...block.notes].map((text) => [textCell(text)])
  }
}

const textCell = (text: string): CellObject => ({
  t: 's',
  v: xmlCharacters(text).slice(0, SHEET_LIMITS.characters),
})

/** What a sheet has no number for, infinity, is written as the report writes it. */
function cellOf(cell: ReportCell, language: Language): CellObject {
  if (cell.kind === 'number' && Number.isFinite(cell.value)) {
    return { t: 'n', v: cell.value, z: formatOf(cell.value, cell.format) }
  }
  const text = cellText(cell, language)
  return textCell(cell.kind === 'status' ? `${cell.status === 'ok' ? '✓' : '!'} ${text}` : text)
}

/** Excel's number format that shows about what the report shows: a sheet has none for significant digits. */
function formatOf(value: number, format: NumberFormat): string {
  if (format === 'index') return '0'
  if (format === 'count') return '#,##0'
  if (typeof format === 'object' && 'decimals' in format) return decimalFormat(value, format.decimals)
  if (format === 'p-apa') return decimalFormat(value, 3)
  const digits = format === 'p-value' ? 3 : format.digits
  const exponent = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)))
  if (exponent < -4 || exponent >= digits) return `0.${'0'.repeat(Math.max(1, digits - 1))}E+00`
  const decimals = Math.max(0, digits - 1 - exponent)
  return decimals === 0 ? '0' : `0.${'#'.repeat(decimals)}`
}

/** So many decimals; what they would show as zero stands with an exponent. */
function decimalFormat(value: number, decimals: number): string {
  if (value !== 0 && Math.abs(value) < 0.5 * 10 ** -decimals) return '0.0E+00'
  return decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`
}

function sheetOf(rows: readonly Row[]): WorkSheet {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]))
  const tables = rows.filter((row) => row.length > 1)
  const columns = Math.max(1, ...tables.map((row) => row.length))
  sheet['!cols'] = Array.from({ length: columns }, (_, column) => {
    const lengths = tables.map((row) => (row[column]?.t === 's' ? String(row[column].v).length : 12))
    return { wch: Math.min(WIDEST, 2 + Math.max(8, ...lengths)) }
  })
  return sheet
}

/** A heading as a sheet may be called, and no other is. */
function sheetName(heading: string, taken: readonly string[]): string {
  const plain = xmlCharacters(heading)
    .replace(/[:\\/?*[\]]/g, ' ')
    .replace(/^'|'$/g, ' ')
    .trim()
  const name = plain.slice(0, LONGEST_NAME) || 'Sheet'
  for (let count = 2, found = name; ; count++) {
    if (!taken.some((other) => other.toLowerCase() === found.toLowerCase())) return found
    const ending = ` ${count}`
    found = `${name.slice(0, LONGEST_NAME - ending.length)}${ending}`
  }
}
