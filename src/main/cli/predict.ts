import type { Command } from 'commander'
import type { AppError } from '@shared/outcome/appError'
import { analysisPredictors } from '@shared/analysis/analysisPredictors'
import type { Predictions } from '@shared/inference/predict'
import { predict } from '@shared/inference/predict'
import { readPredictors } from '@shared/inference/readPredictors'
import { formatSignificant } from '@shared/texts/formatNumber'
import type { DuckdbTable } from '../data/duckdbStore'
import type { Finish } from './commandOutcome'
import { openData } from './dataOptions'
import type { CommandIo } from './io'
import type { FinishedAnalysis, ModelOptions } from './modelOptions'
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
    if (options.new === undefined) return report(finished, finished.table, options, io)
    const opened = await openData(options.new, options, io)
    if (!opened.ok) return opened.error
    try {
      return await report(finished, opened.value, options, io)
    } finally {
      await opened.value.close()
    }
  })
}

async function report(
  { analysis }: FinishedAnalysis,
  rows: DuckdbTable,
  options: PredictCommandOptions,
  io: CommandIo,
): Promise<AppError | null> {
  const predictors = analysisPredictors(analysis)
  if (!predictors.ok) return predictors.error
  const columns = await readPredictors(predictors.value, rows)
  if (!columns.ok) return columns.error
  const predictions = predict(analysis, { columns: columns.value, rowCount: rows.rowCount })
  return writeOutput(
    {
      text: () => predictionText(predictions),
      json: () => ({
        schema: 'leastwise/predictions@1',
        formula: analysis.spec.formula,
        level: predictions.level,
        rows: Array.from(predictions.fit, (fit, index) => ({
          row: index + 1,
          fit,
          stdError: predictions.stdError[index],
          confidenceLower: predictions.confidenceLower[index],
          confidenceUpper: predictions.confidenceUpper[index],
          predictionLower: predictions.predictionLower[index],
          predictionUpper: predictions.predictionUpper[index],
          extrapolated: predictions.extrapolated[index] === 1,
        })),
      }),
      warnings: analysis.result.warnings,
    },
    options,
    io,
  )
}

function predictionText(predictions: Predictions): string {
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
    rows: Array.from(predictions.fit, (_, index) => [
      String(index + 1),
      ...figures.map((figure) => formatSignificant(figure[index], 6, 'en')),
      predictions.extrapolated[index] === 1 ? 'extrapolated' : '',
    ]),
    left: [6],
  })
}
