/**
 * `npm test`: every test, the window's included, in a real Electron on a real or virtual display. Arguments go to
 * vitest: `npm test -- --project unit`, `npm test -- test/e2e/mainJob.test.ts`. Its last line is `N passed, N failed`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { electronRuntime } from './electronRuntime.mjs'
import { closingLine, readTally } from './testTally.mjs'
import { vitestRun } from './vitestRun.mjs'

const args = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'leastwise-tests-'))
const tallyFile = join(folder, 'tally.json')
let status = 1

try {
  const { executable, version, source } = await electronRuntime()
  console.log(`Electron ${version} (${source})`)
  status = await vitestRun(args, { ELECTRON_EXECUTABLE: executable, LEASTWISE_TALLY: tallyFile })
} catch (error) {
  console.error(error.message)
}

const counts = readTally(tallyFile)
if (status !== 0 && counts.failed === 0) counts.failed = 1 // vitest found fault with the run itself
rmSync(folder, { recursive: true, force: true })
console.log(closingLine(counts))
process.exitCode = counts.failed > 0 ? 1 : 0
