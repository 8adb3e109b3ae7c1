/**
 * `npm test`: every test, the window's included, in a real Electron on a real or virtual display. Arguments go to
 * vitest: `npm test -- --project unit`, `npm test -- test/e2e/mainJob.test.ts`. Its last line is `N passed, N failed`.
 */
import { electronRuntime } from './electronRuntime.mjs'
import { closingLine, tallied } from './testTally.mjs'
import { vitestRun } from './vitestRun.mjs'

let counts = { passed: 0, failed: 1 }
try {
  const { executable, version, source } = await electronRuntime()
  console.log(`Electron ${version} (${source})`)
  const args = process.argv.slice(2)
  counts = await tallied((env) => vitestRun(args, { ...env, ELECTRON_EXECUTABLE: executable }))
} catch (error) {
  console.error(error.message)
}
console.log(closingLine(counts))
process.exitCode = counts.failed > 0 ? 1 : 0
