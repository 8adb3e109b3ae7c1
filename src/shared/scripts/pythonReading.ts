import { numberCall } from './numberCall'
import { commentLines } from './commentLines'
import { pythonColumn, pythonText, pythonTexts } from './pythonText'
import { sheetCells } from './sheetCells'
import type { ScriptColumn, ScriptInput, ScriptReading } from './scriptInput'

/** Reads the file and makes its columns what they hold. */
export function pythonReading(input: ScriptInput): readonly string[] {
  const { columns, reading } = input
  const read = readingCall(input)
  if (read === null) {
    const { format } = reading
    return [...commentLines(input, 'file-unknown', { format }), `raise SystemExit(${pythonText(format)})`]
  }
  return [
    ...commentLines(input, 'read'),
    ...read,
    `assert len(data) == ${input.fileRows}, len(data)`,
    `data = data.iloc[:, :${columns.length}]`,
    `data.columns = ${pythonTexts(columns.map(({ name }) => name))}`,
    '',
    ...commentLines(input, 'types'),
    ...columns.map((column) => `${pythonColumn(column.name)} = ${conversion(column, reading)}`),
    '',
    ...commentLines(input, 'numbers'),
    'data.index = range(1, len(data) + 1)',
  ]
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
  const { path, reading, fileRows } = input
  const cells = sheetCells(input)
  if (cells === null) return null
  return [
    `data = pd.read_excel(${pythonText(path)}, sheet_name=${pythonText(reading.sheet ?? '')}, header=${cells.named ? 0 : 'None'},`,
    `    skiprows=${cells.top - 1}, nrows=${fileRows}, usecols="${cells.left}:${cells.right}", keep_default_na=False, na_values=missing_texts)`,
  ]
}

function textCall(path: string, reading: ScriptReading): readonly string[] {
  const { delimiter, quote, comment, header, unitRow, skipRows } = reading
  const separator = delimiter === ' ' ? 'r"\\s+"' : pythonText(delimiter ?? '\t')
  const quoting = quote === '' || quote === null ? 'quoting=3' : `quotechar=${pythonText(quote)}`
  const comments = comment === '' || comment === null ? '' : `, comment=${pythonText(comment)}`
  return [
    `data = pd.read_csv(${pythonText(path)}, sep=${separator}, ${quoting}${comments}, header=${header ? 0 : 'None'},`,
    `    skiprows=${skipRows ?? 0}, encoding=${pythonText(encodingOf(reading))}, dtype=str, keep_default_na=False, skipinitialspace=True)`,
    ...(unitRow ? ['data = data.iloc[1:]'] : []),
  ]
}

function encodingOf({ encoding, byteOrderMark }: ScriptReading): string {
  const name = encoding ?? 'utf-8'
  if (!byteOrderMark) return name
  return name === 'utf-8' ? 'utf-8-sig' : name.replace(/[lb]e$/, '')
}

function conversion({ name, type }: ScriptColumn, reading: ScriptReading): string {
  const column = pythonColumn(name)
  switch (type) {
    case 'number':
    case 'integer':
      return numberCall(column, { ...reading, unit: reading.units[name] }, pythonText)
    case 'boolean':
      return `truth(${column})`
    case 'date':
      return `days(${column}, ${pythonText(reading.dateOrder ?? 'ymd')})`
    case 'text':
      return `words(${column})`
  }
}
