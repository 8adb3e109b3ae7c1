import type { AskedType, ImportOptions } from '@shared/source/importOptions'
import type { ColumnType } from '@shared/table/column'
import { roughSql, trimmed, valueSql, type CastContext } from './cells/castSql'
import { guessReading, TEXT, type ColumnReading, type ReadingHints } from './cells/columnSpec'
import { LARGEST_EXACT } from './cells/importDoubts'
import { ENOUGH } from './cells/enough'
import type { NativeReading } from './cells/loadCells'
import { trimCell } from './cells/missingTokens'
import { PLAIN_FORMAT } from './cells/numberFormat'
import { toldReading } from './cells/toldReading'
import { sqlName, type Database } from './database/database'

/** A column of a file whose columns have types of their own, by its name there and DuckDB's type. */
export interface SourceColumn {
  readonly name: string
  readonly type: string
}

/**
 * How such a column becomes one of the table: by its own values; or by their texts, where these are of several types or the user said
 * another.
 */
export interface TypedColumn {
  readonly type: ColumnType
  readonly reading: ColumnReading | NativeReading
  /** SQL of the text of a cell. */
  readonly text: string
  /** SQL of its value, where the file's own is taken. */
  readonly value: string | null
  /** Cells whose value a double does not hold. */
  readonly rounded: number
  /** One of the whole numbers that make it text, as a double does not hold them. */
  readonly large?: string
}

/** What is missing in such a file is null; texts that say so are counted as what they are. */
export const TYPED_CONTEXT: CastContext = { missing: [], hasUnderscore: true }

/** So many texts tell how a column is read. */
const LOOKED_AT = 5000

/** How this column of the table `source` is read. */
export async function typedColumn(
  database: Database,
  source: SourceColumn,
  { asked, options }: { readonly asked: AskedType | undefined; readonly options: ImportOptions },
): Promise<TypedColumn> {
  const text = textSql(source)
  if (asked === 'text') return ownText(text)
  const own = await ownColumn(database, source, text)
  if (own !== null && (asked === undefined || own.type === asked)) return own
  if (own?.type === 'integer' && asked === 'number') return { ...own, type: 'number' }
  const texts = await textsOf(database, text)
  const hints: ReadingHints = { format: PLAIN_FORMAT, fixedDecimal: false, dateOrder: options.dateOrder }
  const reading =
    asked === undefined
      ? await guessedReading(database, text, guessReading(texts, hints))
      : toldReading(asked, texts, hints)
  return { type: reading.type, reading, text, value: null, rounded: 0 }
}

/** A text within JSON without its quotes, anything else as it is written. */
function textSql({ name, type }: SourceColumn): string {
  const column = sqlName(name)
  return type === 'JSON'
    ? `CASE WHEN json_type(${column}) = 'VARCHAR' THEN ${column} ->> '$' ELSE nullif(${column}::VARCHAR, 'null') END`
    : `${column}::VARCHAR`
}

const ownText = (text: string): TypedColumn => own('text', text, `nullif(${text}, '')`)

const own = (type: ColumnType, text: string, value: string, rounded = 0): TypedColumn => ({
  type,
  reading: { type: 'native' },
  text,
  value,
  rounded,
})

/** By the values that the file has; null where they are of no one type. */
async function ownColumn(
  database: Database,
  { name, type }: SourceColumn,
  text: string,
): Promise<TypedColumn | null> {
  const column = sqlName(name)
  const count = async (condition: string): Promise<number> => {
    const [[found]] = await database.rows(`SELECT (count(*) FILTER (${condition}))::DOUBLE FROM source`)
    return Number(found)
  }
  if (/^(?:FLOAT|DOUBLE)/.test(type)) return own('number', text, `nullif(${column}::DOUBLE, 'NaN'::DOUBLE)`)
  if (type.startsWith('DECIMAL')) {
    const value = `${column}::DOUBLE`
    return own('number', text, value, await count(`TRY_CAST(${value} AS ${type}) IS DISTINCT FROM ${column}`))
  }
  if (/INT(?:EGER)?$/.test(type)) {
    const [[large]] = await database.rows(
      `SELECT min(${text}) FILTER (${column} > ${LARGEST_EXACT} OR ${column} < -${LARGEST_EXACT}) FROM source`,
    )
    return large === null
      ? own('integer', text, `${column}::DOUBLE`)
      : { ...ownText(text), large: String(large) }
  }
  if (type === 'BOOLEAN') return own('boolean', text, column)
  if (/^(?:DATE|TIMESTAMP)/.test(type)) return own('date', text, `TRY_CAST(${column} AS TIMESTAMP)`)
  return type === 'JSON' ? null : ownText(text)
}

/** Texts of a column that are there. */
async function textsOf(database: Database, text: string): Promise<string[]> {
  const rows = await database.rows(
    `SELECT cell FROM (SELECT ${text} AS cell FROM source) WHERE cell IS NOT NULL LIMIT ${LOOKED_AT}`,
  )
  return rows.map(([cell]) => trimCell(String(cell))).filter((cell) => cell !== '')
}

/** What the first texts tell, if enough of all of them agree; else they stay texts. */
async function guessedReading(
  database: Database,
  text: string,
  guessed: ColumnReading | null,
): Promise<ColumnReading> {
  if (guessed === null || guessed.type === 'text') return TEXT
  const value = valueSql(roughSql('cell', guessed), 'cell', guessed, TYPED_CONTEXT)
  const [[there, failed]] = await database.rows(
    `SELECT count(cell)::DOUBLE, (count(cell) FILTER (${value} IS NULL))::DOUBLE
     FROM (SELECT nullif(${trimmed(text)}, '') AS cell FROM source)`,
  )
  return Number(failed) > (1 - ENOUGH) * Number(there) ? TEXT : guessed
}
