import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { conditionReason } from './conditionReason'
import type { Database } from './database'
import { sqlName, sqlText } from './database'

/** Functions that reach beyond the row, or answer differently each time. */
const FORBIDDEN_FUNCTION =
  /^(?:read_|glob$|sniff_|parquet_|duckdb_|pragma_|pg_|query|getenv|getvariable|current_|nextval|currval|random|setseed|uuid|gen_random|now$|today$|get_current|transaction_timestamp|txid|version$|error$|sleep|write_log|parse_|has_|which_secret|from_|sql_|json_execute|json_deserialize|repeat$|range$|generate_series$)/i

/** Classes of expressions, in DuckDB's serialised form, that a condition may hold. */
const ALLOWED_CLASSES = new Set([
  'COLUMN_REF',
  'CONSTANT',
  'COMPARISON',
  'CONJUNCTION',
  'OPERATOR',
  'FUNCTION',
  'CAST',
  'CASE',
  'BETWEEN',
  'COLLATE',
  'POSITIONAL_REFERENCE',
])

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Whether a semicolon stands outside texts and names in quotes. */
const endsStatement = (condition: string): boolean =>
  condition.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, '').includes(';')

/**
 * Makes sure that a condition is one SQL expression over the row's columns, by DuckDB's own parser, and answers it with the
 * `renamed` columns under the names that the view has for them.
 */
export async function checkCondition(
  database: Database,
  condition: string,
  renamed: ReadonlyMap<string, string>,
): Promise<Result<string>> {
  const invalid = (reason: string) => fail({ code: 'filter-invalid', condition, reason } as const)
  if (condition.trim() === '') return invalid('it is empty')
  if (endsStatement(condition)) return invalid('it must be a single expression, without ;')
  const [[serialised]] = await database.rows(`SELECT json_serialize_sql(${sqlText(`${PREFIX}${condition}`)})`)
  // DuckDB writes a number beyond the range, such as 1e400, as Infinity, which JSON lacks; its value matters to none of the checks.
  const json = String(serialised).replace(/"value":-?(?:Infinity|NaN)/gi, '"value":null')
  const parsed = JSON.parse(json) as Serialised
  if (parsed.error) return invalid(conditionReason(parsed.error_message))
  const node = parsed.statements[0]?.node
  const plain = parsed.statements.length === 1 && node.type === 'SELECT_NODE' && isBareExpression(node)
  if (!plain) return invalid('it must be a single expression')
  const refusal = refuse(node.select_list)
  return refusal === null
    ? ok(rename(condition, columnReferences(node.select_list), renamed))
    : invalid(refusal)
}

// Without parentheses: those of the condition must match by themselves.
const PREFIX = 'SELECT\n'

interface ColumnReference {
  readonly name: string
  /** Byte of the condition at which it starts. */
  readonly location: number
}

function columnReferences(value: Json): ColumnReference[] {
  if (value === null || typeof value !== 'object') return []
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(columnReferences)
  const node = value as { readonly [key: string]: Json }
  const names = node.column_names
  if (node.class !== 'COLUMN_REF' || !Array.isArray(names))
    return Object.values(node).flatMap(columnReferences)
  return [{ name: String(names.at(-1)), location: Number(node.query_location) - PREFIX.length }]
}

/** SQL takes `X` for `x`; where a table has both, the condition is told which is which. */
function rename(
  condition: string,
  references: readonly ColumnReference[],
  renamed: ReadonlyMap<string, string>,
): string {
  let bytes = Buffer.from(condition)
  for (const { name, location } of [...references].sort((a, b) => b.location - a.location)) {
    const other = renamed.get(name)
    if (other === undefined) continue
    const written = bytes[location] === 0x22 ? sqlName(name) : name
    const end = location + Buffer.byteLength(written)
    if (bytes.toString('utf8', location, end) !== written) continue
    bytes = Buffer.concat([bytes.subarray(0, location), Buffer.from(sqlName(other)), bytes.subarray(end)])
  }
  return bytes.toString('utf8')
}

type Serialised =
  | { readonly error: true; readonly error_message: string }
  | { readonly error: false; readonly statements: readonly { readonly node: SelectNode }[] }

interface SelectNode {
  readonly type: string
  readonly select_list: readonly Json[]
  readonly from_table: { readonly type: string }
  readonly [clause: string]: Json
}

function isBareExpression(node: SelectNode): boolean {
  const empty = ['where_clause', 'having', 'sample', 'qualify'].every((clause) => node[clause] === null)
  const lists = ['group_expressions', 'modifiers'].every((clause) => (node[clause] as Json[]).length === 0)
  const [only] = node.select_list as readonly { readonly alias?: string }[]
  return (
    empty && lists && node.select_list.length === 1 && only.alias === '' && node.from_table.type === 'EMPTY'
  )
}

/** The first thing in the expression that is not allowed, told in words; null when all is. */
function refuse(value: Json): string | null {
  if (value === null || typeof value !== 'object') return null
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) {
      const refusal = refuse(item)
      if (refusal !== null) return refusal
    }
    return null
  }
  const node = value as { readonly [key: string]: Json }
  if (node.class === 'SUBQUERY') return 'a subquery is not allowed'
  if (typeof node.class === 'string' && !ALLOWED_CLASSES.has(node.class)) {
    return `${node.class.toLowerCase()} is not allowed`
  }
  const name = node.function_name
  if (typeof name === 'string' && FORBIDDEN_FUNCTION.test(name)) return `the function ${name} is not allowed`
  return refuse(Object.values(node))
}
