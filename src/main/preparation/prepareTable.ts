import type { ImportSummary } from '@shared/contract/importSummary'
import { misplacedColumn } from '@shared/preparation/misplacedColumn'
import type { Step } from '@shared/preparation/step'
import type { StepOutcome } from '@shared/preparation/stepOutcome'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { Database } from '../data/database/database'
import { DuckdbTable } from '../data/database/duckdbStore'
import { failedTexts, makeCells, preparedProblems } from './preparedCells'
import type { OtherTables } from './otherTables'
import type { Stage, StageColumn } from './stage'
import type { PlanSources } from './stepPlan'
import { takeStep } from './takeStep'

export interface Preparation {
  /** The table after the steps, up to the first that failed; the loaded one itself where none was taken. */
  readonly table: DuckdbTable
  /** One for each step. */
  readonly outcomes: readonly StepOutcome[]
}

/** What the preparation of a loaded table takes besides it. */
interface Preparing {
  /** Tables of other files, which lie in the loaded table's database. */
  readonly others: OtherTables
  readonly signal?: AbortSignal
}

/**
 * Derives a table from a loaded one by steps, in the same database: views where a step looks at a row alone. The loaded table
 * stays as it is and must stay open meanwhile; row numbers stay the file's.
 */
export async function prepareTable(
  loaded: DuckdbTable,
  steps: readonly Step[],
  { others, signal }: Preparing,
): Promise<Result<Preparation>> {
  if (!steps.some(({ enabled }) => enabled)) {
    return ok({ table: loaded, outcomes: steps.map(() => ({ state: 'off' })) })
  }
  const database = await loaded.origin.database.branch()
  const prepared = await cancellable(database, signal, async () => {
    const { stage, outcomes } = await takeSteps(loaded, steps, { database, others, signal })
    return { table: await finish(loaded, stage, database), outcomes }
  })
  if (!prepared.ok) await database.close()
  return prepared
}

/** What the steps would do, without keeping any of it. */
export async function tryOutSteps(
  loaded: DuckdbTable,
  steps: readonly Step[],
  { others, signal }: Preparing,
): Promise<Result<readonly StepOutcome[]>> {
  const database = await loaded.origin.database.branch()
  const tried = await cancellable(database, signal, () =>
    takeSteps(loaded, steps, { database, others, signal }),
  )
  await database.close()
  return tried.ok ? ok(tried.value.outcomes) : tried
}

/** Runs work that the signal stops; an error of the work's own closes the database and goes on. */
async function cancellable<T>(
  database: Database,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<Result<T>> {
  const interrupt = (): void => database.interrupt()
  const isCancelled = (): boolean => signal?.aborted === true
  signal?.addEventListener('abort', interrupt)
  try {
    if (isCancelled()) return fail({ code: 'cancelled' })
    const done = await work()
    return isCancelled() ? fail({ code: 'cancelled' }) : ok(done)
  } catch (error) {
    if (isCancelled()) return fail({ code: 'cancelled' })
    await database.close()
    throw error
  } finally {
    signal?.removeEventListener('abort', interrupt)
  }
}

async function takeSteps(
  loaded: DuckdbTable,
  steps: readonly Step[],
  sources: PlanSources,
): Promise<{ stage: Stage; outcomes: StepOutcome[] }> {
  let stage = await firstStage(loaded, sources.database)
  let hasFailed = false
  const outcomes: StepOutcome[] = []
  const found: (readonly StageColumn[])[] = []
  for (const [index, step] of steps.entries()) {
    found.push(stage.columns)
    if (!step.enabled) outcomes.push({ state: 'off' })
    else if (hasFailed) outcomes.push({ state: 'not-run' })
    else {
      const taken = await takeStep(step, { stage, number: index + 1 }, sources)
      if (!taken.ok) {
        hasFailed = true
        outcomes.push({
          state: 'failed',
          error: misplacedColumn(taken.error, { steps, place: index, found }),
        })
        continue
      }
      stage = taken.value.stage
      const columns = stage.columns.map(({ name, type }) => ({ name, type }))
      outcomes.push({ state: 'done', effect: taken.value.effect, columns })
    }
  }
  return { stage, outcomes }
}

async function firstStage({ columns, rowCount, origin }: DuckdbTable, database: Database): Promise<Stage> {
  const relation = 'step0'
  const cells = columns.map(({ index }) => `c${index}`)
  await database.run(
    `CREATE VIEW ${relation} AS SELECT ${['original', ...cells].join(', ')}, rowid AS row_index FROM main.cells`,
  )
  return {
    relation,
    cells,
    rows: rowCount,
    rowCount,
    hasNewRows: false,
    context: origin.problems.cells.context,
    columns: columns.map(({ name, type, index, unparsed, examples }) => ({
      name,
      type,
      cell: `c${index}`,
      origin: { from: 'file', index },
      unparsed,
      examples,
    })),
  }
}

async function finish(loaded: DuckdbTable, stage: Stage, database: Database): Promise<DuckdbTable> {
  const { name, bytes, modified, whole, origin } = loaded
  await makeCells(database, stage)
  const problems = preparedProblems(stage, origin.problems)
  // Where no row was dropped, the file's own columns are what they were.
  const isWhole = stage.rows === loaded.presentRows
  const unchanged = new Map(isWhole ? loaded.columns.map((c) => [c.index, c]) : [])
  const columns = stage.columns.map((column) => {
    const known = column.origin?.from === 'file' ? unchanged.get(column.origin.index) : undefined
    return { ...column, examples: isWhole ? column.examples : [], unnamed: false, known }
  })
  const summary = await summaryOf(loaded.import, { ...stage, isWhole }, database)
  const source = { name, bytes, modified, rowCount: stage.rowCount }
  return DuckdbTable.create(database, { columns, problems, whole, import: summary }, source)
}

/** What was noticed on import, with the texts that the steps could not read. */
async function summaryOf(
  file: ImportSummary,
  stage: Stage & { readonly isWhole: boolean },
  database: Database,
): Promise<ImportSummary> {
  const own = stage.hasNewRows ? { problems: [], problemCount: 0 } : file
  const problems = [...own.problems, ...(await failedTexts(database, stage))]
  const parsed = stage.columns.filter(({ origin }) => origin?.from === 'text')
  const problemCount = parsed.reduce((sum, { unparsed }) => sum + unparsed, own.problemCount)
  const hasLastRow = stage.isWhole && !stage.hasNewRows
  // Cells that failed are counted anew for the prepared table.
  const doubts = file.doubts.filter(
    ({ code }) => code !== 'many-failed' && (hasLastRow || code !== 'total-row'),
  )
  return { ...file, problems, problemCount, doubts }
}
