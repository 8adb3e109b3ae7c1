import type { Command } from 'commander'
import { requiredColumns } from '@shared/analysis/analyse'
import { compareModels } from '@shared/comparison/compareModels'
import type { ComparedRows, Comparison } from '@shared/comparison/comparison'
import { comparedRows } from '@shared/comparison/comparison'
import type { ComparisonInput } from '@shared/comparison/comparisonInput'
import { modelLabel } from '@shared/comparison/modelLabel'
import type { ModelSpec } from '@shared/document/analysisDocument'
import { estimators } from '@shared/estimators/registry'
import { stepFailure } from '@shared/preparation/stepFailure'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { Column } from '@shared/table/column'
import type { RowSource, SelectedRows } from './dataOptions'
import { addDataOptions, addRowOptions, openData, selectRows } from './dataOptions'
import { comparisonJson } from './comparisonJson'
import { comparisonText } from './comparisonText'
import type { Finish } from './commandOutcome'
import { addEstimatorOptions } from './estimatorOptions'
import type { CommandIo } from './io'
import { writeDoubts } from './modelDoubts'
import type { ModelOptions } from './modelOptions'
import { readSpec } from './modelOptions'
import type { OutputOptions } from './output'
import { addOutputOptions, writeOutput } from './output'
import { addStandardErrorOptions } from './standardErrors'

interface CompareOptions
  extends Omit<ModelOptions, 'formula' | 'method' | 'outlierThreshold'>, OutputOptions {
  readonly formula: readonly string[]
  readonly method?: readonly string[]
  readonly folds?: string
  readonly rows: string
}

const append = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]
const MOST_MODELS = 20

export function addCompareCommand(program: Command, io: CommandIo, finish: Finish): void {
  const command = program
    .command('compare')
    .description('several models side by side: criteria, cross-validation, tests of each pair')
    .argument('<file>', 'the data')
  addDataOptions(command).requiredOption('--formula <formula>', 'a model; given several times', append)
  addRowOptions(command)
    .option(
      '--method <name>',
      `once for all models or once for each, of ${estimators.map(({ name }) => name).join(', ')}`,
      append,
    )
    .option('--level <p>', 'confidence level of the intervals', '0.95')
    .option('--rows <which>', 'rows that each model is fitted to: common, own', 'common')
  addEstimatorOptions(addStandardErrorOptions(command))
  addOutputOptions(command).action((file: string, options: CompareOptions) =>
    finish(compare(file, options, io)),
  )
}

async function compare(path: string, options: CompareOptions, io: CommandIo): Promise<AppError | null> {
  const asked = readRequest(options)
  if (!asked.ok) return asked.error
  const opened = await openData(path, options, io)
  if (!opened.ok) return opened.error
  const { table, outcomes, close } = opened.value
  try {
    const failure = stepFailure(outcomes)
    if (failure !== null) return failure
    const compared = await compareOn(table, { ...asked.value, options }, io)
    if (!compared.ok) return compared.error
    const error = await report(compared.value.comparison, options, io)
    const { specs } = asked.value
    if (error === null)
      writeDoubts(table.import.doubts, { ...compared.value, specs, columns: table.columns }, io)
    return error
  } finally {
    await close()
  }
}

interface Asked extends Pick<ComparisonInput, 'rows' | 'folds' | 'seed'> {
  readonly specs: readonly ModelSpec[]
}

function readRequest(options: CompareOptions): Result<Asked> {
  const { formula: formulas, method: methods = ['ols'] } = options
  if (formulas.length > MOST_MODELS) {
    return fail(invalid('--formula', String(formulas.length), `at most ${MOST_MODELS} models`))
  }
  if (methods.length > 1 && methods.length !== formulas.length) {
    return fail(invalid('--method', methods.join(', '), 'one for all models, or as many as formulas'))
  }
  const rows = comparedRows.find((choice) => choice === options.rows)
  if (rows === undefined) return fail(invalid('--rows', options.rows, comparedRows.join(', ')))
  const folds = Number(options.folds ?? 10)
  if (!(Number.isInteger(folds) && folds >= 2 && folds <= 1000)) {
    return fail(invalid('--folds', options.folds ?? '', 'a whole number from 2 to 1000'))
  }
  const specs: ModelSpec[] = []
  for (const [k, formula] of formulas.entries()) {
    const method = methods.length === 1 ? methods[0] : methods[k]
    // Other methods have their own standard errors.
    const spec = readSpec({ ...options, formula, method, se: method === 'ols' ? options.se : 'classical' })
    if (!spec.ok) return spec
    specs.push({ ...spec.value, options: ownOptions(spec.value, methods) })
  }
  return ok({ specs, rows: rows satisfies ComparedRows, folds, seed: Number(options.seed) })
}

/** Without the options that another of the methods knows, and the folds, which are the comparison's. */
function ownOptions({ method, options }: ModelSpec, methods: readonly string[]): ModelSpec['options'] {
  const known = (name: string): readonly string[] =>
    estimators.find((estimator) => estimator.name === name)?.options.map((option) => option.name) ?? []
  const others = new Set(['folds', ...methods.flatMap(known)])
  const own = known(method)
  return Object.fromEntries(
    Object.entries(options).filter(([name]) => own.includes(name) || !others.has(name)),
  )
}

async function compareOn(
  table: RowSource,
  { specs, rows, folds, seed, options }: Asked & { readonly options: CompareOptions },
  io: CommandIo,
): Promise<Result<Pick<SelectedRows, 'included'> & { readonly comparison: Comparison }>> {
  const selected = await selectRows(table, options)
  if (!selected.ok) return selected
  const columns = await readColumns(table, specs)
  if (!columns.ok) return columns
  const run = (): Promise<Result<Comparison>> =>
    Promise.resolve(
      compareModels({
        models: specs.map((spec) => ({ label: modelLabel(spec), spec })),
        table: table.columns,
        columns: columns.value,
        rowCount: table.rowCount,
        included: selected.value.included,
        rows,
        folds,
        seed,
        shouldStop: () => io.signal.aborted,
      }),
    )
  const comparison = await (io.interruptible?.(run) ?? run())
  return comparison.ok ? ok({ comparison: comparison.value, ...selected.value }) : comparison
}

/** The columns of all models; one that the table has not is an error at once. */
async function readColumns(
  table: RowSource,
  specs: readonly ModelSpec[],
): Promise<Result<ReadonlyMap<string, Column>>> {
  const names = new Set<string>()
  for (const spec of specs) {
    const needed = requiredColumns(spec, table.columns)
    if (!needed.ok) return needed
    for (const name of needed.value) names.add(name)
  }
  const read = await table.read([...names])
  return read.ok ? ok(new Map(read.value.map((column) => [column.name, column]))) : read
}

function report(comparison: Comparison, options: OutputOptions, io: CommandIo): Promise<AppError | null> {
  return writeOutput(
    {
      text: () => comparisonText(comparison),
      json: () => comparisonJson(comparison),
      warnings: [],
    },
    options,
    io,
  )
}

const invalid = (option: string, value: string, expected: string): AppError => ({
  code: 'option-invalid',
  option,
  value,
  expected,
})
