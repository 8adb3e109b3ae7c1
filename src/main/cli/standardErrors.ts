import type { Command } from 'commander'
import type { Analysis } from '@shared/analysis/analysisTypes'
import { bootstrap } from '@shared/inference/bootstrap'
import { robustCovariance } from '@shared/inference/robustCovariance'
import { withCovariance } from '@shared/inference/withCovariance'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { CommandIo } from './io'

export interface StandardErrorOptions {
  readonly se: string
  readonly seed: string
  readonly replicates: string
}

const heteroscedastic = ['HC0', 'HC1', 'HC2', 'HC3', 'HC4'] as const
const choices = ['classical', ...heteroscedastic, 'newey-west', 'bootstrap'] as const

export function addStandardErrorOptions(command: Command): Command {
  return command
    .option('--se <kind>', `standard errors: ${choices.join(', ')}`, 'classical')
    .option('--seed <n>', 'seed of the bootstrap', '1')
    .option('--replicates <n>', 'replicates of the bootstrap', '2000')
}

/** What is wrong with the options, before any work is done; null when nothing is. */
export function checkStandardErrorOptions({ se, seed, replicates }: StandardErrorOptions): Result<null> {
  if (!choices.some((choice) => choice === se)) {
    return fail({ code: 'option-invalid', option: '--se', value: se, expected: choices.join(', ') })
  }
  if (!isWhole(seed, 0, Number.MAX_SAFE_INTEGER)) {
    return fail({ code: 'option-invalid', option: '--seed', value: seed, expected: 'a whole number' })
  }
  if (!isWhole(replicates, 2, 1_000_000)) {
    return fail({
      code: 'option-invalid',
      option: '--replicates',
      value: replicates,
      expected: '2 … 1000000',
    })
  }
  return ok(null)
}

/** The analysis with the standard errors asked for, and all that follows from them. */
export function withStandardErrors(
  analysis: Analysis,
  options: StandardErrorOptions,
  io: CommandIo,
): Analysis {
  const { result, leastSquares } = analysis
  const kind = heteroscedastic.find((choice) => choice === options.se)
  if (options.se === 'bootstrap') {
    const { estimate } = bootstrap(analysis, {
      seed: Number(options.seed),
      replicates: Number(options.replicates),
      level: result.level,
      shouldStop: () => io.signal.aborted,
    })
    return { ...analysis, result: withCovariance(result, leastSquares, estimate) }
  }
  if (kind === undefined && options.se !== 'newey-west') return analysis
  const estimate = robustCovariance(analysis, { kind: kind ?? 'neweyWest' })
  return { ...analysis, result: withCovariance(result, leastSquares, estimate) }
}

function isWhole(text: string, least: number, most: number): boolean {
  const value = text.trim() === '' ? NaN : Number(text)
  return Number.isInteger(value) && value >= least && value <= most
}
