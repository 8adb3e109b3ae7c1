import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tab, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'

const ROWS = 3000
const COLUMNS = Array.from({ length: 30 }, (_, column) => `v${column}`)
const path = join(mkdtempSync(join(tmpdir(), 'leastwise-kept-')), 'kept.csv')

function writeTable(): void {
  const cell = (row: number, column: number) => ((row * 7919 + column * 104_729) % 1009) / 8
  const lines = Array.from({ length: ROWS }, (_, row) => COLUMNS.map((_, column) => cell(row, column)).join())
  writeFileSync(path, `${COLUMNS.join()}\n${lines.join('\n')}\n`)
}

/** Counts the cells that the table draws anew, and the pages it asks for, from here on. */
const watchWork = ({ page }: Leastwise): Promise<void> =>
  page.evaluate(() => {
    const work = { cells: 0, pages: 0 }
    const grid = document.querySelector('[data-test="table-grid"]')!
    new MutationObserver((changes) => {
      const added = changes.flatMap(({ addedNodes }) => [...addedNodes])
      for (const node of added)
        if (node instanceof HTMLElement)
          work.cells += node.querySelectorAll('.ag-cell').length + (node.matches('.ag-cell') ? 1 : 0)
    }).observe(grid, { childList: true, subtree: true })
    const post = MessagePort.prototype.postMessage as (this: MessagePort, message: unknown) => void
    MessagePort.prototype.postMessage = function (this: MessagePort, message: { method?: string }) {
      if (message.method === 'readPage') work.pages += 1
      post.call(this, message)
    }
    Object.assign(globalThis, { work })
  })

const workDone = ({ page }: Leastwise): Promise<{ cells: number; pages: number }> =>
  page.evaluate(() => {
    const { work } = globalThis as unknown as { work: { cells: number; pages: number } }
    const done = { ...work }
    Object.assign(work, { cells: 0, pages: 0 })
    return done
  })

const placeOf = ({ page }: Leastwise): Promise<readonly number[]> =>
  page.evaluate(() => [
    document.querySelector('.ag-grid-viewport')!.scrollTop,
    document.querySelector('.ag-grid-viewport')!.scrollLeft,
  ])

const numberOf = ({ page }: Leastwise, row: number) =>
  page.locator(`.ag-row[row-index="${row - 1}"] .row-number`)

describe('the table while other tabs are shown', () => {
  let window: Leastwise

  beforeAll(async () => {
    writeTable()
    window = await launchLeastwise({ args: [path] })
    await window.page.waitForSelector('[data-test="row-count"]:has-text("3,000")')
    await typeFormula(window, 'v0 ~ v1 + v2')
    await window.page.waitForSelector('[data-test="coefficients"] [data-term="v2"]')
    await window.page.fill('[data-test="go-to-row"] input', '2000')
    await window.page.keyboard.press('Enter')
    await window.page.waitForSelector('.ag-row.row-selected [col-id="#"]:has-text("2000")')
    await window.page.evaluate(() => {
      document.querySelector('.ag-grid-viewport')!.scrollLeft = 1500
    })
    await window.page.click('.ag-row[row-index="2002"] [col-id="c10"]')
    await window.page.waitForSelector('.ag-row[row-index="2002"] .chosen-cell[col-id="c10"]')
    await watchWork(window)
  })
  afterAll(async () => {
    await window?.close()
  })

  it('is shown again as it was, and draws no cell for it', async () => {
    const { page } = window
    const before = await placeOf(window)
    expect(before[0]).toBeGreaterThan(10_000)
    expect(before[1]).toBe(1500)
    await tab(window, 'fit')
    await page.waitForSelector('[data-test="fit-chart"] canvas[role="img"]')
    expect(await page.locator('[data-test="table-grid"]').isVisible()).toBe(false)
    expect(await page.locator('[data-test="go-to-row"] input').isVisible()).toBe(false)
    await tab(window, 'table')
    await page.waitForSelector('.ag-row[row-index="2002"] .chosen-cell[col-id="c10"]')
    expect(await placeOf(window)).toEqual(before)
    expect(await workDone(window)).toEqual({ cells: 0, pages: 0 })
    await window.screenshot('kept-table')
  })

  it('is not reached by the keyboard meanwhile', async () => {
    const { page } = window
    await page.click('.ag-row[row-index="2002"] [col-id="c10"]')
    await page.keyboard.press('Control+2')
    await page.waitForSelector('[data-test="fit-chart"] canvas[role="img"]')
    const inTable = () => page.evaluate(() => Boolean(document.activeElement?.closest('.table-view')))
    await expect.poll(inTable).toBe(false)
    await page.keyboard.press('Control+g')
    await page.keyboard.press('Control+f')
    expect(await page.locator('[data-test="find-text"]').count()).toBe(0)
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('Tab')
      expect(await inTable()).toBe(false)
    }
    await tab(window, 'table')
    await page.keyboard.press('Control+g')
    await expect.poll(inTable).toBe(true)
  })

  it('follows what changed meanwhile only when it is shown', async () => {
    const { page } = window
    const shown = page.locator('[data-test="row-count"]')
    await page.click('[data-test="add-condition"]')
    await page.fill('[data-test="typed-condition"] input', 'v0 > 100')
    await page.keyboard.press('Enter')
    await expect.poll(() => shown.innerText()).toContain(' of ')
    await tab(window, 'residuals')
    await page.waitForTimeout(1000) // what came of the condition
    await workDone(window)
    await page.click('[data-test="undo"]')
    await page.waitForSelector('[data-test="status"]:has-text("3,000")')
    await page.waitForTimeout(300)
    const hidden = await workDone(window)
    expect(hidden.pages).toBe(0)
    expect(hidden.cells).toBeLessThan(50) // a note above it may give or take a row's height
    await tab(window, 'table')
    await expect.poll(() => shown.innerText()).toBe('3,000 rows')
    expect((await workDone(window)).pages).toBeGreaterThan(0)
  })

  it('brings a row into view that was picked meanwhile, with its marks', async () => {
    const { page } = window
    await tab(window, 'fit')
    const chart = page.locator('[data-test="fit-chart"] .chart-canvas')
    await chart.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.waitForSelector('[data-test="selected-count"]:has-text("1 selected")')
    const row = Number(/row (\d+)/.exec(await chart.innerText())?.[1])
    expect(row).toBeGreaterThan(50)
    expect(await numberOf(window, row).count()).toBe(0)
    await page.click('[data-test="exclude"]')
    await page.click('[data-test="apply-exclude"]')
    await page.waitForSelector('[data-test="status"]:has-text("2,999")')
    await tab(window, 'table')
    await expect.poll(() => numberOf(window, row).innerText()).toBe(`○ ${row}`)
    const marked = page.locator(`.ag-row.row-selected.row-excluded[row-index="${row - 1}"]`).first()
    expect(await marked.isVisible()).toBe(true)
    expect(window.problems).toEqual([])
  })
})
