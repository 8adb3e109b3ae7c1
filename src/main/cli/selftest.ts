import type { Command } from 'commander'
import type { SelfTestOutcome } from '@shared/analysis/selfTest'
import { PROMISED_DIGITS, selfTest } from '@shared/analysis/selfTest'
import type { AppError } from '@shared/outcome/appError'
import { certifiedSets } from '../engine/certifiedSets'
import type { Finish } from './commandOutcome'
import type { CommandIo } from './io'
import type { OutputOptions } from './output'
import { addOutputOptions, writeOutput } from './output'
import { textTable } from './textTable'

export function addSelftestCommand(program: Command, io: CommandIo, finish: Finish): void {
  const command = program
    .command('selftest')
    .description('NIST’s certified sets through the installed engine, digits of agreement a line')
  addOutputOptions(command).action((options: OutputOptions) => finish(runSelftest(options, io)))
}

async function runSelftest(options: OutputOptions, io: CommandIo): Promise<AppError | null> {
  const outcomes: SelfTestOutcome[] = []
  for (const set of await certifiedSets()) {
    const outcome = selfTest(set)
    if (!outcome.ok) return outcome.error
    outcomes.push(outcome.value)
  }
  const error = await writeOutput(
    {
      text: () => selftestText(outcomes),
      json: () => ({ schema: 'leastwise/selftest@1', promised: PROMISED_DIGITS, sets: outcomes }),
      warnings: [],
    },
    options,
    io,
  )
  const failed = outcomes.filter(({ passed }) => !passed).map(({ name }) => name)
  if (error !== null || failed.length === 0) return error
  return { code: 'internal', detail: `the self-test falls short on ${failed.join(', ')}` }
}

function selftestText(outcomes: readonly SelfTestOutcome[]): string {
  const table = textTable({
    header: ['NIST set', 'digits of coefficients', 'of standard errors', ''],
    rows: outcomes.map(({ name, coefficientDigits, stdErrorDigits, passed }) => [
      name,
      coefficientDigits.toFixed(1),
      stdErrorDigits.toFixed(1),
      passed ? 'ok' : 'FALLS SHORT',
    ]),
    left: [0, 3],
  })
  const { coefficient, stdError } = PROMISED_DIGITS
  return `${table}\n\npromised: ${coefficient} digits of every coefficient, ${stdError} of every standard error`
}
