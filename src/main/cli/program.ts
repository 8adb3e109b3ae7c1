import { Command, CommanderError } from 'commander'
import type { AppError } from '@shared/outcome/appError'
import { errorMessage } from '@shared/texts/errorMessage'
import { addCompareCommand } from './compare'
import { addDescendCommand } from './descend'
import { addDiagnoseCommand } from './diagnose'
import { EXIT_DONE, exitCode } from './exitCode'
import { addFitCommand } from './fit'
import { addInspectCommand } from './inspect'
import type { CommandIo } from './io'
import { printable } from './printable'
import { addPredictCommand } from './predict'
import { addRunCommand } from './run'
import { addSelftestCommand } from './selftest'
import type { CommandOutcome, Finish } from './commandOutcome'
import { version } from '../../../package.json'

/**
 * Runs the command line and answers its exit code. Whatever goes wrong is one line on standard error,
 * `leastwise: CODE: what is wrong, where, and what to do`.
 */
export async function runCommandLine(argv: readonly string[], given?: Partial<CommandIo>): Promise<number> {
  const interrupt = new AbortController()
  const onInterrupt = (): void => interrupt.abort()
  process.once('SIGINT', onInterrupt)
  const io: CommandIo = {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
    showsProgress: process.stderr.isTTY === true,
    signal: interrupt.signal,
    interruptible: async (work) => {
      // Without a listener the system ends the program, even in the midst of a pass over the rows.
      process.removeListener('SIGINT', onInterrupt)
      try {
        return await work()
      } finally {
        process.once('SIGINT', onInterrupt)
      }
    },
    ...given,
  }
  try {
    const error = await run(argv, io)
    if (error === null) return EXIT_DONE
    io.error(printable(`leastwise: ${error.code}: ${errorMessage(error, 'en').replace(/\s*\n\s*/g, ' ')}\n`))
    return exitCode(error)
  } finally {
    process.removeListener('SIGINT', onInterrupt)
  }
}

async function run(argv: readonly string[], io: CommandIo): CommandOutcome {
  let outcome: AppError | null = null
  const finish: Finish = async (work) => {
    outcome = await work
  }
  const program = buildProgram(io, finish)
  try {
    await program.parseAsync(argv, { from: 'user' })
    return outcome
  } catch (thrown) {
    if (thrown instanceof CommanderError) {
      return thrown.exitCode === 0 ? null : { code: 'usage', detail: usageDetail(thrown) }
    }
    return { code: 'internal', detail: thrown instanceof Error ? thrown.message : String(thrown) }
  }
}

function buildProgram(io: CommandIo, finish: Finish): Command {
  const program = new Command('leastwise')
    .description('Least squares you can see, from the command line.')
    .version(version, '--version')
  addInspectCommand(program, io, finish)
  addFitCommand(program, io, finish)
  addDiagnoseCommand(program, io, finish)
  addPredictCommand(program, io, finish)
  addDescendCommand(program, io, finish)
  addCompareCommand(program, io, finish)
  addRunCommand(program, io, finish)
  addSelftestCommand(program, io, finish)
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .showSuggestionAfterError(true)
      .configureOutput({ writeOut: (text) => io.out(text), writeErr: () => undefined })
  }
  return program
}

function usageDetail(thrown: CommanderError): string {
  if (thrown.code === 'commander.help') return 'no command given; see leastwise --help'
  return thrown.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')
}
