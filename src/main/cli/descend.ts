import type { Command } from 'commander'
import { descentResult } from '@shared/analysis/descentResult'
import type { DescentPlan } from '@shared/analysis/planDescent'
import { planDescent } from '@shared/analysis/planDescent'
import { pretrainedOf } from '@shared/analysis/pretrainedModel'
import type { FineTuning } from '@shared/analysis/fineTune'
import { runDescent } from '@shared/analysis/runDescent'
import { summariseTuning } from '@shared/analysis/summariseTuning'
import { summariseDescent } from '@shared/analysis/summariseDescent'
import { buildQuadraticLoss } from '@shared/descent/buildQuadraticLoss'
import type { Trajectory } from '@shared/descent/trajectory'
import type { DescentSettings } from '@shared/document/descentSettings'
import { defaultDescent } from '@shared/document/descentSettings'
import type { Pretrained } from '@shared/document/pretrained'
import type { AppError } from '@shared/outcome/appError'
import { analysisReport } from './analysisReport'
import type { Finish } from './commandOutcome'
import type { DescendOptions } from './descentOptions'
import { addDescentOptions, readDescentRequest, readStart } from './descentOptions'
import { descendRows, descentMethods } from './descendRows'
import { descentBlock } from './descentBlock'
import { descentText } from './descentText'
import type { AskedTuning, FineTuningOptions } from './fineTuning'
import {
  addFineTuningOptions,
  compareTuning,
  fineTuningJson,
  fineTuningText,
  readFineTuning,
} from './fineTuning'
import { fitJson } from './fitJson'
import type { CommandIo } from './io'
import type { TableAnalysis, ModelOptions } from './modelOptions'
import { addModelOptions, withAnalysis } from './modelOptions'
import type { OutputOptions } from './output'
import { addOutputOptions, addReportOption, writeOutput } from './output'

/** Kept points of the loss curve at most. */
const CURVE_POINTS = 2000

type Options = ModelOptions & DescendOptions & FineTuningOptions & OutputOptions

export function addDescendCommand(program: Command, io: CommandIo, finish: Finish): void {
  const command = program
    .command('descend')
    .description(
      'gradient descent: every step’s loss, the final coefficients, the distance to the closed form',
    )
    .argument('<file>', 'the data')
  addFineTuningOptions(addDescentOptions(addModelOptions(command, descentMethods)))
  addReportOption(addOutputOptions(command)).action((file: string, options: Options) =>
    finish(descend(file, options, io)),
  )
}

async function descend(path: string, options: Options, io: CommandIo): Promise<AppError | null> {
  const request = readDescentRequest(options)
  if (!request.ok) return request.error
  if (!descentMethods.includes(options.method)) {
    const expected = descentMethods.join(', ')
    return { code: 'option-invalid', option: '--method', value: options.method, expected }
  }
  if (options.method === 'ols' && options.residualScale !== undefined) {
    const expected = '--method huber or bisquare'
    return { code: 'option-invalid', option: '--residual-scale', value: options.residualScale, expected }
  }
  if (options.method !== 'ols') return descendRows(path, options, { io, request: request.value })
  return withAnalysis(path, options, io, async (finished) => {
    const { design, leastSquares } = finished.analysis
    const base = buildQuadraticLoss(design, leastSquares, request.value)
    const start = readStart(options.start, base.terms)
    if (!start.ok) return start.error
    const settings: DescentSettings = { ...defaultDescent, ...request.value, start: start.value }
    const asked = await readFineTuning(options, settings, base.terms)
    if (!asked.ok) return asked.error
    const plan = planDescent(base, settings, asked.value ?? undefined)
    if (!plan.ok) return plan.error
    const run = runDescent(design, plan.value, {
      capacity: CURVE_POINTS + 1,
      shouldStop: () => io.signal.aborted,
    })
    if (!run.ok) return run.error
    const tuning = asked.value && compareTuning(design, base, { asked: asked.value, settings })
    if (tuning?.ok === false) return tuning.error
    const compared = asked.value && tuning ? { asked: asked.value, outcome: tuning.value } : null
    return report({ finished, plan: plan.value, run: run.value, settings, compared }, options, io)
  })
}

interface Descended {
  readonly finished: TableAnalysis
  readonly plan: DescentPlan
  readonly run: Trajectory
  readonly settings: DescentSettings
  /** Fine-tuning beside training from scratch. */
  readonly compared: { readonly asked: AskedTuning; readonly outcome: FineTuning } | null
}

function report(descended: Descended, options: Options, io: CommandIo): Promise<AppError | null> {
  const { finished, plan, run, settings, compared } = descended
  const result = descentResult({ analysis: finished.analysis, plan, trajectory: run })
  return writeOutput(
    {
      text: () =>
        [
          descentText({ result, plan, run, settings }),
          ...(compared ? ['', fineTuningText(compared.outcome, compared.asked)] : []),
        ].join('\n'),
      json: () => ({
        ...fitJson(result, finished.timing),
        descent: descentJson(descended),
        ...(compared ? { fineTuning: fineTuningJson(compared.outcome, compared.asked) } : {}),
      }),
      warnings: result.warnings,
      report: (format) =>
        analysisReport(finished, format, {
          descent: summariseDescent(plan, run, { settings }),
          tuning:
            compared &&
            summariseTuning(
              compared.outcome,
              { ...compared.asked, learningRate: settings.learningRate },
              compared.asked.pretrained,
            ),
        }),
    },
    options,
    io,
  )
}

/** The contract's `descent` object, with what `--from` takes up again. */
function descentJson({ finished, plan, run, settings }: Descended): unknown {
  const { loss } = plan
  return {
    ...descentBlock({ plan, run, settings }),
    closedForm: finished.analysis.result.coefficients.map(({ term }) => {
      const index = loss.terms.indexOf(term)
      return index < 0 ? NaN : loss.closedForm[index]
    }),
    distanceToClosedForm: run.distanceToClosedForm,
    pretrained: leftForTuning(finished, run),
  }
}

/** What `--from` takes up again; null where the coefficients ran away. */
function leftForTuning({ analysis, table }: TableAnalysis, run: Trajectory): Pretrained | null {
  const coefficients = Array.from(run.finalCoefficients)
  if (!coefficients.every(Number.isFinite)) return null
  const { design, leastSquares, result } = analysis
  const loss = buildQuadraticLoss(design, leastSquares, { scale: 'none', loss: 'mean' })
  return pretrainedOf(loss, { source: table.name, formula: result.formula, coefficients })
}
