import type { Command } from 'commander'
import { covarianceKinds } from '@shared/estimators/fitResult'
import type { StandardErrors } from '@shared/inference/standardErrors'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'

export interface StandardErrorOptions {
  readonly se: string
  readonly lag?: string
  readonly cluster?: string
  readonly seed: string
  readonly replicates: string
}

export function addStandardErrorOptions(command: Command): Command {
  return command
    .option('--se <kind>', `standard errors: ${covarianceKinds.join(', ')}`, 'classical')
    .option('--lag <n>', 'rows apart that newey-west takes to be correlated; by n unless given')
    .option('--cluster <column>', 'the column that tells which rows belong together, for cluster')
    .option(
      '--seed <n>',
      'seed of the bootstrap, of the folds of cross-validation, and of shuffled rows',
      '1',
    )
    .option('--replicates <n>', 'replicates of the bootstrap', '2000')
}

/** The standard errors that the options ask for, or `option-invalid` for the first that does not fit. */
export function readStandardErrors(options: StandardErrorOptions): Result<StandardErrors> {
  const kind = covarianceKinds.find((choice) => choice === options.se)
  if (kind === undefined) return invalid('--se', options.se, covarianceKinds.join(', '))
  const lag = options.lag === undefined ? null : wholeNumber(options.lag)
  if (lag !== null && !(lag >= 0 && lag <= 1_000_000)) return invalid('--lag', options.lag, '0 … 1000000')
  const seed = wholeNumber(options.seed)
  if (!(seed >= 0 && seed <= Number.MAX_SAFE_INTEGER))
    return invalid('--seed', options.seed, 'a whole number')
  const replicates = wholeNumber(options.replicates)
  if (!(replicates >= 2 && replicates <= 1_000_000)) {
    return invalid('--replicates', options.replicates, '2 … 1000000')
  }
  return ok({ kind, lag, cluster: options.cluster ?? null, replicates, seed })
}

/** NaN where the text is not a whole number. */
function wholeNumber(text: string): number {
  const value = text.trim() === '' ? NaN : Number(text)
  return Number.isInteger(value) ? value : NaN
}

function invalid(option: string, value: string | undefined, expected: string): Result<never> {
  return fail({ code: 'option-invalid', option, value: value ?? '', expected })
}
