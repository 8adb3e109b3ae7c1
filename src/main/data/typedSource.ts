import { askedTypeOf } from '@shared/source/importOptions'
import type { ImportDoubt } from '@shared/outcome/importDoubt'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { LoadRequest } from './loadRequest'
import { TEXT } from './cells/columnSpec'
import { loadCells } from './cells/loadCells'
import { unitsOf } from './cells/loadTexts'
import { ProblemLog } from './cells/problemLog'
import { collectRounded } from './cells/roundedCells'
import { collectUnparsed } from './cells/unparsedCells'
import { sqlPath, type Database } from './database/database'
import { shortReason } from './database/shortReason'
import { columnNames } from './text/header'
import { plainSummary } from './importSummary'
import { isDiskFull } from './loadError'
import type { LoadedTable } from './loadedTable'
import { longDecimals } from './longDecimals'
import { TYPED_CONTEXT, typedColumn, type SourceColumn, type TypedColumn } from './typedColumn'

/** Rows that a preview loads. */
const PREVIEWED_ROWS = 2000
/** Bytes of JSON in which a preview looks for numbers that are rounded. */
const PREVIEWED_BYTES = 1 << 22

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
  const columns: TypedColumn[] = []
  const sources = described.map(([name, type]) => ({ name: String(name), type: String(type) }))
  for (const [index, source] of sources.entries()) {
    columns.push(
      await typedColumn(database, source, { asked: askedTypeOf(request.options, names[index]), ...request }),
    )
  }
  const loaded = await loadColumns(database, names, columns)
  const roundedDoubts = format === 'json' ? await decimalDoubts(request, sources, names) : []
  await database.run('DROP TABLE source')
  return ok({
    ...loaded,
    whole: request.preview === undefined || Number(rows) < PREVIEWED_ROWS,
    import: { ...loaded.import, format, doubts: [...loaded.import.doubts, ...roundedDoubts] },
  })
}

/** Columns of JSON whose numbers were rounded as they were read; of a preview only its beginning is looked at. */
async function decimalDoubts(
  { file, bytes, preview, signal }: LoadRequest,
  sources: readonly SourceColumn[],
  names: readonly string[],
): Promise<ImportDoubt[]> {
  if (!sources.some(({ type }) => type === 'DOUBLE')) return []
  const looked = preview === undefined ? bytes : Math.min(bytes, PREVIEWED_BYTES)
  const counts = await longDecimals(file, { bytes: looked, signal })
  return sources.flatMap(({ name, type }, index): ImportDoubt[] => {
    const count = type === 'DOUBLE' ? (counts.get(name) ?? 0) : 0
    return count === 0 ? [] : [{ code: 'decimals-rounded', column: names[index], count }]
  })
}

/** Makes the table `cells` of the table `source`, and tells what of it could not be read. */
async function loadColumns(
  database: Database,
  names: readonly string[],
  columns: readonly TypedColumn[],
): Promise<Omit<LoadedTable, 'import'> & { readonly import: typeof plainSummary }> {
  const cells = columns.flatMap(({ text, value }, index) => [
    `${text} AS c${index}`,
    ...(value === null ? [] : [`${value} AS n${index}`]),
  ])
  const context = TYPED_CONTEXT
  await loadCells(
    database,
    `(SELECT ${cells.join(', ')} FROM source)`,
    columns.map(({ reading }) => reading),
    context,
  )
  const readings = columns.map(({ reading }) => (reading.type === 'native' ? TEXT : reading))
  const log = new ProblemLog()
  const unparsed = await collectUnparsed(database, { names, readings, context }, log)
  const rounded = await collectRounded(database, { names, readings, log })
  return {
    columns: columns.map(({ type }, index) => ({
      name: names[index],
      type,
      unparsed: unparsed[index],
      examples: [],
      unnamed: false,
    })),
    problems: { cells: { names, readings, context }, logged: log.kept },
    import: {
      ...plainSummary,
      units: unitsOf(names, readings),
      doubts: columns.flatMap(({ large, ...column }, index): ImportDoubt[] => {
        const count = column.rounded + rounded[index]
        const name = names[index]
        return [
          ...(count === 0 ? [] : [{ code: 'digits-lost', column: name, count } as const]),
          ...(large === undefined ? [] : [{ code: 'integers-text', column: name, example: large } as const]),
        ]
      }),
      problems: log.list(),
      problemCount: log.count,
    },
  }
}
