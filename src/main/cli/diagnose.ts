import type { Command } from 'commander'
import type { AppError } from '@shared/outcome/appError'
import type { RowDiagnostics } from '@shared/diagnostics/rowDiagnostics'
import { flagNames, rowFlags } from '@shared/diagnostics/rowFlags'
import { formatSignificant } from '@shared/texts/formatNumber'
import type { CommandIo } from './io'
import type { FinishedAnalysis, ModelOptions } from './modelOptions'
import { addModelOptions, withAnalysis } from './modelOptions'
import type { OutputOptions } from './output'
import { addOutputOptions, addReportOption, writeOutput } from './output'
import type { Finish } from './commandOutcome'
import { analysisReport } from './analysisReport'
import { rowCounts } from './fitText'
import { textTable } from './textTable'

export function addDiagnoseCommand(program: Command, io: CommandIo, finish: Finish): void {
  const command = program
    .command('diagnose')
    .description('the per-row table: fitted, residuals, leverage, Cook’s distance, flags')
    .argument('<file>', 'the data')
  addReportOption(addOutputOptions(addModelOptions(command))).action(
    (file: string, options: ModelOptions & OutputOptions) => finish(diagnose(file, options, io)),
  )
}

function diagnose(
  path: string,
  options: ModelOptions & OutputOptions,
  io: CommandIo,
): Promise<AppError | null> {
  return withAnalysis(path, options, io, (finished) => {
    const { analysis, outlierThreshold } = finished
    const flags = rowFlags(analysis.rows, { threshold: outlierThreshold }, analysis.leastSquares.rank)
    return writeOutput(
      {
        text: () => diagnosticsText(finished, flags),
        json: () => diagnosticsJson(finished, flags),
        warnings: analysis.result.warnings,
        report: (format) => analysisReport(finished, format),
      },
      options,
      io,
    )
  })
}

function diagnosticsJson({ analysis, outlierThreshold }: FinishedAnalysis, flags: Uint8Array): unknown {
  const { rows, result } = analysis
  return {
    schema: 'leastwise/diagnostics@1',
    formula: result.formula,
    nUsed: result.nUsed,
    outlierThreshold,
    rows: Array.from(rows.rows, (row, index) => ({
      row,
      observed: rows.observed[index],
      fitted: rows.fitted[index],
      residual: rows.residual[index],
      leverage: rows.leverage[index],
      standardized: rows.standardized[index],
      studentized: rows.studentized[index],
      cooksDistance: rows.cooksDistance[index],
      dffits: rows.dffits[index],
      flags: flagNames(flags[index]),
    })),
  }
}

const measures = [
  'observed',
  'fitted',
  'residual',
  'leverage',
  'standardized',
  'studentized',
  'cooksDistance',
  'dffits',
] as const satisfies readonly (keyof RowDiagnostics)[]

function diagnosticsText({ analysis, outlierThreshold }: FinishedAnalysis, flags: Uint8Array): string {
  const { rows, result } = analysis
  const table = textTable({
    header: [
      'row',
      ...measures.map((measure) => (measure === 'cooksDistance' ? "Cook's D" : measure)),
      'flags',
    ],
    rows: Array.from(rows.rows, (row, index) => [
      String(row),
      ...measures.map((measure) => formatSignificant(rows[measure][index], 5, 'en')),
      flagNames(flags[index]).join(', '),
    ]),
    left: [measures.length + 1],
  })
  const rule = `outlier where the absolute studentized residual exceeds ${outlierThreshold}`
  return [`${result.method}: ${result.formula}`, rowCounts(result), rule, '', table].join('\n')
}
