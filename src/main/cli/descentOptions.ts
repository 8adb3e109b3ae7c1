import type { Command } from 'commander'
import type { DescentSettings } from '@shared/document/descentSettings'
import type { ObjectiveSettings } from '@shared/descent/objective'
import { optimizerNames, scheduleNames } from '@shared/document/descentSettings'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { inRange } from './descentRanges'

/** Options of `descend` as commander hands them over. */
export interface DescendOptions {
  readonly learningRate: string
  readonly iterations: string
  readonly optimizer: string
  readonly momentum: string
  readonly batchSize: string
  readonly seed: string
  readonly schedule: string
  readonly stepEvery: string
  readonly decay: string
  readonly armijo: string
  readonly l2: string
  readonly scale: string
  readonly loss: string
  readonly tolerance: string
  readonly gradientTolerance: string
  readonly start?: string
  readonly residualScale?: string
}

/** What is asked for before the terms are known: the start comes after. */
export type DescentRequest = Omit<DescentSettings, 'start' | 'nonlinear' | keyof ObjectiveSettings>

const scales = ['none', 'standardize'] as const
const losses = ['mean', 'sum'] as const

export function addDescentOptions(command: Command): Command {
  return command
    .option('--learning-rate <rate>', 'step along the negative gradient', '0.01')
    .option('--iterations <n>', 'iterations at most', '500')
    .option('--optimizer <name>', `one of ${optimizerNames.join(', ')}`, 'batch')
    .option('--momentum <share>', 'share of the velocity kept (momentum, nesterov)', '0.9')
    .option('--batch-size <n>', 'rows of a step (sgd); 1 is stochastic descent', '32')
    .option('--schedule <name>', `learning rate over time: ${scheduleNames.join(', ')}`, 'constant')
    .option('--step-every <n>', 'iterations after which the schedule step halves the rate', '100')
    .option('--decay <d>', 'the schedule inverse-time divides the rate by 1 + d · iteration', '0.01')
    .option('--armijo <c>', 'share of the promised decrease that backtracking asks of a step', '1e-4')
    .option('--l2 <lambda>', 'adds λ Σ θ² to the loss, the intercept left out', '0')
    .option('--scale <how>', 'features as they are (none) or standardised (standardize)', 'standardize')
    .option('--loss <kind>', 'mean or sum of the squared residuals', 'mean')
    .option('--tolerance <t>', 'relative change of the loss that counts as converged; 0 runs on', '1e-30')
    .option(
      '--gradient-tolerance <t>',
      'norm of the gradient that counts as converged; 0 is not looked at',
      '0',
    )
    .option(
      '--residual-scale <sigma>',
      'σ of the losses huber and bisquare; from the least-squares residuals unless given',
    )
    .option('--start <list>', "coefficients to start from, such as '(Intercept)=1,x=0.5'; others 0")
}

export function readDescentRequest(options: DescendOptions): Result<DescentRequest> {
  const optimizer = oneOf('--optimizer', options.optimizer, optimizerNames)
  if (!optimizer.ok) return optimizer
  const schedule = oneOf('--schedule', options.schedule, scheduleNames)
  if (!schedule.ok) return schedule
  const scale = oneOf('--scale', options.scale, scales)
  if (!scale.ok) return scale
  const loss = oneOf('--loss', options.loss, losses)
  if (!loss.ok) return loss
  const request: DescentRequest = {
    optimizer: optimizer.value,
    schedule: schedule.value,
    scale: scale.value,
    loss: loss.value,
    learningRate: readNumber(options.learningRate),
    iterations: readNumber(options.iterations),
    tolerance: readNumber(options.tolerance),
    gradientTolerance: readNumber(options.gradientTolerance),
    momentum: readNumber(options.momentum),
    batchSize: readNumber(options.batchSize),
    seed: readNumber(options.seed),
    stepEvery: readNumber(options.stepEvery),
    decay: readNumber(options.decay),
    armijo: readNumber(options.armijo),
    l2: readNumber(options.l2),
  }
  return inRange(request, options)
}

/** Coefficients by term, from `x=0.5,(Intercept)=1`; the ones not named start at 0. */
export function readStart(
  text: string | undefined,
  terms: readonly string[],
): Result<Readonly<Record<string, number>>> {
  const start = new Map<string, number>()
  const pairs = /\s*(.+?)\s*=\s*([^=,]+?)\s*(?:,|$)/g
  const unread = (text ?? '').replace(pairs, '').trim()
  if (unread !== '') {
    return fail({ code: 'option-invalid', option: '--start', value: unread, expected: 'name=number' })
  }
  for (const [whole, name, value] of (text ?? '').matchAll(pairs)) {
    if (!terms.includes(name)) return fail({ code: 'start-unknown', name, known: terms.join(', ') })
    const coefficient = readNumber(value)
    if (!Number.isFinite(coefficient)) {
      return fail({ code: 'option-invalid', option: '--start', value: whole.trim(), expected: 'name=number' })
    }
    start.set(name, coefficient)
  }
  return ok(Object.fromEntries(start))
}

/** NaN for a text that is no number: an empty one too. */
export function readNumber(text: string): number {
  return text.trim() === '' ? NaN : Number(text)
}

function oneOf<Choice extends string>(
  option: string,
  value: string,
  choices: readonly Choice[],
): Result<Choice> {
  const found = choices.find((choice) => choice === value)
  if (found !== undefined) return ok(found)
  return fail({ code: 'option-invalid', option, value, expected: choices.join(', ') })
}
