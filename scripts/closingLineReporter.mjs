/**
 * A vitest reporter whose one line, `N passed, N failed`, is the last of the run. Under `npm test` it hands the
 * counts to scripts/test.mjs, which prints the line once vitest has ended and nothing can follow.
 */
import { writeFileSync, writeSync } from 'node:fs'
import { closingLine, tally } from './testTally.mjs'

export default class ClosingLineReporter {
  onInit(vitest) {
    this.vitest = vitest
    process.once('exit', () => {
      if (this.counts && !process.env.LEASTWISE_TALLY) writeSync(1, `${closingLine(this.counts)}\n`)
    })
  }

  onTestRunEnd(modules, unhandledErrors) {
    const filteredByName = Boolean(this.vitest.config.testNamePattern)
    this.counts = tally(modules, unhandledErrors, { filteredByName })
    if (this.counts.failed > 0) process.exitCode = 1
    if (process.env.LEASTWISE_TALLY) writeFileSync(process.env.LEASTWISE_TALLY, JSON.stringify(this.counts))
  }
}
