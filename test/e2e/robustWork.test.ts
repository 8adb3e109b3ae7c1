import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage, chooseMethod, chooseTheme, coefficientOf, tab, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'

/** So many that a robust estimate takes seconds on any machine. */
const ROWS = 400_000
const folder = mkdtempSync(join(tmpdir(), 'leastwise-robust-'))

/** y = 1 + 2a − b with noise; every tenth row far off. */
function writeRows(): string {
  const lines = ['y,a,b']
  for (let i = 1; i <= ROWS; i++) {
    const [a, b] = [Math.sin(i), Math.cos(1.7 * i)]
    const y = 1 + 2 * a - b + Math.sin(12.9898 * i * i) / 10 + (i % 10 === 0 ? 30 : 0)
    lines.push(`${y.toFixed(4)},${a.toFixed(4)},${b.toFixed(4)}`)
  }
  const path = join(folder, 'rows.csv')
  writeFileSync(path, lines.join('\n'))
  return path
}

describe('robust estimates of many rows, in the real window', () => {
  let window: Leastwise
  let leastSquares = NaN
  const text = (name: string): Promise<string> =>
    window.page.locator(`[data-test="${name}"]`).first().innerText()
  const toggleRule = async (): Promise<void> => {
    await window.page.click('[data-test="flag-rules"]')
    await window.page.click('input[data-rule="robust-outlier"]')
    await window.page.click('[data-test="close-rules"]')
  }

  beforeAll(async () => {
    window = await launchLeastwise({ args: [writeRows()] })
    await window.page.waitForSelector('[data-test="column-y"]', { timeout: 60_000 })
    await typeFormula(window, 'y ~ a + b')
    await window.page.waitForSelector('[data-test="coefficients"] [data-term="a"]', { timeout: 60_000 })
    leastSquares = await coefficientOf(window, 'a')
  }, 120_000)
  afterAll(async () => {
    await window?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('say that a rule’s flags are being computed, and the views go on meanwhile', async () => {
    await tab(window, 'residuals')
    await toggleRule()
    await expect.poll(() => text('awaited-flags')).toContain('robust outlier: being computed')
    await window.screenshot('awaited-flags-light-en')
    await tab(window, 'fit')
    await window.page.waitForSelector('[data-test="fit-chart"] .chart-canvas')
    await expect.poll(() => text('awaited-flags')).toContain('robust outlier: ')
  })

  it('end at once when they are cancelled, and say so of every row', async () => {
    await window.page.click('[data-test="awaited-cancel"]')
    await expect.poll(() => text('awaited-flags')).toContain('robust outlier: not computed')
    await tab(window, 'residuals')
    await chooseLanguage(window, 'zh')
    await chooseTheme(window, 'dark')
    await window.screenshot('awaited-flags-dark-zh')
    await chooseTheme(window, 'light')
    await chooseLanguage(window, 'en')
    const rowFlags = window.page.locator('[data-test="flagged"] tbody .flags').first()
    await expect
      .poll(() => rowFlags.getByLabel('robust outlier: not computed', { exact: true }).count())
      .toBe(1)
  })

  it('are computed for a report that is to be written, which says so and can be cancelled', async () => {
    const report = join(folder, 'report.html')
    await window.stubSaveDialog(report)
    const openMenu = () => window.page.getByRole('button', { name: 'Report', exact: true }).click()
    await openMenu()
    await window.page.getByRole('menuitem', { name: 'HTML' }).click()
    await expect.poll(() => text('busy')).toContain('Computing for the report')
    await window.page.click('[data-test="cancel"]')
    await expect.poll(() => window.page.locator('[data-test="busy"]').count(), { timeout: 1000 }).toBe(0)
    await openMenu()
    await expect.poll(() => window.page.getByRole('menuitem', { name: 'HTML' }).isEnabled()).toBe(true)
    await window.page.keyboard.press('Escape')
    expect(existsSync(report)).toBe(false)
  })

  it('come when they are asked for again, and stay for the fit', async () => {
    await window.page.click('[data-test="awaited-compute"]')
    const legend = window.page.locator('[data-test="flag-legend"] [data-rule="robust-outlier"]')
    await expect.poll(() => legend.count(), { timeout: 90_000 }).toBe(1)
    await expect.poll(() => window.page.locator('[data-test="awaited-flags"]').count()).toBe(0)
    await toggleRule()
    await expect.poll(() => legend.count()).toBe(0)
    await toggleRule()
    await expect.poll(() => legend.count(), { timeout: 2000 }).toBe(1)
  }, 120_000)

  it('leave the fit before them on show, marked as outdated, when a fit is cancelled half way', async () => {
    await tab(window, 'fit')
    await chooseMethod(window, 'MM estimate')
    await window.page.locator('[data-test="cancel"]').click()
    await expect.poll(() => text('stale-note')).toContain('Cancelled')
    expect(await coefficientOf(window, 'a')).toBe(leastSquares)
    await expect.poll(() => window.page.locator('[data-test="fit-chart"].stale').count()).toBe(1)
    await window.screenshot('robust-cancelled')
  })

  it('fit again where one goes on', async () => {
    await chooseMethod(window, 'Least squares')
    await expect.poll(() => window.page.locator('[data-test="stale-note"]').count()).toBe(0)
    expect(await coefficientOf(window, 'a')).toBe(leastSquares)
    await chooseMethod(window, 'Huber')
    await expect
      .poll(async () => Math.abs((await coefficientOf(window, 'a')) - leastSquares), { timeout: 60_000 })
      .toBeGreaterThan(1e-9)
  }, 90_000)

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
