import type { Command } from 'commander'
import type { OptimizerSettings } from '@shared/descent/optimizers'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'

/** Options of `descend` as commander hands them over. */
export interface DescendOptions {
  readonly learningRate: string
  readonly iterations: string
  readonly optimizer: string
  readonly momentum?: string
  readonly scale: string
  readonly loss: string
  readonly tolerance: string
  readonly start?: string
}

export interface DescentRequest {
  readonly learningRate: number
  readonly iterations: number
  readonly optimizer: OptimizerSettings
  readonly scale: 'none' | 'standardize'
  readonly loss: 'mean' | 'sum'
  readonly tolerance: number
}

const optimizers = ['batch', 'momentum', 'nesterov', 'rmsprop', 'adam'] as const
const scales = ['none', 'standardize'] as const
const losses = ['mean', 'sum'] as const

export function addDescentOptions(command: Command): Command {
  return command
    .option('--learning-rate <rate>', 'step along the negative gradient', '0.01')
    .option('--iterations <n>', 'iterations at most', '500')
    .option('--optimizer <name>', `one of ${optimizers.join(', ')}`, 'batch')
    .option('--momentum <share>', 'share of the velocity kept (momentum, nesterov)')
    .option('--scale <how>', 'features as they are (none) or standardised (standardize)', 'standardize')
    .option('--loss <kind>', 'mean or sum of the squared residuals', 'mean')
    .option('--tolerance <t>', 'relative change of the loss that counts as converged; 0 runs on', '1e-15')
    .option('--start <list>', "coefficients to start from, such as '(Intercept)=1,x=0.5'; others 0")
}

export function readDescentRequest(options: DescendOptions): Result<DescentRequest> {
  const optimizer = oneOf('--optimizer', options.optimizer, optimizers)
  if (!optimizer.ok) return optimizer
  const scale = oneOf('--scale', options.scale, scales)
  if (!scale.ok) return scale
  const loss = oneOf('--loss', options.loss, losses)
  if (!loss.ok) return loss
  return ok({
    learningRate: readNumber(options.learningRate),
    iterations: readNumber(options.iterations),
    tolerance: readNumber(options.tolerance),
    optimizer: withMomentum(optimizer.value, options.momentum),
    scale: scale.value,
    loss: loss.value,
  })
}

/** Coefficients in the order of `terms`, from `x=0.5,(Intercept)=1`; the ones not named are 0. */
export function readStart(text: string | undefined, terms: readonly string[]): Result<Float64Array> {
  const start = new Float64Array(terms.length)
  for (const [whole, name, value] of (text ?? '').matchAll(/\s*(.+?)\s*=\s*([^=,]+?)\s*(?:,|$)/g)) {
    const index = terms.indexOf(name)
    if (index < 0) return fail({ code: 'start-unknown', name, known: terms.join(', ') })
    start[index] = readNumber(value)
    if (!Number.isFinite(start[index])) {
      return fail({ code: 'option-invalid', option: '--start', value: whole.trim(), expected: 'name=number' })
    }
  }
  return ok(start)
}

function withMomentum(name: (typeof optimizers)[number], momentum: string | undefined): OptimizerSettings {
  if (momentum === undefined || (name !== 'momentum' && name !== 'nesterov')) return { name }
  return { name, momentum: readNumber(momentum) }
}

/** NaN for a text that is no number: an empty one too. */
function readNumber(text: string): number {
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
