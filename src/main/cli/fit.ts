import type { Command } from 'commander'
import type { AppError } from '@shared/outcome/appError'
import { analysisReport } from './analysisReport'
import { fitJson } from './fitJson'
import { fitText } from './fitText'
import type { CommandIo } from './io'
import type { ModelOptions } from './modelOptions'
import { addModelOptions, withAnalysis } from './modelOptions'
import type { OutputOptions } from './output'
import { addOutputOptions, addReportOption, writeOutput } from './output'
import type { Finish } from './commandOutcome'

export function addFitCommand(program: Command, io: CommandIo, finish: Finish): void {
  const command = program
    .command('fit')
    .description('one fit: coefficients, inference, goodness of fit, tests, warnings')
    .argument('<file>', 'the data')
  addReportOption(addOutputOptions(addModelOptions(command))).action(
    (file: string, options: ModelOptions & OutputOptions) => finish(fit(file, options, io)),
  )
}

function fit(path: string, options: ModelOptions & OutputOptions, io: CommandIo): Promise<AppError | null> {
  return withAnalysis(path, options, io, (finished) => {
    const { result } = finished.analysis
    return writeOutput(
      {
        text: () => fitText(result),
        json: () => fitJson(result, finished.timing),
        warnings: result.warnings,
        report: (format) => analysisReport(finished, format),
      },
      options,
      io,
    )
  })
}
