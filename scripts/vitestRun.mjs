/** One vitest run with a display: a virtual one where there is none. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { hasDisplay } from './systemLibraries.mjs'

const VITEST = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))

/** The command in front of another that gives it a display of its own. */
export const VIRTUAL_DISPLAY = ['xvfb-run', '-a', '-s', '-screen 0 1920x1200x24']

/**
 * @param {string[]} args further arguments of `vitest run`
 * @param {Record<string, string>} [env] added to the environment. @default {}
 * @returns {Promise<number>} the exit code
 */
export function vitestRun(args, env = {}) {
  const command = [process.execPath, VITEST, 'run', ...args]
  const [program, ...rest] = hasDisplay() ? command : [...VIRTUAL_DISPLAY, ...command]
  const run = spawn(program, rest, { stdio: 'inherit', env: { ...process.env, ...env } })
  return new Promise((settle, fail) => {
    run.once('error', fail)
    run.once('exit', (code) => settle(code ?? 1))
  })
}
