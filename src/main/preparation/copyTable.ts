import { failedSql } from '../data/cells/cellFailures'
import type { Database } from '../data/database/database'
import type { DuckdbTable } from '../data/database/duckdbStore'
import type { OtherColumn, OtherTable } from './otherTable'
import { missingSql } from './stage'
import { SQL_TYPES } from './valueSql'

interface Cell {
  readonly name: string
  readonly sqlType: string
  readonly sql: string
}

/** Copies a table into another database, chunk by chunk: its values, and the texts of cells that could not be read. */
export async function copyTable(
  table: DuckdbTable,
  into: Database,
  signal: AbortSignal,
): Promise<OtherTable> {
  const { cells: readings } = table.origin.problems
  const columns: OtherColumn[] = []
  const cells: Cell[] = [{ name: 'place', sqlType: 'BIGINT', sql: 'rowid' }]
  for (const { name, type, index, unparsed } of table.columns) {
    const [cell, text] = [`other${index}`, `text${index}`]
    const missing = missingSql({ cell: `c${index}`, type })
    const value = `CASE WHEN NOT ${missing} THEN c${index} END`
    cells.push({ name: cell, sqlType: SQL_TYPES[type], sql: value })
    if (unparsed > 0) {
      const failed = `CASE WHEN ${failedSql(index, readings)} THEN original[${index + 1}] END`
      cells.push({ name: text, sqlType: 'VARCHAR', sql: failed })
    }
    const failed = unparsed > 0 ? { text, reading: readings.readings[index] } : undefined
    columns.push({ name, type, cell, failed })
  }
  await into.run(`CREATE TABLE other (${cells.map(({ name, sqlType }) => `${name} ${sqlType}`).join(', ')})`)
  const values = cells.map(({ sql, sqlType }) => `(${sql})::${sqlType}`)
  const select = `SELECT ${values.join(', ')} FROM cells`
  await into.append('other', table.origin.database.chunks(select, signal))
  const { presentRows: rows, bytes, modified } = table
  const { doubts } = table.import
  return { relation: `${into.schemaName}.other`, columns, rows, bytes, modified, doubts }
}
