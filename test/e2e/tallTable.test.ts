import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchLeastwise, type Leastwise } from './launch'

/** Taller than Chromium lets a page be, so that the scroll bar stands for more than it can show. */
const ROWS = 2_400_000
/** A page of the engine's begins behind this row. */
const PAGE = 600_000
const COLUMNS = ['a', 'b', 'c', 'd']
const folder = mkdtempSync(join(tmpdir(), 'leastwise-tall-'))
const path = join(folder, 'tall.csv')

function writeTallFile(): void {
  const lines = Array.from({ length: ROWS }, (_, i) => `${i + 1},${i % 7},${i % 11},${i % 13}`)
  writeFileSync(path, `${COLUMNS.join(',')}\n${lines.join('\n')}\n`)
}

const numbersIn = '.ag-row [col-id="#"]'

/** The number of the topmost row whose cells are drawn within the table. */
const topRow = ({ page }: Leastwise): Promise<number> =>
  page.evaluate((selector) => {
    const top = document.querySelector('.ag-grid-scrolling-rows')!.parentElement!.parentElement!
    const { top: edge } = top.getBoundingClientRect()
    const header = document.querySelector('.ag-header')!.getBoundingClientRect().bottom
    const cells = [...document.querySelectorAll(selector)].map((cell) => ({
      row: Number(cell.textContent.replaceAll(/\D/g, '')),
      bottom: cell.getBoundingClientRect().bottom,
    }))
    return Math.min(
      ...cells.filter(({ bottom }) => bottom > Math.max(edge, header) + 1).map(({ row }) => row),
    )
  }, numbersIn)

describe('a table taller than a page can be', () => {
  let window: Leastwise

  beforeAll(async () => {
    writeTallFile()
    window = await launchLeastwise({ args: [path] })
    await window.page.waitForSelector('[data-test="row-count"]:has-text("2,400,000")')
    await window.page.waitForSelector(numbersIn)
  })
  afterAll(async () => {
    await window?.close()
  })

  it('draws the cells of a page once, when it has come', async () => {
    const { page } = window
    const { made, shown } = await page.evaluate(
      async ({ selector, first, rowCount }) => {
        const viewport = document.querySelector('.ag-grid-viewport')!
        let made = 0
        const observer = new MutationObserver((changes) => {
          const added = changes.flatMap(({ addedNodes }) => [...addedNodes])
          for (const node of added)
            if (node instanceof HTMLElement)
              made += node.querySelectorAll('.ag-cell').length + (node.matches('.ag-cell') ? 1 : 0)
        })
        observer.observe(viewport, { childList: true, subtree: true })
        const { scrollHeight, clientHeight } = viewport
        viewport.scrollTop = ((scrollHeight - clientHeight) * first) / (rowCount - clientHeight / 28)
        const numbers = () => [...document.querySelectorAll(selector)].map((cell) => Number(cell.textContent))
        while (!numbers().includes(first)) await new Promise(requestAnimationFrame)
        await new Promise(requestAnimationFrame)
        observer.disconnect()
        return { made, shown: document.querySelectorAll('.ag-cell').length }
      },
      { selector: numbersIn, first: PAGE + 30, rowCount: ROWS },
    )
    expect(shown).toBeGreaterThan(50)
    expect(made).toBeLessThanOrEqual(shown)
  })

  it('moves by as many rows for a notch of the wheel as any other', async () => {
    const { page } = window
    await page.hover('.ag-row [col-id="c1"]')
    const before = await topRow(window)
    for (let notch = 0; notch < 10; notch++) await page.mouse.wheel(0, 84)
    // 840 pixels of rows of 28; a pixel of the scroll bar is some two of these.
    await expect.poll(async () => (await topRow(window)) - before).toBeGreaterThanOrEqual(29)
    expect((await topRow(window)) - before).toBeLessThanOrEqual(31)
    for (let notch = 0; notch < 10; notch++) await page.mouse.wheel(0, -84)
    await expect.poll(async () => Math.abs((await topRow(window)) - before)).toBeLessThanOrEqual(1)
  })

  it('shows its top when it is sorted, and then every other row of the new order', async () => {
    const { page } = window
    const firstRow = '.ag-row[row-index="0"] [col-id="#"]'
    expect(await topRow(window)).toBeGreaterThan(1000)
    await page.click('.ag-header-cell:has([title="b"]) .table-header-sort')
    await page.click('.ag-header-cell:has([title="b"]) .table-header-sort')
    // By the rest that the places leave by seven, the greatest first.
    await expect.poll(() => page.locator(firstRow).textContent()).toBe('7')
    await page.fill('[data-test="go-to-row"] input', '8')
    await page.press('[data-test="go-to-row"] input', 'Enter')
    await expect.poll(() => page.locator('.row-selected [col-id="c0"]').textContent()).toBe('8')
    // Behind six groups of 342,857 rows, the second of those with the rest 0.
    await expect.poll(() => page.locator('.row-selected').getAttribute('row-index')).toBe('2057143')
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
