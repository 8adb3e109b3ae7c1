import { numberCall } from './numberCall'
import { commentLines } from './commentLines'
import { rColumn, rText, rTexts } from './rText'
import { sheetCells } from './sheetCells'
import type { ScriptColumn, ScriptInput, ScriptReading } from './scriptInput'

/** Reads the file and makes its columns what they hold. */
export function rReading(input: ScriptInput): readonly string[] {
  const { columns, reading } = input
  const read = readingCall(input)
  if (read === null) return unreadable(input)
  return [
    ...commentLines(input, 'read'),
    ...read,
    `stopifnot(nrow(data) == ${input.fileRows})`,
    `names(data)[seq_len(${columns.length})] <- ${rTexts(columns.map(({ name }) => name))}`,
    `data <- data[seq_len(${columns.length})]`,
    '',
    ...commentLines(input, 'types'),
    ...columns.map((column) => `${rColumn(column.name)} <- ${conversion(column, reading)}`),
    '',
    ...commentLines(input, 'numbers'),
    'row.names(data) <- seq_len(nrow(data))',
  ]
}

function unreadable(input: ScriptInput): readonly string[] {
  const { format } = input.reading
  return [...commentLines(input, 'file-unknown', { format }), `stop(${rText(format)})`]
}

function readingCall(input: ScriptInput): readonly string[] | null {
  const { path, reading } = input
  switch (reading.format) {
    case 'csv':
      return textCall(path, reading)
    case 'xlsx':
    case 'xls':
      return sheetCall(input)
    default:
      return null
  }
}

function sheetCall(input: ScriptInput): readonly string[] | null {
  const { path, reading } = input
  const cells = sheetCells(input)
  if (cells === null) return null
  const range = `${cells.left}${cells.top}:${cells.right}${cells.bottom}`
  return [
    `data <- as.data.frame(readxl::read_excel(${rText(path)}, sheet = ${rText(reading.sheet ?? '')}, range = ${rText(range)},`,
    `  col_names = ${cells.named ? 'TRUE' : 'FALSE'}, na = missing_texts, .name_repair = "minimal"))`,
  ]
}

function textCall(path: string, reading: ScriptReading): readonly string[] | null {
  const { delimiter, quote, comment, header, unitRow, skipRows } = reading
  if ((delimiter ?? '').length > 1) return null
  const encoding = reading.byteOrderMark ? 'UTF-8-BOM' : (reading.encoding ?? 'utf-8').toUpperCase()
  return [
    `data <- read.table(${rText(path)}, header = ${header ? 'TRUE' : 'FALSE'}, sep = ${rText(delimiter === ' ' ? '' : (delimiter ?? '\t'))},`,
    `  quote = ${rText(quote ?? '')}, comment.char = ${rText(comment ?? '')}, skip = ${skipRows ?? 0}, fileEncoding = ${rText(encoding)},`,
    '  colClasses = "character", na.strings = character(), check.names = FALSE, strip.white = TRUE, fill = TRUE)',
    ...(unitRow ? ['data <- data[-1, , drop = FALSE]'] : []),
  ]
}

function conversion({ name, type }: ScriptColumn, reading: ScriptReading): string {
  const column = rColumn(name)
  switch (type) {
    case 'number':
    case 'integer':
      return numberCall(column, { ...reading, unit: reading.units[name] }, rText)
    case 'boolean':
      return `truth(${column})`
    case 'date':
      return `days(${column}, ${rText(reading.dateOrder ?? 'ymd')})`
    case 'text':
      return `words(${column})`
  }
}
