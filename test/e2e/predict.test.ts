import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage, chooseTheme, tab, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-e2e-predict-'))

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function open(
  window: Leastwise,
  path: string,
  { column, formula }: Record<'column' | 'formula', string>,
) {
  await window.stubOpenDialog(path)
  await window.page.click('[data-test="open"]')
  await window.page.waitForSelector(`[data-test="column-${column}"]`)
  await typeFormula(window, formula)
  await window.page.waitForSelector('[data-test="coefficients"] [data-term]')
  await tab(window, 'predict')
}

const origin = (window: Leastwise, value: string): Promise<void> =>
  window.page.locator(`[data-test="predict"] label:has(input[value="${value}"])`).click()

/** What the table of predictions says in a cell. */
const cell = (window: Leastwise, row: number, field: string): Promise<string> =>
  window.page
    .locator(`[data-test="predictions"] tr[data-row="${row}"] [data-field="${field}"]`)
    .innerText({ timeout: 15_000 })

describe('predictions in the window', () => {
  let window: Leastwise

  beforeAll(async () => {
    window = await launchLeastwise({ args: [resolve('resources/samples/cars.csv')] })
    await window.page.waitForSelector('[data-test="column-dist"]')
    await typeFormula(window, 'dist ~ speed')
    await window.page.waitForSelector('[data-test="coefficients"] [data-term="speed"]')
    await tab(window, 'predict')
  })
  afterAll(async () => {
    await window?.close()
  })

  it('predicts a value as it is typed: R’s predict.lm(lm(dist ~ speed, cars)) at speed 10', async () => {
    await window.page.fill('[data-predictor="speed"] input', '10')
    // R 4.2: predict(m, data.frame(speed = 10), interval = 'confidence'), and 'prediction'
    await expect.poll(() => cell(window, 1, 'fit')).toBe('21.74499')
    await expect.poll(() => cell(window, 1, 'confidenceLower')).toBe('15.46192')
    await expect.poll(() => cell(window, 1, 'confidenceUpper')).toBe('28.02807')
    await expect.poll(() => cell(window, 1, 'predictionLower')).toBe('-9.809601')
    await expect.poll(() => cell(window, 1, 'predictionUpper')).toBe('53.29959')
    await expect.poll(() => cell(window, 1, 'note')).toBe('')
  })

  it('marks an extrapolation with a word, a sign and the reason', async () => {
    await window.page.fill('[data-predictor="speed"] input', '100')
    await expect.poll(() => cell(window, 1, 'note')).toContain('extrapolated: speed')
    const badge = window.page.locator('[data-row="1"] [data-field="note"] .badge')
    await expect
      .poll(() => badge.getAttribute('title'))
      .toBe('speed = 100 is outside 4 to 25, where the model was fitted')
    await expect.poll(() => badge.innerText()).toMatch(/^!\s/)
  })

  it('takes rows pasted from a spreadsheet, and marks what is no number', async () => {
    const { page } = window
    await page.focus('[data-predictor="speed"] input')
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', 'speed\n5\n10\nfast\n')
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    })
    await expect.poll(() => page.locator('[data-test="predictions"] tbody tr').count()).toBe(3)
    await expect.poll(() => cell(window, 2, 'fit')).toBe('21.74499')
    await expect.poll(() => cell(window, 3, 'note')).toContain('missing: speed')
    await expect.poll(() => page.getAttribute('[data-row="3"] input', 'aria-invalid')).toBe('true')
    await page.click('[data-test="add-row"]')
    await expect.poll(() => page.locator('[data-test="predictions"] tbody tr').count()).toBe(4)
  })

  it('follows the model, and reaches the tab by Ctrl+6', async () => {
    const { page } = window
    await tab(window, 'table')
    await typeFormula(window, 'dist ~ speed + I(speed^2)')
    await page.keyboard.press('Control+6')
    // R 4.2: predict(lm(dist ~ speed + I(speed^2), cars), data.frame(speed = 10))
    await expect.poll(() => cell(window, 2, 'fit')).toBe('21.59894')
    await typeFormula(window, 'dist ~ speed')
    await expect.poll(() => cell(window, 2, 'fit')).toBe('21.74499')
  })

  it('predicts a new file, and saves it with its own columns as CSV', async () => {
    const { page } = window
    await origin(window, 'file')
    await window.stubOpenDialog(file('drivers.csv', 'driver,speed\n=1+1,10\nAnna,\nBen,100\n'))
    await page.click('[data-test="choose-new-rows"]')
    await expect.poll(() => cell(window, 1, 'fit')).toBe('21.74499')
    await expect.poll(() => cell(window, 2, 'note')).toContain('missing: speed')
    await expect.poll(() => cell(window, 3, 'note')).toContain('extrapolated: speed')
    await expect
      .poll(() => page.innerText('[data-test="prediction-counts"]'))
      .toContain('2 of 3 rows predicted')
    const saved = join(folder, 'saved.csv')
    await window.stubSaveDialog(saved)
    await page.click('[data-test="save-predictions"]')
    await expect.poll(() => page.textContent('[data-test="notice-message"]')).toContain('saved.csv')
    const lines = readFileSync(saved, 'utf8').trim().split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[0]).toMatch(/^row,driver,speed,fit,stdError,/)
    expect(lines[1]).toMatch(/^1,'=1\+1,10,21\.74499270/)
    expect(lines[1]).toMatch(/,-9\.8096\d+,53\.2995\d+,FALSE,$/)
    expect(lines[2]).toBe('2,Anna,,,,,,,,,missing: speed')
    expect(lines[3]).toMatch(/,TRUE,$/)
    await page.click('[data-test="notice-dismiss"]')
  })

  it('names the column that a dropped file lacks, and predicts the next one', async () => {
    const { page } = window
    await window.dropFile('[data-test="predict"]', file('wrong.csv', 'velocity\n10\n'))
    const problem = page.locator('[data-test="prediction-problem"]')
    await expect.poll(() => problem.textContent()).toContain('“speed”')
    await window.dropFile('[data-test="predict"]', file('right.csv', 'speed\n12\n10\n'))
    await expect.poll(() => cell(window, 2, 'fit')).toBe('21.74499')
    // What was dropped here did not replace the data.
    await expect.poll(() => page.locator('[data-test="column-dist"]').count()).toBe(1)
  })

  it('turns the pages of all rows and selects a row for the other views', async () => {
    const rows = Array.from({ length: 250 }, (_, i) => `${i % 20},${(i % 20) * 3 + (i % 4)}`)
    await open(window, file('long.csv', `x,y\n${rows.join('\n')}\n`), { column: 'x', formula: 'y ~ x' })
    await origin(window, 'all')
    const { page } = window
    await expect.poll(() => page.textContent('[data-test="page-range"]')).toBe('Rows 1–100 of 250')
    await page.click('[data-test="lastPage"]')
    await expect.poll(() => page.textContent('[data-test="page-range"]')).toBe('Rows 201–250 of 250')
    await expect.poll(() => page.locator('tr[data-row="250"]').count()).toBe(1)
    await page.click('tr[data-row="250"]')
    await tab(window, 'table')
    await page.waitForSelector('.ag-row.row-selected')
  })

  it('predicts the rows without a response, and says which levels were never seen', async () => {
    const data = 'site,x,y\na,1,2\na,2,3\nb,3,5\nb,4,5\na,5,7\nc,2,\nb,6,\na,,\n'
    await open(window, file('sites.csv', data), { column: 'site', formula: 'y ~ site + x' })
    await origin(window, 'response-missing')
    const { page } = window
    // R 4.2: predict(lm(y ~ site + x), data.frame(site = 'b', x = 6)) on the first five rows
    await expect.poll(() => cell(window, 7, 'fit')).toBe('8')
    await expect.poll(() => cell(window, 6, 'note')).toContain('“c” was never seen')
    await expect.poll(() => cell(window, 8, 'note')).toContain('missing: x')
    await expect
      .poll(() => page.innerText('[data-test="prediction-counts"]'))
      .toContain('1 of 3 rows predicted')
    await origin(window, 'file')
    await window.stubOpenDialog(file('levels.csv', 'site,x\nz,1\nz,2\na,2\n'))
    await page.click('[data-test="choose-new-rows"]')
    await expect
      .poll(() => page.innerText('[data-test="prediction-counts"]'))
      .toContain('site: “z” was never seen (2 rows)')
    await origin(window, 'typed')
    await page.selectOption('[data-predictor="site"] select', 'b')
    await page.fill('[data-predictor="x"] input', '6')
    await expect.poll(() => cell(window, 1, 'fit')).toBe('8')
  })

  it.each(
    (['en', 'zh'] as const).flatMap((language) =>
      (['light', 'dark'] as const).flatMap((theme) =>
        (
          [
            [1280, 800],
            [1024, 640],
          ] as const
        ).map((size) => [language, theme, size] as const),
      ),
    ),
  )('fits into the window: %s, %s, %j', async (language, theme, [width, height]) => {
    const { app, page } = window
    await app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0].setContentSize(size[0], size[1]),
      [width, height],
    )
    await chooseLanguage(window, language)
    await chooseTheme(window, theme)
    for (const name of ['typed', 'file'] as const) {
      await origin(window, name)
      await page.waitForTimeout(350)
      await window.screenshot(`predict-${name}-${theme}-${language}-${width}x${height}`)
      const overflow = await page.evaluate(() =>
        [
          document.documentElement,
          document.querySelector('[role="tablist"]'),
          document.querySelector('#view'),
        ].map((part) => (part ? part.scrollWidth - part.clientWidth : NaN)),
      )
      expect(overflow).toEqual([0, 0, 0])
    }
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
