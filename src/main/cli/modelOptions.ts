import type { Command } from 'commander'
import type { Analysis } from '@shared/analysis/analysisTypes'
import { analyse } from '@shared/analysis/analyse'
import type { ModelSpec } from '@shared/document/analysisDocument'
import { estimators, findEstimator } from '@shared/estimators/registry'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { DuckdbTable } from '../data/duckdbStore'
import type { DataOptions } from './dataOptions'
import { addDataOptions, addRowOptions, openData, selectRows } from './dataOptions'
import { addEstimatorOptions, readEstimatorOptions } from './estimatorOptions'
import type { CommandIo } from './io'
import type { StandardErrorOptions } from './standardErrors'
import { addStandardErrorOptions, readStandardErrors } from './standardErrors'

export interface ModelOptions extends DataOptions, StandardErrorOptions {
  readonly formula: string
  readonly method: string
  readonly level: string
  readonly outlierThreshold: string
}

/** A finished analysis with the table it came from; close the table when done with both. */
export interface FinishedAnalysis {
  readonly table: DuckdbTable
  readonly analysis: Analysis
  readonly excludedRows: readonly number[]
  readonly condition: string | null
  readonly outlierThreshold: number
  readonly timing: { readonly loadMs: number; readonly fitMs: number }
}

export function addModelOptions(command: Command): Command {
  addDataOptions(command).requiredOption(
    '--formula <formula>',
    "what to explain by what, such as 'y ~ x1 + x2'",
  )
  addRowOptions(command)
    .option('--method <name>', `one of ${estimators.map(({ name }) => name).join(', ')}`, 'ols')
    .option('--level <p>', 'confidence level of the intervals', '0.95')
    .option('--outlier-threshold <t>', 'studentized residual above which a row is flagged', '2')
  return addEstimatorOptions(addStandardErrorOptions(command))
}

/** Opens the file, fits the model and hands the result to `use`; the table is closed whatever happens. */
export async function withAnalysis(
  path: string,
  options: ModelOptions,
  io: CommandIo,
  use: (finished: FinishedAnalysis) => Promise<AppError | null>,
): Promise<AppError | null> {
  const spec = readSpec(options)
  if (!spec.ok) return spec.error
  const outlierThreshold = Number(options.outlierThreshold)
  if (!(outlierThreshold > 0)) {
    return optionInvalid('--outlier-threshold', options.outlierThreshold, 'a number above 0')
  }
  const started = performance.now()
  const opened = await openData(path, options, io)
  if (!opened.ok) return opened.error
  const table = opened.value
  try {
    const selected = await selectRows(table, options)
    if (!selected.ok) return selected.error
    const loaded = performance.now()
    const analysed = await analyse(table, spec.value, {
      included: selected.value.included,
      shouldStop: () => io.signal.aborted,
    })
    if (!analysed.ok) return analysed.error
    return await use({
      table,
      analysis: analysed.value,
      excludedRows: selected.value.excludedRows,
      condition: options.where ?? null,
      outlierThreshold,
      timing: { loadMs: loaded - started, fitMs: performance.now() - loaded },
    })
  } finally {
    await table.close()
  }
}

function readSpec(options: ModelOptions): Result<ModelSpec> {
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
    options: readEstimatorOptions(options),
    level,
    weights: options.weights ?? null,
    standardErrors: standardErrors.value,
  })
}

function optionInvalid(option: string, value: string, expected: string): AppError {
  return { code: 'option-invalid', option, value, expected }
}
