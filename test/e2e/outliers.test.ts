import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coefficientOf, tab, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-outliers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const data = (name: string): string => resolve('test/reference/data/rdatasets', name)

const open = async (file: string, formula: string, term: string): Promise<Leastwise> => {
  const window = await launchLeastwise({ args: [data(file)] })
  await window.page.waitForSelector(`[data-test="column-${term}"]`)
  await typeFormula(window, formula)
  await window.page.waitForSelector(`[data-test="coefficients"] [data-term="${term}"]`)
  await tab(window, 'residuals')
  return window
}

const listed = ({ page }: Leastwise): Promise<(string | null)[]> =>
  page
    .locator('[data-test="flagged"] tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row')))

const cell = ({ page }: Leastwise, row: number, column: string): Promise<string> =>
  page.locator(`[data-test="flagged"] tr[data-row="${row}"] td[data-column="${column}"]`).innerText()

/** R 4.2.2 on stackloss: lm with and without row 21, and MASS::rlm's weights. */
describe('the table of outliers in the real window', () => {
  let window: Leastwise

  beforeAll(async () => {
    const formula = 'stack.loss ~ Air.Flow + Water.Temp + Acid.Conc.'
    window = await open('datasets/stackloss.csv', formula, 'Air.Flow')
  })
  afterAll(async () => {
    await window?.close()
  })

  it('says what leaving each row out would change', async () => {
    await expect.poll(() => listed(window)).toEqual(['21', '4'])
    await expect.poll(() => cell(window, 21, 'Δ Air.Flow')).toBe('0.1735')
    await expect.poll(() => cell(window, 21, 'Δ Water.Temp')).toBe('-0.4787')
    await expect.poll(() => cell(window, 21, 'Δ σ')).toBe('-0.6742')
    await expect.poll(() => cell(window, 21, 'Δ R²')).toBe('0.03522')
    await expect.poll(() => cell(window, 21, 'Air.Flow')).toBe('70')
    await window.screenshot('outlier-table')
  })

  it('is sorted by any column, and the other way round at the next press', async () => {
    const title = window.page.locator('[data-test="flagged"] [data-sort="Air.Flow"]')
    await title.focus()
    await window.page.keyboard.press('Enter')
    await expect.poll(() => listed(window)).toEqual(['21', '4'])
    await window.page.keyboard.press('Enter')
    await expect.poll(() => listed(window)).toEqual(['4', '21'])
    await expect.poll(() => title.locator('xpath=..').getAttribute('aria-sort')).toBe('ascending')
  })

  it('copies itself with all digits', async () => {
    await window.page.click('[data-test="copy-flagged"]')
    await expect.poll(() => window.page.innerText('[data-test="copy-flagged"]')).toBe('Copied')
    const copied = await window.app.evaluate(({ clipboard }) => clipboard.readText())
    const lines = copied.trim().split('\n')
    expect(lines).toHaveLength(3)
    const place = lines[0].split('\t').indexOf('Δ Air.Flow')
    expect(Number(lines[2].split('\t')[place])).toBeCloseTo(0.1734679804705, 11)
  })

  it('has the weights of a robust fit', async () => {
    await window.page.click('[data-test="method"]')
    await window.page.getByRole('option', { name: 'Huber' }).filter({ visible: true }).click()
    await expect.poll(() => cell(window, 21, 'robustness weight')).toBe('0.3681')
    await expect.poll(() => window.page.locator('[data-sort="Δ σ"]').count()).toBe(0)
  })

  it('has them beside the data and in the file that is written of it', async () => {
    const { page } = window
    await tab(window, 'table')
    const weight = page.locator('.ag-row[row-index="3"] [col-id="weight"]')
    await expect.poll(() => weight.innerText()).toBe('0.5049')
    await window.screenshot('robust-weights')
    const saved = join(folder, 'weighed.csv')
    await window.stubSaveDialog(saved)
    await page.click('[data-test="export-rows"]')
    await page.uncheck('[data-test="export-mark"]')
    await page.click('[data-test="export-run"]')
    await expect.poll(() => page.textContent('[data-test="notice-message"]')).toContain('weighed.csv')
    const lines = readFileSync(saved, 'utf8').trim().split('\r\n')
    expect(lines[0]).toMatch(/,robustness_weight$/)
    expect(Number(lines[4].split(',').at(-1))).toBeCloseTo(0.5048559, 5)
    expect(lines[1]).toMatch(/,1$/)
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})

/** Hawkins, Bradu and Kass (1984): ten bad rows hide behind their leverage, so that least squares suspects good ones, 11 to 14. */
describe('ten hidden outliers in the real window', () => {
  let window: Leastwise
  const selected = (): Promise<string> => window.page.locator('[data-test="selected-count"]').innerText()

  beforeAll(async () => {
    window = await open('robustbase/hbk.csv', 'Y ~ X1 + X2 + X3', 'X1')
  })
  afterAll(async () => {
    await window?.close()
  })

  it('are found by the rule that asks an MM-estimate, and by it alone', async () => {
    await window.page.click('[data-test="flag-rules"]')
    for (const rule of ['high-leverage', 'influential', 'robust-outlier'])
      await window.page.click(`input[data-rule="${rule}"]`)
    await expect.poll(() => window.page.innerText('[data-count="outlier"]')).toBe('5 rows')
    await expect.poll(() => window.page.innerText('[data-count="robust-outlier"]')).toBe('10 rows')
    await window.page.click('input[data-rule="outlier"]')
    await window.page.click('[data-test="close-rules"]')
    await expect
      .poll(async () => (await listed(window)).map(Number).sort((a, b) => a - b))
      .toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('are selected and excluded with a reason, and the fit is R’s without them', async () => {
    await window.page.click('[data-test="exclude-flagged"]')
    await expect.poll(selected).toBe('10 selected')
    await window.page.fill('[data-test="reason"]', 'bad rows')
    await expect.poll(() => window.page.innerText('[data-test="apply-exclude"]')).toBe('Exclude from the fit')
    await window.page.click('[data-test="apply-exclude"]')
    await expect.poll(() => coefficientOf(window, 'X1')).toBeCloseTo(0.0813787106882, 10)
    await window.page.click('[data-test="ledger"]')
    await expect
      .poll(() => window.page.locator('[data-test="ledger-dialog"] input').first().inputValue())
      .toBe('bad rows')
    await window.page.keyboard.press('Escape')
  })

  it('come back with one step', async () => {
    await window.page.click('[data-test="undo"]')
    await expect.poll(() => coefficientOf(window, 'X1')).toBeCloseTo(0.23918479171, 10)
    await expect.poll(async () => (await listed(window)).length).toBe(10)
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
