import type { Command } from 'commander'
import type { AppError } from '@shared/outcome/appError'
import { analysisPredictors } from '@shared/analysis/analysisPredictors'
import type { Analysis } from '@shared/analysis/analysisTypes'
import type { Predictions } from '@shared/inference/predict'
import { predict } from '@shared/inference/predict'
import type { PredictorDomain } from '@shared/inference/predictorDomains'
import { readPredictors } from '@shared/inference/readPredictors'
import { stepFailure } from '@shared/preparation/stepFailure'
import { stepsForNewRows } from '@shared/preparation/stepsForNewRows'
import { formatSignificant } from '@shared/texts/formatNumber'
import type { DuckdbTable } from '../data/database/duckdbStore'
import type { Finish } from './commandOutcome'
import { obstacleReason } from '../export/obstacleReason'
import { newRowsOptions } from '../data/newRowsOptions'
import { openAs, prepareLoaded } from './dataOptions'
import { readImportOptions } from './importFlags'
import type { CommandIo } from './io'
import type { ModelOptions } from './modelOptions'
import { addModelOptions, withAnalysis } from './modelOptions'
import type { OutputOptions } from './output'
import { addOutputOptions, writeOutput } from './output'
import { textTable } from './textTable'

interface PredictCommandOptions extends ModelOptions, OutputOptions {
  readonly new?: string
}

export function addPredictCommand(program: Command, io: CommandIo, finish: Finish): void {
  const command = program
    .command('predict')
    .description('fitted values with confidence and prediction limits, and an extrapolation flag')
    .argument('<file>', 'the data to fit')
    .option(
      '--new <file>',
      'the rows to predict; without it every row of the data, also where the response is missing',
    )
  addOutputOptions(addModelOptions(command)).action((file: string, options: PredictCommandOptions) =>
    finish(predictRows(file, options, io)),
  )
}

function predictRows(path: string, options: PredictCommandOptions, io: CommandIo): Promise<AppError | null> {
  return withAnalysis(path, options, io, async (finished) => {
    const predictors = analysisPredictors(finished.analysis)
    if (!predictors.ok) return predictors.error
    const model = { analysis: finished.analysis, predictors: predictors.value }
    if (options.new === undefined) return report(model, finished.table, options, io)
    const importOptions = await readImportOptions(options)
    if (!importOptions.ok) return importOptions.error
    const opened = await openAs(
      { path: options.new, options: newRowsOptions(importOptions.value, predictors.value), unfit: 'pass' },
      io,
    )
    if (!opened.ok) return opened.error
    const { steps, outcomes } = finished.preparation
    const rows = await prepareLoaded(opened.value, stepsForNewRows(steps, outcomes, opened.value.columns), io)
    if (!rows.ok) {
      await opened.value.close()
      return rows.error
    }
    try {
      return stepFailure(rows.value.outcomes) ?? (await report(model, rows.value.table, options, io))
    } finally {
      await rows.value.close()
    }
  })
}

interface PredictingModel {
  readonly analysis: Analysis
  readonly predictors: readonly PredictorDomain[]
}

async function report(
  { analysis, predictors }: PredictingModel,
  rows: DuckdbTable,
  options: PredictCommandOptions,
  io: CommandIo,
): Promise<AppError | null> {
  const columns = await readPredictors(predictors, rows)
  if (!columns.ok) return columns.error
  const predictions = predict(analysis, { columns: columns.value, rowCount: rows.rowCount })
  const present = await rows.includedRows(null)
  if (!present.ok) return present.error
  const numbers = rowNumbers(rows.rowCount, present.value)
  return writeOutput(
    {
      text: () => predictionText(predictions, numbers),
      json: () => ({
        schema: 'leastwise/predictions@1',
        formula: analysis.spec.formula,
        level: predictions.level,
        rows: predictedRows(predictions, numbers),
      }),
      warnings: analysis.result.warnings,
    },
    options,
    io,
  )
}

/** The rows one after the other; one that cannot be predicted says why. */
function* predictedRows(
  predictions: Predictions,
  numbers: readonly number[],
): Generator<Readonly<Record<string, unknown>>> {
  const { fit, stdError, extrapolated, obstacles } = predictions
  const { confidenceLower, confidenceUpper, predictionLower, predictionUpper } = predictions
  for (const row of numbers) {
    const index = row - 1
    yield {
      row,
      fit: fit[index],
      stdError: stdError[index],
      confidenceLower: confidenceLower[index],
      confidenceUpper: confidenceUpper[index],
      predictionLower: predictionLower[index],
      predictionUpper: predictionUpper[index],
      extrapolated: extrapolated[index] === 1,
      obstacle: obstacles.get(index),
    }
  }
}

function predictionText(predictions: Predictions, numbers: readonly number[]): string {
  const figures = [
    predictions.fit,
    predictions.confidenceLower,
    predictions.confidenceUpper,
    predictions.predictionLower,
    predictions.predictionUpper,
  ]
  const percent = formatSignificant(100 * predictions.level, 6, 'en')
  return textTable({
    header: ['row', 'fit', `mean ${percent} %`, '', `new value ${percent} %`, '', ''],
    rows: numbers.map((row) => [
      String(row),
      ...figures.map((figure) => formatSignificant(figure[row - 1], 6, 'en')),
      noteOf(predictions, row - 1),
    ]),
    left: [6],
  })
}

/** The numbers of the rows that are there: steps may have dropped some. */
function rowNumbers(rowCount: number, present: Uint8Array | null): readonly number[] {
  const all = Array.from({ length: rowCount }, (_, index) => index + 1)
  return present === null ? all : all.filter((row) => present[row - 1] === 1)
}

function noteOf({ extrapolated, obstacles }: Predictions, index: number): string {
  const obstacle = obstacles.get(index)
  if (obstacle !== undefined) return `not predicted, ${obstacleReason(obstacle)}`
  return extrapolated[index] === 1 ? 'extrapolated' : ''
}
