import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coefficientOf, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'

/** A table large enough that its fit is still running when the engine is killed. */
function writeLargeTable(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'leastwise-crash-')), 'large.csv')
  const columns = 30
  const lines = [['y', ...Array.from({ length: columns }, (_, j) => `x${j + 1}`)].join(',')]
  for (let row = 0; row < 120_000; row++) {
    const values = Array.from({ length: columns }, (_, j) => Math.sin((row + 1) * (j + 1.37)).toFixed(6))
    lines.push([(2 + 3 * Number(values[0])).toFixed(6), ...values].join(','))
  }
  writeFileSync(path, lines.join('\n'))
  return path
}

describe('the engine process is killed while a fit runs', () => {
  let window: Leastwise

  beforeAll(async () => {
    window = await launchLeastwise({ args: [writeLargeTable()] })
    await window.page.waitForSelector('[data-test="column-x30"]', { timeout: 60_000 })
  })
  afterAll(async () => {
    await window?.close()
  })

  it('keeps the window, says what happened, and the next fit works', async () => {
    const { app, page } = window
    await typeFormula(window, 'y ~ .')
    await page.waitForSelector('[data-test="busy"]')
    const killed = await app.evaluate(({ app: electron }) => {
      const engine = electron.getAppMetrics().find((process) => process.name === 'Leastwise engine')
      if (!engine) return false
      process.kill(engine.pid, 'SIGKILL')
      return true
    })
    expect(killed).toBe(true)
    await expect
      .poll(() => page.textContent('[data-test="notice-message"]'), { timeout: 20_000 })
      .toMatch(/engine/i)
    await page.waitForSelector('[data-test="column-x30"]', { timeout: 60_000 })
    await typeFormula(window, 'y ~ x1')
    await expect.poll(() => coefficientOf(window, 'x1'), { timeout: 60_000 }).toBeCloseTo(3, 5)
    expect(window.problems).toEqual([])
  })
})
