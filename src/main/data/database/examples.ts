import type { RowReader, SqlValue } from './database'
import type { SummarisedColumn } from './summarisedColumn'

const EXAMPLES = 5
/** Where a column's values are looked for first. */
const FIRST_ROWS = 100
const AT_ONCE = 500

/**
 * Columns with examples of their values, which are found for those that have none: the first different ones of the first rows,
 * of texts that have few different ones all.
 */
export async function withExamples(
  reader: RowReader,
  columns: readonly SummarisedColumn[],
  rowCount: number,
): Promise<SummarisedColumn[]> {
  const open = columns.filter(({ examples, missing }) => examples.length === 0 && missing < rowCount)
  const found = new Map<number, readonly string[]>()
  for (let from = 0; from < open.length; from += AT_ONCE) {
    const some = open.slice(from, from + AT_ONCE)
    const cells = some.map(shownSql).join(', ')
    const rows = await reader.rows(`SELECT ${cells} FROM cells LIMIT ${FIRST_ROWS}`)
    for (const [place, column] of some.entries()) {
      const first = firstDifferent(rows.map((row) => row[place]))
      found.set(column.index, isEnough(first, column) ? first : await differentOf(reader, column))
    }
  }
  return columns.map((column) => ({ ...column, examples: found.get(column.index) ?? column.examples }))
}

function isEnough(found: readonly string[], { type, distinct }: SummarisedColumn): boolean {
  const wanted = type === 'text' ? Math.min(EXAMPLES, distinct ?? EXAMPLES) : 1
  return found.length >= wanted
}

function firstDifferent(values: readonly SqlValue[]): string[] {
  const present = values.filter((value) => value !== null).map(String)
  return [...new Set(present)].slice(0, EXAMPLES)
}

async function differentOf(reader: RowReader, column: SummarisedColumn): Promise<string[]> {
  const cell = `c${column.index}`
  const present = `SELECT ${cell} FROM cells WHERE ${cell} IS NOT NULL`
  const some = column.type === 'text' ? present : `${present} LIMIT ${FIRST_ROWS}`
  const rows = await reader.rows(`SELECT DISTINCT ${shownSql(column)} FROM (${some}) LIMIT ${EXAMPLES}`)
  return rows.map(([text]) => String(text))
}

/** Numbers are written as JavaScript writes them, whole ones without a point, and dates without a time that none has. */
function shownSql({ index, type, dayOnly }: SummarisedColumn): string {
  const isNumber = type === 'number' || type === 'integer'
  return `c${index}::${isNumber ? 'DOUBLE' : dayOnly ? 'DATE::VARCHAR' : 'VARCHAR'}`
}
