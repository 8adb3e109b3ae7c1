import type { RowReader, SqlValue } from './database'

/** The time that a query takes grows faster than the number of its expressions; passes over many columns are the cheaper. */
const AT_ONCE = 500

/** The values of aggregates over the table `cells`: in one pass where they are few, and in several where they are very many. */
export async function aggregatesOf(
  reader: RowReader,
  expressions: readonly string[],
  where = 'TRUE',
): Promise<SqlValue[]> {
  const values: SqlValue[] = []
  for (let from = 0; from < expressions.length; from += AT_ONCE) {
    const some = expressions.slice(from, from + AT_ONCE)
    const [row] = await reader.rows(`SELECT ${some.join(', ')} FROM cells WHERE ${where}`)
    for (const value of row) values.push(value)
  }
  return values
}

/** Those columns of which some row fulfils a condition, among the rows in which a cell could not be read, or only roundly. */
export async function columnsWhere(
  reader: RowReader,
  columns: readonly number[],
  condition: (cell: string) => string,
): Promise<number[]> {
  const found = await aggregatesOf(
    reader,
    columns.map((column) => `bool_or(${condition(`c${column}`)})`),
    'original IS NOT NULL',
  )
  return columns.filter((_, index) => found[index] === true)
}
