import { objectiveFormula } from '@shared/analysis/objectiveFormula'
import { rowsProblem } from '@shared/analysis/rowsProblem'
import type { RowsProblem } from '@shared/analysis/rowsTypes'
import { rowsResult } from '@shared/analysis/rowsResult'
import { planRows, runRows } from '@shared/analysis/runRows'
import { summariseRows } from '@shared/analysis/summariseRows'
import { readNonlinearModel } from '@shared/descent/nonlinearModel'
import type { ObjectiveName } from '@shared/descent/objective'
import { objectiveNames } from '@shared/descent/objective'
import type { Trajectory } from '@shared/descent/trajectory'
import type { DescentSettings } from '@shared/document/descentSettings'
import { defaultDescent } from '@shared/document/descentSettings'
import { findEstimator, readOptions } from '@shared/estimators/registry'
import type { Expression } from '@shared/formula/expression'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { analysisReport } from './analysisReport'
import { descentBlock } from './descentBlock'
import { descentText } from './descentText'
import type { DescendOptions, DescentRequest } from './descentOptions'
import { readNumber, readStart } from './descentOptions'
import { readEstimatorOptions } from './estimatorOptions'
import type { FineTuningOptions } from './fineTuning'
import { fitJson } from './fitJson'
import type { CommandIo } from './io'
import type { ModelOptions, TableAnalysis } from './modelOptions'
import { withAnalysis } from './modelOptions'
import type { OutputOptions } from './output'
import { writeOutput } from './output'

/** Kept points of the loss curve at most. */
const CURVE_POINTS = 2000

/** What `--method` may be; least squares has a quadratic, the others are summed over the rows. */
export const descentMethods: readonly string[] = [
  'ols',
  ...objectiveNames.filter((name) => name !== 'squared'),
]

type Options = ModelOptions & DescendOptions & FineTuningOptions & OutputOptions

/** `descend` with a loss that has no quadratic. */
export async function descendRows(
  path: string,
  options: Options,
  { io, request }: { readonly io: CommandIo; readonly request: DescentRequest },
): Promise<AppError | null> {
  const objective = objectiveNames.find((name) => name === options.method) ?? 'squared'
  if (options.from !== undefined) {
    return { code: 'option-invalid', option: '--from', value: options.from, expected: '--method ols' }
  }
  const constants = readConstants(objective, options)
  if (!constants.ok) return constants.error
  let trials: Expression | null = null
  const rewrite: ModelOptions['rewrite'] = (columns) => {
    const made = objectiveFormula(options.formula, objective, columns)
    if (!made.ok) return made
    trials = made.value.trials
    return ok(made.value.formula)
  }
  const fitted = { ...options, ...withoutConstants, method: 'ols', rewrite }
  return withAnalysis(path, fitted, io, async (finished) => {
    const { modelDesign: design, leastSquares, columns } = finished.analysis
    const start = readRowsStart(options, objective, finished)
    if (!start.ok) return start.error
    const settings = {
      ...defaultDescent,
      ...request,
      ...constants.value,
      nonlinear: objective === 'nls' ? options.formula : '',
      start: start.value,
    }
    const problem = rowsProblem({ design, leastSquares, columns, trials }, settings)
    if (!problem.ok) return problem.error
    const run = runRows(problem.value, settings, {
      capacity: CURVE_POINTS + 1,
      shouldStop: () => io.signal.aborted,
    })
    if (!run.ok) return run.error
    return report({ finished, problem: problem.value, settings, run: run.value }, options, io)
  })
}

/** Flags of the losses' own constants, which the fit by least squares knows nothing of. */
const withoutConstants = { huberK: undefined, bisquareC: undefined, tau: undefined }

type Constants = Pick<DescentSettings, 'objective' | 'huberK' | 'bisquareC' | 'tau' | 'residualScale'>

function readConstants(objective: ObjectiveName, options: Options): Result<Constants> {
  const isEstimator = objective !== 'logistic' && objective !== 'nls'
  const estimator = findEstimator(isEstimator ? objective : 'ols')
  if (!estimator.ok) return estimator
  const values = readOptions(estimator.value, readEstimatorOptions(options, estimator.value))
  if (!values.ok) return values
  const number = (name: string, otherwise: number): number => Number(values.value[name] ?? otherwise)
  const residualScale = readResidualScale(objective, options.residualScale)
  if (!residualScale.ok) return residualScale
  return ok({
    objective,
    huberK: number('huber-k', defaultDescent.huberK),
    bisquareC: number('bisquare-c', defaultDescent.bisquareC),
    tau: number('tau', defaultDescent.tau),
    residualScale: residualScale.value,
  })
}

function readResidualScale(objective: ObjectiveName, text: string | undefined): Result<number | null> {
  if (text === undefined) return ok(null)
  const value = readNumber(text)
  const scaled = objective === 'huber' || objective === 'bisquare'
  if (scaled && value > 0 && value < Infinity) return ok(value)
  const expected = scaled ? 'a number above 0' : '--method huber or bisquare'
  return fail({ code: 'option-invalid', option: '--residual-scale', value: text, expected })
}

function readRowsStart(
  { start, formula }: Options,
  objective: ObjectiveName,
  { analysis: { columns, leastSquares, modelDesign } }: TableAnalysis,
): Result<Readonly<Record<string, number>>> {
  if (objective !== 'nls') {
    return readStart(
      start,
      Array.from(leastSquares.columns, (column) => modelDesign.columnNames[column]),
    )
  }
  const model = readNonlinearModel(formula, [...columns.keys()])
  return model.ok ? readStart(start, model.value.parameters) : model
}

interface DescendedRows {
  readonly finished: TableAnalysis
  readonly problem: RowsProblem
  readonly settings: DescentSettings
  readonly run: Trajectory
}

function report(
  { finished, problem, settings, run }: DescendedRows,
  options: Options,
  io: CommandIo,
): Promise<AppError | null> {
  const { summary } = problem
  const plan = planRows(summary.local, settings)
  const result = rowsResult({ analysis: finished.analysis, summary, formula: options.formula, run, settings })
  const hasMinimum = summary.minimum !== 'none'
  return writeOutput(
    {
      text: () => descentText({ result, plan, run, settings, rows: summary }),
      json: () => ({
        ...fitJson(result, finished.timing),
        descent: {
          ...descentBlock({ plan, run, settings }),
          minimumBy: summary.minimum,
          safeLimit: summary.safeLimit,
          residualScale: summary.residualScale,
          sample: summary.sample,
          separated: summary.isSeparated,
          separating: summary.separating,
          closedForm: hasMinimum ? summary.local.closedForm : null,
          distanceToClosedForm: hasMinimum ? run.distanceToClosedForm : NaN,
        },
      }),
      warnings: result.warnings,
      report: (format) => {
        const descent = summariseRows(problem, run, { settings })
        return analysisReport(finished, format, { descent })
      },
    },
    options,
    io,
  )
}
