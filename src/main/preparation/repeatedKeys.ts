import type { Database } from '../data/database/database'
import type { KeyPair } from './keyPairs'
import type { OtherColumn, OtherTable } from './otherTable'

/** Keys that stand in several rows of the other table. */
interface RepeatedKeys {
  /** The key's columns. */
  readonly columns: string
  /** The first of the keys. */
  readonly keys: string
  readonly count: number
}

/** Repeated keys that an error names. */
const NAMED = 3

/** What keys stand in several rows; null where each stands in one. Keys that lack a value match nothing and do not count. */
export async function repeatedKeys(
  database: Database,
  { relation }: OtherTable,
  keys: readonly KeyPair[],
): Promise<RepeatedKeys | null> {
  const theirs = keys.map((key) => key.theirs)
  const present = theirs.map(({ cell }) => `${cell} IS NOT NULL`).join(' AND ')
  const cells = theirs.map(({ cell }) => cell).join(', ')
  const rows = await database.rows(
    `SELECT (count(*) OVER ())::DOUBLE, ${theirs.map(shownSql).join(', ')} FROM ${relation}
     WHERE ${present} GROUP BY ${cells} HAVING count(*) > 1 ORDER BY min(place) LIMIT ${NAMED}`,
  )
  if (rows.length === 0) return null
  const shown = rows.map(([, ...values]) => values.map((value) => `“${String(value)}”`).join(' '))
  const count = Number(rows[0][0])
  if (count > NAMED) shown.push('…')
  return { columns: theirs.map(({ name }) => name).join(', '), keys: shown.join(', '), count }
}

const shownSql = ({ cell, type }: OtherColumn): string =>
  type === 'date' ? `regexp_replace(strftime(${cell}, '%Y-%m-%d %H:%M:%S'), ' 00:00:00$', '')` : cell

/** The other table with the first row of each key. */
export function firstRows({ relation }: OtherTable, keys: readonly KeyPair[]): string {
  const cells = keys.map(({ theirs }) => theirs.cell).join(', ')
  return `(SELECT * FROM ${relation} QUALIFY row_number() OVER (PARTITION BY ${cells} ORDER BY place) = 1)`
}
