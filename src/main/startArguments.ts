import { resolve } from 'node:path'

/** What a start asks for: the command line, or the window, perhaps on a file. */
export type Start =
  | { readonly kind: 'command'; readonly argv: readonly string[] }
  | { readonly kind: 'window'; readonly file: string | null }

export interface StartContext {
  /** Whether argv[1] is the app's folder, as under `electron .`. */
  readonly underElectron: boolean
  readonly workingFolder: string
}

const COMMANDS = new Set([
  ...['inspect', 'fit', 'diagnose', 'predict', 'descend', 'compare', 'smooth', 'denoise', 'run', 'selftest'],
  ...['--help', '--version'],
])

/**
 * Reads the program's arguments. Only an installed program doubles as the command line, and only when its first argument
 * (Chromium's switches aside) is a command; else the first argument that is no switch is the file to open.
 */
export function readStart(argv: readonly string[], { underElectron, workingFolder }: StartContext): Start {
  const given = argv.slice(1)
  if (!underElectron) {
    const first = given.findIndex((argument) => !isSwitch(argument) || COMMANDS.has(argument))
    if (first >= 0 && COMMANDS.has(given[first])) return { kind: 'command', argv: given.slice(first) }
  }
  const named = given.filter((argument) => !isSwitch(argument))
  const file = named[underElectron ? 1 : 0]
  return { kind: 'window', file: file === undefined ? null : resolve(workingFolder, file) }
}

const isSwitch = (argument: string): boolean => argument.startsWith('-')
