/**
 * What a test run comes to. Nothing is passed over in silence: a skipped test, a file that cannot be read, a hook
 * or an unhandled error that failed each count as one failure; so does a run in which no test ran at all.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** @typedef {{ passed: number, failed: number }} TestTally */

/**
 * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
 * @param {ReadonlyArray<unknown>} unhandledErrors
 * @param {{ filteredByName?: boolean }} [options] `filteredByName`: tests were chosen by name, the rest do not count.
 *   @default false
 * @returns {TestTally}
 */
export function tally(modules, unhandledErrors, { filteredByName = false } = {}) {
  const tests = modules.flatMap((module) => [...module.children.allTests()])
  const suites = modules.flatMap((module) => [module, ...module.children.allSuites()])
  const inState = (state) => tests.filter((test) => test.result().state === state).length

  const passed = inState('passed')
  const notRun = filteredByName ? inState('pending') : inState('pending') + inState('skipped')
  const broken = suites.filter((suite) => suite.errors().length > 0).length
  const failed = inState('failed') + notRun + broken + unhandledErrors.length
  return { passed, failed: passed + failed === 0 ? 1 : failed }
}

/** @param {TestTally} counts */
export function closingLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`
}

/**
 * Runs vitest and answers what its reporter counted. A run that left no count has failed, and so has one that ended
 * badly though every test passed: vitest then found fault with the run itself. What the tests leave in the temporary
 * folder, theirs alone, goes with it.
 *
 * @param {(env: Record<string, string>) => Promise<number>} run starts vitest with `env` added, answers its exit code
 * @returns {Promise<TestTally>}
 */
export async function tallied(run) {
  const folder = mkdtempSync(join(tmpdir(), 'leastwise-tests-'))
  const file = join(folder, 'tally.json')
  try {
    const status = await run({ LEASTWISE_TALLY: file, TMPDIR: folder, TEMP: folder, TMP: folder })
    const { passed, failed } = existsSync(file)
      ? JSON.parse(readFileSync(file, 'utf8'))
      : { passed: 0, failed: 1 }
    return { passed, failed: status === 0 || failed > 0 ? failed : 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
