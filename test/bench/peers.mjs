/** The programs beside which a bench sets its figures, where they are installed: Debian's Python, and R. Both on one thread. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ONE_THREAD = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' }

/** What `peers/<script>.py` prints as JSON, given a value as JSON; null where Python or a package is missing. */
export const askPython = (script, value) => ask('/usr/bin/python3', [pathOf(`${script}.py`)], value)

/** The same of `peers/<script>.R`. */
export const askR = (script, value) => ask('Rscript', ['--vanilla', pathOf(`${script}.R`)], value)

const pathOf = (name) => fileURLToPath(new URL(`peers/${name}`, import.meta.url))

function ask(program, args, value) {
  const env = { ...process.env, ...ONE_THREAD }
  const options = { env, input: JSON.stringify(value), encoding: 'utf8', maxBuffer: 2 ** 26 }
  const { status, stdout } = spawnSync(program, args, options)
  return status === 0 ? JSON.parse(stdout) : null
}
