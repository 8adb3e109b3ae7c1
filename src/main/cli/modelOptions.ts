import type { Command } from 'commander'
import type { Analysis } from '@shared/analysis/analysisTypes'
import { analyse, requiredColumns } from '@shared/analysis/analyse'
import type { FlagName } from '@shared/diagnostics/flag'
import { RowFlagger } from '@shared/diagnostics/rowFlagger'
import { defaultFlagRules, flagNamesInOrder } from '@shared/diagnostics/flag'
import type { ModelSpec } from '@shared/document/analysisDocument'
import { estimators, findEstimator } from '@shared/estimators/registry'
import { stepFailure } from '@shared/preparation/stepFailure'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { ColumnSummary } from '@shared/table/column'
import type { DuckdbTable } from '../data/database/duckdbStore'
import type { PlainSource } from '../data/plain/plainTable'
import type { DataOptions, OpenedData, RowSource } from './dataOptions'
import { addDataOptions, addRowOptions, openData, selectRows, watchFit, watching } from './dataOptions'
import { addEstimatorOptions, readEstimatorOptions } from './estimatorOptions'
import { readImportOptions } from './importFlags'
import { FitTeam } from './fitTeam'
import type { CommandIo } from './io'
import { writeDoubts } from './modelDoubts'
import type { OutputOptions } from './output'
import type { StandardErrorOptions } from './standardErrors'
import { addStandardErrorOptions, readStandardErrors } from './standardErrors'

export interface ModelOptions extends DataOptions, StandardErrorOptions {
  readonly formula: string
  readonly method: string
  readonly level: string
  readonly outlierThreshold: string
  /** Writes the formula that is fitted, once the columns are known. @default the formula as it is given */
  readonly rewrite?: (columns: readonly ColumnSummary[]) => Result<string>
  readonly flags: string
}

/** A finished analysis with what it was asked for. */
export interface FinishedAnalysis {
  readonly analysis: Analysis
  readonly spec: ModelSpec
  /** One byte a row of the table; null where every row is included. */
  readonly included: Uint8Array | null
  readonly excludedRows: readonly number[]
  /** Those of them that the condition would have kept. */
  readonly leftOut: readonly number[]
  readonly condition: string | null
  readonly outlierThreshold: number
  readonly flagRules: readonly FlagName[]
  /** Flags the rows, and keeps what that takes. */
  readonly flagger: RowFlagger
  readonly timing: { readonly loadMs: number; readonly fitMs: number }
}

/** The same with the table it came from, which is closed when it has been used. */
export interface TableAnalysis extends FinishedAnalysis {
  /** The data file. */
  readonly path: string
  readonly table: DuckdbTable
  readonly preparation: Pick<OpenedData, 'steps' | 'outcomes' | 'loaded'>
}

/** One whose table may never have been made. */
export type FittedAnalysis = FinishedAnalysis & Partial<Pick<TableAnalysis, 'table' | 'path' | 'preparation'>>

export function addModelOptions(
  command: Command,
  methods: readonly string[] = estimators.map(({ name }) => name),
): Command {
  addDataOptions(command).requiredOption(
    '--formula <formula>',
    "what to explain by what, such as 'y ~ x1 + x2'",
  )
  addRowOptions(command)
    .option('--method <name>', `one of ${methods.join(', ')}`, 'ols')
    .option('--level <p>', 'confidence level of the intervals', '0.95')
    .option('--outlier-threshold <t>', 'studentized residual above which a row is flagged', '2')
    .option(
      '--flags <rules>',
      `rules by which rows are flagged: ${flagNamesInOrder.join(', ')}`,
      defaultFlagRules.join(','),
    )
  return addEstimatorOptions(addStandardErrorOptions(command))
}

/** Opens the file, fits the model and hands the result to `use`; the table is closed whatever happens. */
export async function withAnalysis(
  path: string,
  options: ModelOptions,
  io: CommandIo,
  use: (finished: TableAnalysis) => Promise<AppError | null>,
): Promise<AppError | null> {
  const asked = readModel(options)
  return asked.ok ? analyseTable({ path, options, io, asked: asked.value }, use) : asked.error
}

/** The same for those who need a table for a report alone: without one, and where the file is plain, no table is made. */
export async function withFit(
  path: string,
  options: ModelOptions & Pick<OutputOptions, 'report'>,
  io: CommandIo,
  use: (finished: FittedAnalysis) => Promise<AppError | null>,
): Promise<AppError | null> {
  const asked = readModel(options)
  if (!asked.ok) return asked.error
  const job = { path, options, io, asked: asked.value }
  const started = performance.now()
  const needsTable =
    options.append !== undefined ||
    options.where !== undefined ||
    options.report !== undefined ||
    options.preparation.length > 0
  const plain = needsTable ? ok(null) : await openPlain(job)
  if (!plain.ok) return plain.error
  if (plain.value === null) return analyseTable(job, use)
  const { source, team } = plain.value
  try {
    const finished = await analyseSource(source, job, { started, team })
    return finished.ok ? await used(finished.value, use, { ...source, io }) : finished.error
  } finally {
    source.close()
    team?.dismiss()
  }
}

interface AskedModel {
  readonly spec: ModelSpec
  readonly outlierThreshold: number
  readonly flagRules: readonly FlagName[]
}

interface ModelJob {
  readonly path: string
  readonly options: ModelOptions
  readonly io: CommandIo
  readonly asked: AskedModel
}

function readModel(options: ModelOptions): Result<AskedModel> {
  const spec = readSpec(options)
  if (!spec.ok) return spec
  const outlierThreshold = Number(options.outlierThreshold)
  if (!(outlierThreshold > 0)) {
    return fail(optionInvalid('--outlier-threshold', options.outlierThreshold, 'a number above 0'))
  }
  const flagRules = readFlagRules(options.flags)
  return flagRules.ok ? ok({ spec: spec.value, outlierThreshold, flagRules: flagRules.value }) : flagRules
}

/** The rules named, in the order in which flags are; `none` is no rule at all. */
function readFlagRules(given: string): Result<readonly FlagName[]> {
  const asked = given === 'none' ? [] : given.split(',').map((name) => name.trim())
  const unknown = asked.some((name) => !flagNamesInOrder.some((rule) => rule === name))
  const expected = `${flagNamesInOrder.join(', ')} or none`
  if (unknown) return fail(optionInvalid('--flags', given, expected))
  return ok(flagNamesInOrder.filter((name) => asked.includes(name)))
}

/** The columns of a plain file, and those who have taken part in reading it. */
interface PlainColumns {
  readonly source: PlainSource
  readonly team: FitTeam | undefined
}

async function openPlain({ path, options, io, asked }: ModelJob): Promise<Result<PlainColumns | null>> {
  const importOptions = await readImportOptions(options)
  if (!importOptions.ok) return importOptions
  // They mean nothing to a text: opening it as a table says so.
  const { sheet, range } = importOptions.value
  if (sheet !== undefined || range !== undefined) return ok(null)
  const { readPlainTable } = await import('../data/plain/plainTable')
  const { teamWorkerPath } = io
  let team: FitTeam | undefined
  const read = await readPlainTable({
    path,
    options: importOptions.value,
    choose: (columns) => requiredColumns(asked.spec, columns),
    gather: (bytes) =>
      (team = teamWorkerPath === undefined ? undefined : FitTeam.gather(teamWorkerPath, bytes)),
    ...watching(io),
  })
  if (read.ok && read.value !== null) return ok({ source: read.value, team })
  team?.dismiss()
  return read.ok ? ok(null) : read
}

async function analyseTable(
  job: ModelJob,
  use: (finished: TableAnalysis) => Promise<AppError | null>,
): Promise<AppError | null> {
  const { path, options, io } = job
  const started = performance.now()
  const opened = await openData(path, options, io)
  if (!opened.ok) return opened.error
  const { table, close, ...preparation } = opened.value
  try {
    const failure = stepFailure(preparation.outcomes)
    if (failure !== null) return failure
    const finished = await analyseSource(table, job, { started })
    if (!finished.ok) return finished.error
    const { columns } = table
    return await used({ ...finished.value, path, table, preparation }, use, { ...table.import, columns, io })
  } finally {
    await close()
  }
}

/** Hands the result on, and then says what of the import it rests on was guessed. */
async function used<T extends FinishedAnalysis>(
  finished: T,
  use: (finished: T) => Promise<AppError | null>,
  { doubts, columns, io }: Pick<PlainSource, 'doubts' | 'columns'> & { readonly io: CommandIo },
): Promise<AppError | null> {
  const error = await use(finished)
  const { spec, included } = finished
  if (error === null) writeDoubts(doubts, { specs: [spec], columns, included }, io)
  return error
}

async function analyseSource(
  source: RowSource,
  { options, io, asked }: ModelJob,
  { started, team }: { readonly started: number; readonly team?: FitTeam },
): Promise<Result<FinishedAnalysis>> {
  const selected = await selectRows(source, options)
  if (!selected.ok) return selected
  const { included, excludedRows, leftOut } = selected.value
  const formula = options.rewrite?.(source.columns) ?? ok(asked.spec.formula)
  if (!formula.ok) return formula
  const loaded = performance.now()
  const watch = watchFit(io)
  const spec = { ...asked.spec, formula: formula.value }
  const fit = (): ReturnType<typeof analyse> =>
    analyse(source, spec, {
      included,
      onProgress: watch,
      shouldStop: () => io.signal.aborted,
      recruit: (input) => team?.join(input),
    })
  const analysed = await (io.interruptible?.(fit) ?? fit())
  if (!analysed.ok) return analysed
  return ok({
    analysis: analysed.value,
    spec: asked.spec,
    included,
    excludedRows,
    leftOut,
    condition: options.where ?? null,
    outlierThreshold: asked.outlierThreshold,
    flagRules: asked.flagRules,
    flagger: new RowFlagger(analysed.value, { onProgress: (done, total) => watch?.('fitting', done, total) }),
    timing: { loadMs: loaded - started, fitMs: performance.now() - loaded },
  })
}

/** The model that the options describe, or `option-invalid` for the first that does not fit. */
export function readSpec(options: Omit<ModelOptions, 'outlierThreshold' | 'flags'>): Result<ModelSpec> {
  const method = findEstimator(options.method)
  if (!method.ok) return method
  const level = Number(options.level)
  if (!(level > 0 && level < 1)) {
    return fail(optionInvalid('--level', options.level, 'a number between 0 and 1, such as 0.95'))
  }
  const standardErrors = readStandardErrors(options)
  if (!standardErrors.ok) return standardErrors
  return ok({
    formula: options.formula,
    method: options.method,
    options: readEstimatorOptions(options, method.value),
    level,
    weights: options.weights ?? null,
    standardErrors: standardErrors.value,
  })
}

function optionInvalid(option: string, value: string, expected: string): AppError {
  return { code: 'option-invalid', option, value, expected }
}
