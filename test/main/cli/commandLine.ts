import { runCommandLine } from '../../../src/main/cli/program'

export interface CommandRun {
  readonly code: number
  readonly out: string
  readonly error: string
}

/** Runs the command line in this process and keeps what it printed. */
export async function run(...argv: string[]): Promise<CommandRun> {
  let out = ''
  let error = ''
  const code = await runCommandLine(argv, {
    out: (text) => {
      out += text
    },
    error: (text) => {
      error += text
    },
    showsProgress: false,
  })
  return { code, out, error }
}
