import type { AskedType } from '@shared/source/importOptions'
import type { ColumnType } from '@shared/table/column'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { LoadRequest } from './loadRequest'
import type { CastContext } from './cells/castSql'
import { TEXT } from './cells/columnSpec'
import { sqlPath, sqlName, type Database } from './database/database'
import { shortReason } from './database/condition'
import { columnNames } from './text/header'
import { plainSummary } from './importSummary'
import { isDiskFull } from './loadError'
import type { LoadedTable } from './loadedTable'

/** Rows that a preview loads. */
const PREVIEWED_ROWS = 2000

/** Loads a file whose columns have types of their own, by DuckDB's reader for it. */
export async function loadTyped(
  database: Database,
  request: LoadRequest,
  format: 'parquet' | 'json',
): Promise<Result<LoadedTable>> {
  const { path } = request
  request.onProgress?.({ phase: 'loading', done: 0, total: null })
  const reader = format === 'parquet' ? 'read_parquet' : 'read_json'
  const limit = request.preview === undefined ? '' : ` LIMIT ${PREVIEWED_ROWS}`
  const settings = format === 'parquet' ? '' : ', sample_size = -1, maximum_object_size = 67108864'
  try {
    await database.run(`CREATE TABLE source AS SELECT * FROM ${reader}(${sqlPath(path)}${settings})${limit}`)
  } catch (error) {
    if (request.signal?.aborted || isDiskFull(error)) throw error
    return fail({ code: 'data-damaged', path, reason: shortReason((error as Error).message) })
  }
  const described = await database.rows('SELECT column_name, column_type FROM (DESCRIBE source)')
  const [[rows]] = await database.rows('SELECT count(*)::DOUBLE FROM source')
  if (rows === 0) return fail({ code: 'file-header-only', path, columns: described.length })
  const names = columnNames(
    described.map(([name]) => String(name)),
    described.length,
  )
  const columns = await Promise.all(
    described.map(async ([name, type], index) => {
      const source = { name: String(name), type: String(type) }
      const asked = request.options.columnTypes?.[names[index]]
      return asked === undefined ? conversion(database, source) : toldConversion(asked, source)
    }),
  )
  await database.run(
    `CREATE TABLE cells AS SELECT ${columns.map(({ sql }, index) => `${sql} AS c${index}`).join(', ')}, NULL::VARCHAR[] AS original FROM source`,
  )
  await database.run('DROP TABLE source')
  return ok({
    columns: columns.map(({ type }, index) => ({
      name: names[index],
      type,
      unparsed: 0,
      examples: [],
      unnamed: false,
    })),
    problems: { cells: { names, readings: names.map(() => TEXT), context: NO_CONTEXT }, logged: [] },
    whole: request.preview === undefined || Number(rows) < PREVIEWED_ROWS,
    import: { ...plainSummary, format },
  })
}

/** Whole numbers beyond this are not told apart by doubles. */
const LARGEST_EXACT = 2 ** 53

/** Values of such a file have types of their own: no text fails. */
const NO_CONTEXT: CastContext = { missing: [], hasUnderscore: false }

interface SourceColumn {
  readonly name: string
  readonly type: string
}

/** A column of the type that the user said; a value that cannot become one is missing. */
function toldConversion(asked: AskedType, { name }: SourceColumn): { type: ColumnType; sql: string } {
  const column = sqlName(name)
  const target = { number: 'DOUBLE', boolean: 'BOOLEAN', date: 'TIMESTAMP', text: 'VARCHAR' }[asked]
  return { type: asked, sql: `TRY_CAST(${column} AS ${target})` }
}

async function conversion(
  database: Database,
  { name, type }: SourceColumn,
): Promise<{ type: ColumnType; sql: string }> {
  const column = sqlName(name)
  if (/^(?:FLOAT|DOUBLE|DECIMAL)/.test(type)) {
    return { type: 'number', sql: `nullif(${column}::DOUBLE, 'NaN'::DOUBLE)` }
  }
  if (/INT(?:EGER)?$/.test(type)) {
    const [[large]] = await database.rows(
      `SELECT bool_or(${column} > ${LARGEST_EXACT} OR ${column} < -${LARGEST_EXACT}) FROM source`,
    )
    return large === true
      ? { type: 'text', sql: `${column}::VARCHAR` }
      : { type: 'integer', sql: `${column}::DOUBLE` }
  }
  if (type === 'BOOLEAN') return { type: 'boolean', sql: column }
  if (/^(?:DATE|TIMESTAMP)/.test(type)) return { type: 'date', sql: `TRY_CAST(${column} AS TIMESTAMP)` }
  return { type: 'text', sql: `nullif(${column}::VARCHAR, '')` }
}
