import { Command, CommanderError, InvalidArgumentError } from 'commander'
import type { AppError } from '@shared/outcome/appError'
import { errorMessage } from '@shared/texts/errorMessage'
import { EXIT_DONE, exitCode } from './exitCode'
import type { CommandIo } from './io'
import { printable } from './printable'
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
  try {
    const program = await buildProgram(argv, io, finish)
    await program.parseAsync(argv, { from: 'user' })
    return withFlag(outcome, program)
  } catch (thrown) {
    if (thrown instanceof CommanderError) {
      return thrown.exitCode === 0 ? null : { code: 'usage', detail: usageDetail(thrown) }
    }
    return { code: 'internal', detail: thrown instanceof Error ? thrown.message : String(thrown) }
  }
}

type AddCommand = (program: Command, io: CommandIo, finish: Finish) => void

/** Each with what it needs: whoever fits does not wait until everything else has been loaded. */
const commands: ReadonlyMap<string, () => Promise<AddCommand>> = new Map([
  ['inspect', async () => (await import('./inspect')).addInspectCommand],
  ['fit', async () => (await import('./fit')).addFitCommand],
  ['diagnose', async () => (await import('./diagnose')).addDiagnoseCommand],
  ['predict', async () => (await import('./predict')).addPredictCommand],
  ['descend', async () => (await import('./descend')).addDescendCommand],
  ['compare', async () => (await import('./compare')).addCompareCommand],
  ['run', async () => (await import('./run')).addRunCommand],
  ['selftest', async () => (await import('./selftest')).addSelftestCommand],
])

/** With the command that the arguments begin with; with all of them where they begin with none, for the help and for suggestions. */
async function buildProgram(argv: readonly string[], io: CommandIo, finish: Finish): Promise<Command> {
  const program = new Command('leastwise')
    .description('Least squares you can see, from the command line.')
    .version(version, '--version')
  const asked = commands.get(argv[0] ?? '')
  for (const load of asked === undefined ? commands.values() : [asked]) (await load())(program, io, finish)
  for (const command of [program, ...program.commands]) {
    refuseRepeats(command)
    command
      .exitOverride()
      .showSuggestionAfterError(true)
      .configureOutput({ writeOut: (text) => io.out(text), writeErr: () => undefined })
  }
  return program
}

/** Of two values for one option the first would be lost without a word; one that takes several keeps them all. */
function refuseRepeats({ options }: Command): void {
  for (const option of options) {
    if (option.isBoolean() || option.variadic || option.parseArg !== undefined) continue
    let isGiven = false
    option.argParser((value: string) => {
      if (isGiven) throw new InvalidArgumentError('It is given more than once.')
      isGiven = true
      return value
    })
  }
}

/** The option as it is typed: the numerical core, which checks its value, knows only its name. */
function withFlag(error: AppError | null, { commands: built }: Command): AppError | null {
  if (error?.code !== 'option-invalid') return error
  const flag = `--${error.option}`
  const isFlag = built.some(({ options }) => options.some(({ long }) => long === flag))
  return isFlag ? { ...error, option: flag } : error
}

function usageDetail(thrown: CommanderError): string {
  if (thrown.code === 'commander.help') return 'no command given; see leastwise --help'
  return thrown.message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '')
}
