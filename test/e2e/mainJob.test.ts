import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'
import { countPixels } from './pixels'
import { coefficientOf, openSample, tab, typeFormula } from './actions'

/** The main job as an analyst does it: open, choose, fit, look, tune, export. Passes on the packaged program too. */
describe('the main job in the real window', () => {
  let window: Leastwise
  const folder = mkdtempSync(join(tmpdir(), 'leastwise-main-job-'))
  const mtcars = resolve('resources/samples/mtcars.csv')

  beforeAll(async () => {
    window = await launchLeastwise()
    await window.page.waitForSelector('body[data-ready="true"]')
  })
  afterAll(async () => {
    await window?.close()
  })

  it('offers samples at the start, and opens one with a click', async () => {
    await openSample(window, 'tutorial.csv')
    await expect.poll(() => window.page.textContent('[data-test="status"]')).toContain('5')
    await expect.poll(() => window.page.locator('.ag-row').count()).toBeGreaterThanOrEqual(5)
  })

  it('fits the tutorial by clicking: slope 0.6, intercept 2.2', async () => {
    await window.page.click('[data-test="response"]')
    await window.page.click('.el-select-dropdown__item:has-text("y"):visible')
    await window.page.click('[data-test="column-x"]')
    await expect.poll(() => coefficientOf(window, 'x')).toBeCloseTo(0.6, 12)
    await expect.poll(() => coefficientOf(window, '(Intercept)')).toBeCloseTo(2.2, 12)
    await expect.poll(() => window.page.inputValue('[data-test="formula"] input')).toBe('y ~ x')
  })

  it('opens a file by the dialog and replaces the table', async () => {
    await window.stubOpenDialog(mtcars)
    await window.page.click('[data-test="open"]')
    await window.page.waitForSelector('[data-test="column-mpg"]')
    await typeFormula(window, 'mpg ~ wt')
    await expect.poll(() => coefficientOf(window, 'wt')).toBeCloseTo(-5.344471572722676, 3)
  })

  it('draws line, band and flagged points; a click selects the row everywhere', async () => {
    await tab(window, 'fit')
    await window.page.waitForSelector('[data-test="fit-chart"] canvas')
    await window.page.waitForTimeout(400)
    const picture = await window.screenshot('main-job-fit')
    const box = await window.page.locator('[data-test="fit-chart"] canvas[role="img"]').boundingBox()
    expect(box).not.toBeNull()
    if (box === null) return
    expect(countPixels(picture, '#0072b2', { rectangle: box })).toBeGreaterThan(200)
    expect(countPixels(picture, '#d55e00', { rectangle: box })).toBeGreaterThan(50)
    await tab(window, 'residuals')
    await window.page.locator('[data-test="flagged"] tbody tr').first().click()
    await tab(window, 'table')
    await expect.poll(() => window.page.locator('.ag-row.row-selected').count()).toBeGreaterThan(0)
  })

  it('adjusts the outlier threshold', async () => {
    await tab(window, 'residuals')
    const outliers = window.page.locator('[data-test="flagged"] tbody .outlier')
    await expect.poll(() => outliers.count()).toBe(3)
    await window.page.fill('[data-test="threshold"] input', '2.5')
    await window.page.keyboard.press('Enter')
    await expect.poll(() => outliers.count()).toBe(1)
    await window.page.fill('[data-test="threshold"] input', '2')
    await window.page.keyboard.press('Enter')
    await expect.poll(() => outliers.count()).toBe(3)
  })

  it('undoes and redoes', async () => {
    await typeFormula(window, 'mpg ~ wt + hp')
    await expect.poll(() => coefficientOf(window, 'hp')).toBeCloseTo(-0.03177, 3)
    await window.page.locator('[data-test="tab-fit"]').focus()
    await window.page.keyboard.press('Control+z')
    await expect.poll(() => window.page.locator('[data-term="hp"]').count()).toBe(0)
    await window.page.keyboard.press('Control+Shift+z')
    await expect.poll(() => window.page.locator('[data-term="hp"]').count()).toBe(1)
  })

  it('descends: runs towards the closed form, and explains why a rate diverges', async () => {
    await typeFormula(window, 'mpg ~ wt')
    await tab(window, 'descent')
    await window.page.fill('[data-test="learning-rate"] input', '5')
    await window.page.keyboard.press('Enter')
    await expect.poll(() => window.page.textContent('[data-test="descent-status"]')).toMatch(/diverge/i)
    await window.page.fill('[data-test="learning-rate"] input', '0.1')
    await window.page.keyboard.press('Enter')
    await window.page.click('[data-test="step-forward"]')
    await window.page.click('[data-test="run"]')
    await expect.poll(() => window.page.textContent('[data-test="descent-status"]')).toMatch(/converge/i)
    await expect.poll(() => window.page.textContent('[data-test="stable-limit"]')).toMatch(/\d/)
  })

  it('exports the report as HTML and PDF, and a chart as PNG', async () => {
    await tab(window, 'report')
    const html = join(folder, 'report.html')
    await window.stubSaveDialog(html)
    await window.page.click('[data-test="export-html"]')
    await expect.poll(() => existsSync(html), { timeout: 20_000 }).toBe(true)
    const text = readFileSync(html, 'utf8')
    expect(text).toContain('mpg ~ wt')
    expect(text).toContain('<svg')

    const pdf = join(folder, 'report.pdf')
    await window.stubSaveDialog(pdf)
    await window.page.click('[data-test="export-pdf"]')
    await expect.poll(() => existsSync(pdf), { timeout: 30_000 }).toBe(true)
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')

    await tab(window, 'fit')
    const png = join(folder, 'fit.png')
    await window.stubSaveDialog(png)
    await window.page.locator('[data-test="chart-save"]').first().click()
    await expect.poll(() => existsSync(png) && statSync(png).size, { timeout: 10_000 }).toBeGreaterThan(2000)
  })

  it('takes a dropped file', async () => {
    await window.dropFile('body', resolve('resources/samples/cars.csv'))
    await window.page.waitForSelector('[data-test="column-dist"]')
  })

  it('leaves the open work untouched when a bad file is opened, and says what is wrong', async () => {
    const missing = join(folder, 'not-there.csv')
    await window.stubOpenDialog(missing)
    await window.page.click('[data-test="open"]')
    await expect
      .poll(() => window.page.textContent('[data-test="notice-message"]'))
      .toContain('not-there.csv')
    await expect.poll(() => window.page.locator('[data-test="column-dist"]').count()).toBe(1)
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
