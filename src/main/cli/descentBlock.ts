import type { DescentPlan } from '@shared/analysis/planDescent'
import { stability } from '@shared/descent/stability'
import type { Trajectory } from '@shared/descent/trajectory'
import type { DescentSettings } from '@shared/document/descentSettings'

interface DescribedRun {
  readonly plan: DescentPlan
  readonly run: Trajectory
  readonly settings: DescentSettings
}

/** What the contract's `descent` object says of every loss; the curve begins after the first iteration, the loss before it stands beside. */
export function descentBlock({ plan, run, settings }: DescribedRun): Readonly<Record<string, unknown>> {
  const { loss, options } = plan
  const { stableLimit, bestRate } = stability(loss, options.optimizer)
  const eigenvalues = loss.hessianEigenvalues
  const { optimizer, schedule } = settings
  return {
    objective: settings.objective,
    optimizer,
    ...(optimizer === 'sgd' ? { batchSize: settings.batchSize, seed: settings.seed } : {}),
    ...(optimizer === 'momentum' || optimizer === 'nesterov' ? { momentum: settings.momentum } : {}),
    learningRate: settings.learningRate,
    schedule,
    ...(schedule === 'step' ? { stepEvery: settings.stepEvery } : {}),
    ...(schedule === 'inverse-time' ? { decay: settings.decay } : {}),
    ...(schedule === 'backtracking' ? { armijo: settings.armijo } : {}),
    iterations: run.iterationCount,
    scale: loss.scale,
    lossKind: loss.loss,
    l2: settings.l2,
    tolerance: settings.tolerance,
    gradientTolerance: settings.gradientTolerance,
    stopped: run.stopped,
    reason: run.reason,
    overflowAt: run.overflowAt,
    initialLoss: run.losses[0],
    loss: run.losses.subarray(1),
    iteration: run.iterations.subarray(1),
    finalLoss: run.finalLoss,
    minimum: loss.minimum,
    stableLimit,
    bestRate,
    hessianEigenvalues: { min: eigenvalues[0], max: eigenvalues[eigenvalues.length - 1] },
  }
}
