/** One vitest run with a display: virtual ones where there is none. */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { hasDisplay } from './systemLibraries.mjs'

const VITEST = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))

/** The command in front of another that gives it a display of its own. */
export const VIRTUAL_DISPLAY = ['xvfb-run', '-a', '-s', '-screen 0 1920x1200x24']

/**
 * The same with a second display, LEASTWISE_SECOND_DISPLAY with its key LEASTWISE_SECOND_XAUTHORITY: windows that are tested side by
 * side share neither clipboard nor focus then.
 */
const TWO_DISPLAYS = [
  ...VIRTUAL_DISPLAY,
  'sh',
  '-c',
  `LEASTWISE_SECOND_DISPLAY="$DISPLAY" LEASTWISE_SECOND_XAUTHORITY="$XAUTHORITY" exec ${VIRTUAL_DISPLAY.map((word) => `'${word}'`).join(' ')} "$@"`,
  'sh',
]

/**
 * @param {string[]} args further arguments of `vitest run`
 * @param {Record<string, string>} [env] added to the environment. @default {}
 * @returns {Promise<number>} the exit code
 */
export function vitestRun(args, env = {}) {
  const command = [process.execPath, VITEST, 'run', ...args]
  const displays = availableParallelism() > 1 ? TWO_DISPLAYS : VIRTUAL_DISPLAY
  const [program, ...rest] = hasDisplay() ? command : [...displays, ...command]
  const run = spawn(program, rest, { stdio: 'inherit', env: { ...process.env, ...env } })
  return new Promise((settle, fail) => {
    run.once('error', fail)
    run.once('exit', (code) => settle(code ?? 1))
  })
}
