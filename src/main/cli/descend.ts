import type { Command } from 'commander'
import { descentResult } from '@shared/analysis/descentResult'
import { buildQuadraticLoss } from '@shared/descent/buildQuadraticLoss'
import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import { stability } from '@shared/descent/stability'
import type { Trajectory } from '@shared/descent/trajectory'
import { trajectory } from '@shared/descent/trajectory'
import type { AppError } from '@shared/outcome/appError'
import { analysisReport } from './analysisReport'
import type { Finish } from './commandOutcome'
import type { DescendOptions, DescentRequest } from './descentOptions'
import { addDescentOptions, readDescentRequest, readStart } from './descentOptions'
import { descentText } from './descentText'
import { fitJson } from './fitJson'
import type { CommandIo } from './io'
import type { TableAnalysis, ModelOptions } from './modelOptions'
import { addModelOptions, withAnalysis } from './modelOptions'
import type { OutputOptions } from './output'
import { addOutputOptions, addReportOption, writeOutput } from './output'

/** Kept points of the loss curve at most. */
const CURVE_POINTS = 2000

type Options = ModelOptions & DescendOptions & OutputOptions

export function addDescendCommand(program: Command, io: CommandIo, finish: Finish): void {
  const command = program
    .command('descend')
    .description(
      'gradient descent: every step’s loss, the final coefficients, the distance to the closed form',
    )
    .argument('<file>', 'the data')
  addDescentOptions(addModelOptions(command))
  addReportOption(addOutputOptions(command)).action((file: string, options: Options) =>
    finish(descend(file, options, io)),
  )
}

async function descend(path: string, options: Options, io: CommandIo): Promise<AppError | null> {
  const request = readDescentRequest(options)
  if (!request.ok) return request.error
  if (options.method !== 'ols') {
    return { code: 'option-invalid', option: '--method', value: options.method, expected: 'ols' }
  }
  return withAnalysis(path, options, io, async (finished) => {
    const { design, leastSquares } = finished.analysis
    const loss = buildQuadraticLoss(design, leastSquares, request.value)
    const start = readStart(options.start, loss.terms)
    if (!start.ok) return start.error
    const run = trajectory(loss, {
      ...request.value,
      start: start.value,
      capacity: CURVE_POINTS + 1,
      shouldStop: () => io.signal.aborted,
    })
    if (!run.ok) return run.error
    return report({ finished, loss, run: run.value, request: request.value }, options, io)
  })
}

interface Descended {
  readonly finished: TableAnalysis
  readonly loss: QuadraticLoss
  readonly run: Trajectory
  readonly request: DescentRequest
}

function report(descended: Descended, options: Options, io: CommandIo): Promise<AppError | null> {
  const { finished, loss, run, request } = descended
  const { learningRate } = request
  const result = descentResult({ analysis: finished.analysis, loss, trajectory: run, learningRate })
  const { stableLimit, bestRate } = stability(loss)
  return writeOutput(
    {
      text: () => descentText({ result, loss, run, request }),
      json: () => ({ ...fitJson(result, finished.timing), descent: descentJson(descended) }),
      warnings: result.warnings,
      report: (format) =>
        analysisReport(finished, format, {
          settings: { ...request, optimizer: request.optimizer.name },
          stopped: run.stopped,
          iterationsRun: run.iterationCount,
          curve: { iterations: run.iterations, loss: run.losses },
          minimum: loss.minimum,
          stableLimit,
          bestRate,
          terms: loss.terms,
          coefficients: run.finalCoefficients,
          closedForm: loss.closedForm,
          distanceToClosedForm: run.distanceToClosedForm,
        }),
    },
    options,
    io,
  )
}

/** The contract's `descent` object; the curve begins after the first iteration, the loss before it stands beside. */
function descentJson({ finished, loss, run, request }: Descended): unknown {
  const { stableLimit, bestRate } = stability(loss)
  const eigenvalues = loss.hessianEigenvalues
  return {
    optimizer: request.optimizer.name,
    learningRate: request.learningRate,
    iterations: run.iterationCount,
    scale: loss.scale,
    lossKind: loss.loss,
    tolerance: request.tolerance,
    stopped: run.stopped,
    initialLoss: run.losses[0],
    loss: run.losses.subarray(1),
    iteration: run.iterations.subarray(1),
    finalLoss: run.finalLoss,
    minimum: loss.minimum,
    stableLimit,
    bestRate,
    hessianEigenvalues: { min: eigenvalues[0], max: eigenvalues[eigenvalues.length - 1] },
    closedForm: finished.analysis.result.coefficients.map(({ estimate }) => estimate),
    distanceToClosedForm: run.distanceToClosedForm,
  }
}
