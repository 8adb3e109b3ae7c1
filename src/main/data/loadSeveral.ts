import { basename } from 'node:path'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { ColumnType } from '@shared/table/column'
import type { CellReadings } from './cells/cellFailures'
import { type Database, sqlText } from './database/database'
import { freeName } from './freeName'
import type { LoadedColumn, LoadedTable } from './loadedTable'
import type { LoadRequest } from './loadRequest'
import { mergeSummaries } from './mergeSummaries'

/** Loads one file into a database. */
export type Loader<Request extends LoadRequest> = (
  database: Database,
  request: Request,
) => Promise<Result<LoadedTable>>

/** A file's table in a database of its own. */
interface Part<Request extends LoadRequest = LoadRequest> {
  readonly request: Request
  readonly database: Database
  readonly table: LoadedTable
  readonly rows: number
}

/**
 * Loads files of one shape, each read for itself, as one table: their rows one file after the other, columns by name, and a last
 * column that names the file. A column that has other types in other files is read as text in all of them. Error: `file-columns-differ`
 * where a file lacks a column that another has.
 */
export async function loadSeveral<Request extends LoadRequest>(
  database: Database,
  requests: readonly Request[],
  load: Loader<Request>,
): Promise<Result<LoadedTable>> {
  const parts: Part<Request>[] = []
  try {
    for (const request of requests) {
      const part = await loadPart(database, request, load)
      if (!part.ok) return part
      parts.push(part.value)
      const other = differingColumn(parts[0], part.value)
      if (other !== null) {
        const [path, first] = [request.path, requests[0].path]
        return fail({ code: 'file-columns-differ', path, first, column: other })
      }
    }
    const columnTypes = Object.fromEntries(mixedColumns(parts).map((name) => [name, 'text' as const]))
    for (const [place, part] of parts.entries()) {
      if (part.table.columns.every(({ name, type }) => type === (columnTypes[name] ?? type))) continue
      await part.database.close()
      const options = {
        ...part.request.options,
        columnTypes: { ...part.request.options.columnTypes, ...columnTypes },
      }
      const again = await loadPart(database, { ...part.request, options }, load)
      if (!again.ok) return again
      parts[place] = again.value
    }
    return ok(await joinParts(database, parts))
  } finally {
    for (const part of parts) await part.database.close()
  }
}

async function loadPart<Request extends LoadRequest>(
  database: Database,
  request: Request,
  load: Loader<Request>,
): Promise<Result<Part<Request>>> {
  const own = await database.branch()
  const table = await load(own, request).catch(async (error: unknown) => {
    await own.close()
    throw error
  })
  if (!table.ok) {
    await own.close()
    return table
  }
  const [[rows]] = await own.rows('SELECT count(*)::DOUBLE FROM cells')
  return ok({ request, database: own, table: table.value, rows: rows as number })
}

/** A column that one of the two has and the other has not; null where they agree. */
function differingColumn(first: Part, other: Part): string | null {
  const [ours, theirs] = [first, other].map(({ table }) => table.columns.map(({ name }) => name))
  return ours.find((name) => !theirs.includes(name)) ?? theirs.find((name) => !ours.includes(name)) ?? null
}

function mixedColumns(parts: readonly Part[]): readonly string[] {
  const [{ table }] = parts
  return table.columns.flatMap(({ name }) => (commonType(parts, name) === null ? [name] : []))
}

/** The type that a column's values have in all files; null where only text is common to them. */
function commonType(parts: readonly Part[], name: string): ColumnType | null {
  const types = new Set(parts.map((part) => columnNamed(part, name).type))
  if (types.size === 1) return [...types][0]
  return [...types].every((type) => type === 'number' || type === 'integer') ? 'number' : null
}

const columnNamed = ({ table }: Part, name: string): LoadedColumn => table.columns[placeOf(table, name)]
const placeOf = ({ columns }: LoadedTable, name: string): number =>
  columns.findIndex((column) => column.name === name)

async function joinParts(database: Database, parts: readonly Part[]): Promise<LoadedTable> {
  const [{ table: first }] = parts
  const names = first.columns.map(({ name }) => name)
  const selects = parts.map((part) => {
    const places = names.map((name) => placeOf(part.table, name))
    const cells = places.map((place, column) => `c${place} AS c${column}`)
    const file = `${sqlText(basename(part.request.path))} AS c${names.length}`
    // The texts of a failed row, in the order of the first file's columns.
    const texts = places.map((place) => `original[${place + 1}]`)
    const original = `CASE WHEN original IS NOT NULL THEN [${texts.join(', ')}] END AS original`
    return `SELECT ${[...cells, file, original].join(', ')} FROM ${part.database.schemaName}.cells`
  })
  await database.run(`CREATE OR REPLACE TABLE cells AS ${selects.join(' UNION ALL ')}`)
  const summaries = parts.map(({ request, table, rows }) => ({ name: basename(request.path), table, rows }))
  const { summary, logged } = mergeSummaries(summaries)
  return {
    columns: [...names.map((name) => joinedColumn(parts, name)), fileColumn(parts, names)],
    problems: { cells: readingsOf(parts, names), logged },
    import: summary,
  }
}

const EXAMPLES = 5

function joinedColumn(parts: readonly Part[], name: string): LoadedColumn {
  const columns = parts.map((part) => columnNamed(part, name))
  return {
    name,
    type: commonType(parts, name) ?? 'text',
    unparsed: columns.reduce((sum, { unparsed }) => sum + unparsed, 0),
    examples: [...new Set(columns.flatMap(({ examples }) => examples))].slice(0, EXAMPLES),
    unnamed: columns.every(({ unnamed }) => unnamed),
  }
}

function fileColumn(parts: readonly Part[], names: readonly string[]): LoadedColumn {
  return {
    name: fileName(names),
    type: 'text',
    unparsed: 0,
    examples: parts.slice(0, EXAMPLES).map(({ request }) => basename(request.path)),
    unnamed: false,
  }
}

/** `file`, or what is still free of `file_2`, `file_3`, … */
const fileName = (names: readonly string[]): string => freeName('file', (name) => names.includes(name))

/** How cells were read, by the first file that has the common type: what the list of failed cells goes by. */
function readingsOf(parts: readonly Part[], names: readonly string[]): CellReadings {
  const { context } = parts[0].table.problems.cells
  const readings = names.map((name) => {
    const type = commonType(parts, name) ?? 'text'
    const part = parts.find((candidate) => columnNamed(candidate, name).type === type) ?? parts[0]
    return part.table.problems.cells.readings[placeOf(part.table, name)]
  })
  return { names: [...names, fileName(names)], readings: [...readings, { type: 'text' }], context }
}
