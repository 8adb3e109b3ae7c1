import { sqlName } from './database'
import type { SummarisedColumn } from './summarisedColumn'

/** The view's column that identifies the row. */
export const ROW_INDEX = 'leastwise_row_index'
/** The view's column that holds the texts of rows in which a cell could not be read. */
export const ORIGINAL = 'leastwise_original'

/** SQL of a cell as the window shows it: dates are ISO text, with a time where the column has times. */
export function cellSql({ type, index, dayOnly }: SummarisedColumn, cell = `c${index}`): string {
  if (type !== 'date') return cell
  if (dayOnly) return `strftime(${cell}, '%Y-%m-%d')`
  const fraction = `CASE WHEN epoch_us(${cell}) % 1000000 = 0 THEN '' ELSE rtrim(strftime(${cell}, '.%f'), '0') END`
  return `strftime(${cell}, '%Y-%m-%dT%H:%M:%S') || ${fraction}`
}

/**
 * Names of the columns in SQL, by their own: SQL does not tell upper from lower case, so a later name that differs from an
 * earlier one by case alone gets a suffix there.
 */
export function viewNames(names: readonly string[]): Map<string, string> {
  const used = new Set([ROW_INDEX, ORIGINAL])
  return new Map(
    names.map((name) => {
      let free = name
      for (let count = 2; used.has(free.toLowerCase()); count++) free = `${name}_${count}`
      used.add(free.toLowerCase())
      return [name, free]
    }),
  )
}

/** The view over which conditions are written: the columns under their own names. */
export function columnView(columns: readonly SummarisedColumn[]): string {
  const inSql = viewNames(columns.map(({ name }) => name))
  const parts = columns.map(({ name, index, type, dayOnly }) => {
    const cell = type === 'date' && dayOnly ? `CAST(c${index} AS DATE)` : `c${index}`
    return `${cell} AS ${sqlName(inSql.get(name) ?? name)}`
  })
  return `CREATE VIEW data AS SELECT ${parts.join(', ')}, rowid AS ${ROW_INDEX}, original AS ${ORIGINAL} FROM cells`
}
