import type { Command } from 'commander'
import type { AppError } from '@shared/outcome/appError'
import { defaultFlagRules } from '@shared/diagnostics/flag'
import { formatSignificant } from '@shared/texts/formatNumber'
import { translate } from '@shared/texts/translate'
import type { CommandIo } from './io'
import type { FinishedAnalysis, ModelOptions } from './modelOptions'
import { addModelOptions, withFit } from './modelOptions'
import type { OutputOptions } from './output'
import { addOutputOptions, addReportOption, writeOutput } from './output'
import type { Finish } from './commandOutcome'
import { reporter } from './reporter'
import { collinearityText } from './collinearityText'
import type { DiagnosedRow } from './diagnosedRows'
import { diagnosedRows } from './diagnosedRows'
import { rowCounts } from './fitText'
import { testsText } from './testsText'
import { textTableLines } from './textTable'

interface DiagnoseOptions extends ModelOptions, OutputOptions {
  readonly dfbetas?: boolean
}

export function addDiagnoseCommand(program: Command, io: CommandIo, finish: Finish): void {
  const command = program
    .command('diagnose')
    .description('the per-row table: fitted, residuals, leverage, Cook’s distance, flags; and the tests')
    .argument('<file>', 'the data')
    .option('--dfbetas', 'print by how many standard errors each coefficient would change without the row')
  addReportOption(addOutputOptions(addModelOptions(command))).action(
    (file: string, options: DiagnoseOptions) => finish(diagnose(file, options, io)),
  )
}

function diagnose(path: string, options: DiagnoseOptions, io: CommandIo): Promise<AppError | null> {
  return withFit(path, options, io, (finished) => {
    const { analysis, flagger } = finished
    const flags = flagger.flags(ruleOf(finished))
    if (flagger.failure !== null) return Promise.resolve(flagger.failure)
    return writeOutput(
      {
        text: () => [
          [headText(finished), ''],
          diagnosticsTable(finished, flags, options),
          foundText(finished).flatMap((section) => ['', section]),
        ],
        summary: () => [headText(finished), ...foundText(finished)].join('\n\n'),
        json: () => diagnosticsJson(finished, flags),
        warnings: analysis.result.warnings,
        report: reporter(finished),
      },
      options,
      io,
    )
  })
}

const ruleOf = ({ outlierThreshold, flagRules }: FinishedAnalysis) => ({
  threshold: outlierThreshold,
  flags: flagRules,
})

function diagnosticsJson(
  { analysis, outlierThreshold, flagRules }: FinishedAnalysis,
  flags: Uint8Array,
): unknown {
  const { formula, nUsed, tests, testsLeftOut, outlierTest, conditionIndices } = analysis.result
  return {
    schema: 'leastwise/diagnostics@1',
    formula,
    nUsed,
    outlierThreshold,
    flagRules,
    tests,
    testsLeftOut,
    outlierTest,
    conditionIndices,
    rows: diagnosedRows(analysis, flags),
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
  'covarianceRatio',
] as const satisfies readonly (keyof DiagnosedRow)[]

const titles: Readonly<Partial<Record<keyof DiagnosedRow, string>>> = {
  cooksDistance: "Cook's D",
  covarianceRatio: 'cov. ratio',
}

/** The lines of the rows, one after the other. */
function* diagnosticsTable(
  { analysis }: FinishedAnalysis,
  flags: Uint8Array,
  { dfbetas = false }: DiagnoseOptions,
): Generator<string> {
  const { coefficients } = analysis.result
  const isRobust = analysis.leastSquares.robust !== undefined
  const terms = dfbetas ? coefficients.filter(({ aliased }) => !aliased).map(({ term }) => term) : []
  const figure = (value: number): string => formatSignificant(value, 5, 'en')
  yield* textTableLines({
    header: [
      'row',
      ...measures.map((measure) => titles[measure] ?? measure),
      ...(isRobust ? ['robust weight'] : []),
      ...terms.map(dfbetaTitle),
      'flags',
    ],
    rows: function* () {
      for (const row of diagnosedRows(analysis, flags)) {
        yield [
          String(row.row),
          ...measures.map((measure) => figure(row[measure])),
          ...(row.robustWeight === undefined ? [] : [figure(row.robustWeight)]),
          ...terms.map((term) => figure(row.dfbetas[term])),
          row.flags.join(', '),
        ]
      }
    },
    left: [measures.length + terms.length + (isRobust ? 2 : 1)],
  })
}

function headText(finished: FinishedAnalysis): string {
  const { result } = finished.analysis
  return [`${result.method}: ${result.formula}`, rowCounts(result), ...rulesText(finished)].join('\n')
}

/** The usual rules are told by the one of them that has a threshold to choose, others each with its limit. */
function rulesText(finished: FinishedAnalysis): readonly string[] {
  const { outlierThreshold, flagRules } = finished
  if (flagRules.join() === defaultFlagRules.join()) {
    return [`outlier where the absolute studentized residual exceeds ${outlierThreshold}`]
  }
  if (flagRules.length === 0) return [translate('en', 'flags.none')]
  const limits = finished.flagger.limits(ruleOf(finished))
  return flagRules.map((name) => {
    const limit = formatSignificant(limits[name], 5, 'en')
    return `${name}: ${translate('en', `flags.${name}`, { limit })}`
  })
}

/** What was found of all rows together. */
function foundText({ analysis: { result } }: FinishedAnalysis): readonly string[] {
  const tests = testsText(result)
  const collinearity = collinearityText(result)
  return [
    ...(tests === null ? [] : [`Tests of the residuals\n${tests}`]),
    ...(collinearity === null ? [] : [`Collinearity\n${collinearity}`]),
  ]
}

const dfbetaTitle = (term: string): string => `DFBETAS ${term}`
