import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../main/cli/commandLine'
import { launchLeastwise, type Leastwise } from './launch'

const COLUMNS = 5000
const ROWS = 60
const LAST = `v${COLUMNS - 1}`
const FORMULA = `${LAST} ~ v1 + v2500`
const path = join(mkdtempSync(join(tmpdir(), 'leastwise-wide-')), 'wide.csv')

const cell = (row: number, column: number): string =>
  (((row * 7919 + column * 104_729) % 1009) / 8).toString()

function writeWideFile(): void {
  const columns = Array.from({ length: COLUMNS }, (_, column) => column)
  const lines = Array.from({ length: ROWS }, (_, row) => columns.map((column) => cell(row, column)).join(','))
  writeFileSync(path, `${columns.map((column) => `v${column}`).join(',')}\n${lines.join('\n')}\n`)
}

interface PageMessage {
  readonly method?: string
  readonly argument?: { readonly columns?: { readonly start: number; readonly end: number } }
}

describe('a table of thousands of columns', () => {
  let window: Leastwise

  beforeAll(async () => {
    writeWideFile()
    window = await launchLeastwise({ args: [path] })
    await window.page.waitForSelector('[data-test="column-v0"]')
  })
  afterAll(async () => {
    await window?.close()
  })

  it('lists those columns that are in sight, and any that are looked for', async () => {
    const { page } = window
    const items = page.locator('.data-panel .column-item')
    expect(await items.count()).toBeLessThan(200)
    await page.evaluate(() => document.querySelector('.data-panel .columns')!.scrollTo(0, 1e9))
    await page.waitForSelector(`[data-test="column-${LAST}"]`)
    await page.focus(`[data-test="column-${LAST}"]`)
    for (let step = 0; step < 100; step++) await page.keyboard.press('Shift+Tab')
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset.test))
      .toBe(`column-v${COLUMNS - 101}`)
    await page.fill('.data-panel input[type="search"]', 'v499')
    await expect.poll(() => items.count()).toBe(11)
    await page.fill('.data-panel input[type="search"]', '')
  })

  it('shows its last column, with the cells that stand in the file', async () => {
    const { page } = window
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('.ag-body-horizontal-scroll-viewport'))
        element.scrollLeft = 1e9
    })
    const shown = page.locator(`.ag-row[row-index="3"] [col-id="c${COLUMNS - 1}"]`)
    await expect.poll(async () => Number(await shown.innerText())).toBe(Number(cell(3, COLUMNS - 1)))
    await window.screenshot('wide-table')
  })

  it('fetches the columns in sight alone, wherever one scrolls, and in any order of rows', async () => {
    const { page } = window
    await page.evaluate(() => {
      const widths: number[] = []
      const post = MessagePort.prototype.postMessage as (this: MessagePort, message: unknown) => void
      MessagePort.prototype.postMessage = function (this: MessagePort, message: PageMessage) {
        const { start, end } = message.argument?.columns ?? { start: 0, end: 0 }
        if (message.method === 'readPage') widths.push(end - start)
        post.call(this, message)
      }
      Object.assign(globalThis, { widths })
    })
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('.ag-body-horizontal-scroll-viewport'))
        element.scrollLeft = element.scrollWidth / 2
    })
    const columnInSight = (): Promise<number> =>
      page.evaluate(() =>
        Number(
          document
            .querySelector('.ag-row[row-index="3"] .ag-cell[col-id^="c"]')
            ?.getAttribute('col-id')
            ?.slice(1),
        ),
      )
    await expect.poll(columnInSight).toBeGreaterThan(1000)
    const column = (await columnInSight()) + 3
    const shown = page.locator(`.ag-row[row-index="3"] [col-id="c${column}"]`)
    await expect.poll(async () => Number(await shown.innerText())).toBe(Number(cell(3, column)))
    await page.click(`.ag-header-cell[col-id="c${column}"] .table-header-sort`)
    const values = Array.from({ length: ROWS }, (_, row) => Number(cell(row, column))).sort((a, b) => a - b)
    await expect.poll(async () => Number(await shown.innerText())).toBe(values[3])
    const widths = await page.evaluate(() => (globalThis as unknown as { widths: number[] }).widths)
    expect(widths.length).toBeGreaterThan(1)
    expect(Math.min(...widths)).toBeGreaterThan(0)
    expect(Math.max(...widths)).toBeLessThan(300)
    await window.screenshot('wide-table-middle')
  })

  it('is fitted as on the command line', async () => {
    const { page } = window
    await page.fill('[data-test="formula"] input', FORMULA)
    await page.keyboard.press('Enter')
    const term = page.locator('[data-test="coefficients"] [data-term="v2500"]')
    await expect.poll(() => term.count()).toBe(1)
    const told = await run('fit', path, '--formula', FORMULA, '--json', '-')
    const { coefficients } = JSON.parse(told.out) as {
      coefficients: { term: string; estimate: number }[]
    }
    const { estimate } = coefficients.find((one) => one.term === 'v2500')!
    expect(Number(await term.locator('td').first().innerText())).toBeCloseTo(estimate, 4)
    expect(window.problems).toEqual([])
  })
})
