import { guessReading, looksLikeValue } from '../cells/columnSpec'
import { isPlaceholder, trimCell } from '../cells/missingTokens'
import { numberTest, type NumberFormat } from '../cells/numberFormat'
import { unitOf } from '../cells/numberUnit'

/** Rows below the first that are looked at. */
const ROWS_COMPARED = 200

/**
 * Whether the first record names the columns: it does when it is text over columns of other types, and when all is text, unless it
 * says what rows below say too; it does not when it holds numbers or dates itself (years over a wide table excepted).
 */
export function guessHeader(records: readonly (readonly string[])[], format: NumberFormat): boolean {
  const [first, ...rest] = records
  const names = first.map(trimCell)
  const values = names.filter((name) => name !== '' && looksLikeValue(name, format)).length
  if (values === 0) return !isOneOfItsRows(names, rest) || namedTypedColumns(records, format) > 0
  if (rest.length === 0) return false
  return areYears(names) && values < names.length ? true : namedTypedColumns(records, format) > values
}

/**
 * Whether words of the first record stand in their columns below as well, among others: `no` above `yes`, `no` and `yes` is a value. A
 * column of nothing but its own name is one of boxes that were ticked, and a whole row of names is a header that is repeated.
 */
function isOneOfItsRows(names: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const rows = rest
    .slice(0, ROWS_COMPARED)
    .map((cells) => names.map((_, column) => trimCell(cells[column] ?? '')))
  const others = rows.filter((cells) => cells.some((cell, column) => cell !== names[column]))
  return names.some((name, column) => {
    if (name === '') return false
    const below = new Set(others.map((cells) => cells[column]))
    below.delete('')
    return below.has(name) && below.size > 1
  })
}

/** Columns that are text in the first record and of another type below it. */
export function namedTypedColumns(records: readonly (readonly string[])[], format: NumberFormat): number {
  const [first, ...rest] = records
  const compared = rest.slice(0, ROWS_COMPARED)
  return first.filter((cell, column) => {
    const name = trimCell(cell)
    const isName = name !== '' && !looksLikeValue(name, format) && !isPlaceholder(name)
    return isName && isTyped(compared, column, format)
  }).length
}

/** Whether the cells of a column are no mere texts. */
export function isTyped(
  records: readonly (readonly string[])[],
  column: number,
  format: NumberFormat,
): boolean {
  const texts = records.map((record) => trimCell(record[column] ?? '')).filter((text) => text !== '')
  const reading = guessReading(texts, { format, fixedDecimal: false })
  if (reading?.type === 'text') return unitOf(texts, numberTest(format)) !== null
  return reading !== null
}

/** Years in steady steps, as over the columns of a wide table. */
function areYears(names: readonly string[]): boolean {
  const years = names.filter((name) => /^(?:1[5-9]|20|21)\d\d$/.test(name)).map(Number)
  const numeric = names.filter((name) => /^[+-]?[\d.,]+$/.test(name))
  if (years.length < 2 || years.length !== numeric.length) return false
  const step = years[1] - years[0]
  return step !== 0 && years.every((year, index) => index === 0 || year - years[index - 1] === step)
}

// eslint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL_CHARACTERS = /\s*[\x00-\x1f\x7f]+\s*/g

/** Names for all columns: blanks become `column_3`, repeated ones get the suffix `_2`. */
export function columnNames(header: readonly string[] | null, width: number): string[] {
  const taken = new Set(header?.map(trimCell))
  const used = new Set<string>()
  return Array.from({ length: width }, (_, index) => {
    const given = trimCell(header?.[index] ?? '')
      .replace(CONTROL_CHARACTERS, ' ')
      .trim()
    const wanted = given === '' ? `column_${index + 1}` : given
    let name = wanted
    for (let count = 2; used.has(name) || (name !== given && taken.has(name)); count++)
      name = `${wanted}_${count}`
    used.add(name)
    return name
  })
}
