import type { Command } from 'commander'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { expandTerms } from '@shared/formula/expandTerms'
import { namesIn } from '@shared/formula/namesIn'
import { nearestNames } from '@shared/formula/nearestNames'
import { parseFormula } from '@shared/formula/parseFormula'
import type { Predictions } from '@shared/inference/predict'
import { predict } from '@shared/inference/predict'
import type { Column, ColumnSummary } from '@shared/table/column'
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
  const names = predictorNames(analysis.spec.formula, analysis.table)
  if (!names.ok) return names.error
  const columns = await readPredictors(names.value, rows)
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

/** The columns that the right-hand side of the formula reads. */
function predictorNames(text: string, table: readonly ColumnSummary[]): Result<readonly string[]> {
  const formula = parseFormula(text)
  if (!formula.ok) return formula
  const expanded = expandTerms(formula.value, table)
  if (!expanded.ok) return expanded
  const { variables, response } = expanded.value
  const predictors = variables.filter(({ label }) => label !== response.label)
  return ok([...new Set(predictors.flatMap(({ node }) => namesIn(node).map(({ name }) => name)))])
}

async function readPredictors(
  names: readonly string[],
  table: DuckdbTable,
): Promise<Result<readonly Column[]>> {
  const present = table.columns.map(({ name }) => name)
  const missing = names.find((name) => !present.includes(name))
  if (missing === undefined) return table.read(names)
  const suggestions = nearestNames(missing, present).join(', ')
  return fail({ code: 'column-unknown', name: missing, position: 0, suggestions })
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
