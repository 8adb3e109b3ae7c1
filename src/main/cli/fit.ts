import type { Command } from 'commander'
import { withAllTests } from '@shared/analysis/withAllTests'
import type { AnovaType } from '@shared/estimators/linearInference'
import { anovaTypes } from '@shared/estimators/linearInference'
import type { AppError } from '@shared/outcome/appError'
import type { ReportComposition } from '@shared/report/composition'
import type { CompositionOptions } from './compositionOptions'
import { addCompositionOptions, readComposition } from './compositionOptions'
import { fitJson } from './fitJson'
import { fitText } from './fitText'
import type { CommandIo } from './io'
import type { FittedAnalysis, ModelOptions } from './modelOptions'
import { addModelOptions, withFit } from './modelOptions'
import type { OutputOptions } from './output'
import { addOutputOptions, addReportOption, writeOutput } from './output'
import type { Finish } from './commandOutcome'
import { reporter } from './reporter'
import { sensitivityOf, sensitivityText } from './sensitivity'

interface FitOptions extends ModelOptions, OutputOptions, CompositionOptions {
  readonly anova: string
  readonly allTests?: boolean
  readonly sensitivity?: boolean
}

export function addFitCommand(program: Command, io: CommandIo, finish: Finish): void {
  const command = program
    .command('fit')
    .description('one fit: coefficients, inference, goodness of fit, tests, warnings')
    .argument('<file>', 'the data')
    .option('--anova <type>', `analysis of variance to print: ${anovaTypes.join(', ')}`, 'II')
    .option('--all-tests', 'also the tests that take long on many rows and columns')
    .option('--sensitivity', 'also the fit with the rows that --exclude leaves out, and what they change')
  addCompositionOptions(addReportOption(addOutputOptions(addModelOptions(command)))).action(
    (file: string, options: FitOptions) => finish(fit(file, options, io)),
  )
}

async function fit(path: string, options: FitOptions, io: CommandIo): Promise<AppError | null> {
  const anova = anovaTypes.find((type) => type === options.anova)
  if (anova === undefined) {
    const expected = anovaTypes.join(', ')
    return { code: 'option-invalid', option: '--anova', value: options.anova, expected }
  }
  if (options.sensitivity === true && options.exclude === undefined) {
    const expected = '--exclude with the rows to leave out'
    return { code: 'option-invalid', option: '--sensitivity', value: '', expected }
  }
  const composition = await readComposition(options)
  if (!composition.ok) return composition.error
  return withFit(path, options, io, (fitted) => {
    const { analysis } = fitted
    const all = options.allTests === true
    const finished = all ? { ...fitted, analysis: { ...analysis, result: withAllTests(analysis) } } : fitted
    return report(finished, { ...options, anova, composition: composition.value }, io)
  })
}

function report(
  finished: FittedAnalysis,
  options: OutputOptions & {
    readonly anova: AnovaType
    readonly sensitivity?: boolean
    readonly composition: ReportComposition
  },
  io: CommandIo,
): Promise<AppError | null> {
  const { analysis } = finished
  const { result } = analysis
  const ledger = options.sensitivity === true ? sensitivityOf(finished) : null
  if (ledger?.ok === false) return Promise.resolve(ledger.error)
  const sensitivity = ledger?.value
  return writeOutput(
    {
      text: () =>
        [fitText(result, options), ...(sensitivity ? [sensitivityText(sensitivity)] : [])].join('\n\n'),
      json: () => ({
        ...fitJson(result, finished.timing, analysis.leastSquares.robust?.rowWeights),
        sensitivity,
      }),
      warnings: result.warnings,
      report: reporter(finished, options.composition),
    },
    options,
    io,
  )
}
