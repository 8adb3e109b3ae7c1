import { existsSync, mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/shared/numeric/seededRandom'
import { chooseLanguage, chooseTheme, tab, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'
import { countPixels, type Rectangle } from './pixels'

const ROWS = 300_000
/** Every so many rows one lies far off the line: 30 rows. */
const EVERY = 10_000
/** These lie on the line, far from the others. */
const FAR = new Map([
  [70_001, 3],
  [170_001, 4],
  [270_001, -3],
])
const folder = mkdtempSync(join(tmpdir(), 'leastwise-large-'))
const path = join(folder, 'large.csv')
const outliers = Array.from({ length: ROWS / EVERY }, (_, k) => k * EVERY + 5)

/** y = 1 + 2 x with errors that are uniform between ± 1, so that of the ordinary rows none is an outlier. */
function writeLargeFile(): void {
  const random = seededRandom(11)
  const planted = new Set(outliers)
  const lines = Array.from({ length: ROWS }, (_, i) => {
    const row = i + 1
    const x = FAR.get(row) ?? 2 * random.uniform() - 1
    const error = planted.has(row) ? (row % 20_000 === 5 ? 9 : -9) : 2 * random.uniform() - 1
    return `${x.toFixed(5)},${(1 + 2 * x + (FAR.has(row) ? 0 : error)).toFixed(5)}`
  })
  writeFileSync(path, `x,y\n${lines.join('\n')}\n`)
}

/** Where a chart's canvas is on the window. */
const canvasBox = async ({ page }: Leastwise, chart: string): Promise<Rectangle> => {
  const box = await page.locator(`[data-test="${chart}"] canvas[role="img"]`).boundingBox()
  if (!box) throw new Error(`${chart} is not on show`)
  return box
}

const notes = ({ page }: Leastwise, chart: string): Promise<string> =>
  page.locator(`[data-test="${chart}"] [data-test="plot-notes"]`).innerText()

describe('charts of several hundred thousand rows', () => {
  let window: Leastwise

  beforeAll(async () => {
    writeLargeFile()
    window = await launchLeastwise({ args: [path] })
    await window.page.waitForSelector('[data-test="column-x"]')
    await typeFormula(window, 'y ~ x')
    await window.page.waitForSelector('[data-test="coefficients"] [data-term="x"]')
    await tab(window, 'fit')
  })
  afterAll(async () => {
    await window?.close()
  })

  it('say how many rows the cells count, how many are sampled, and which flagged rows are drawn', async () => {
    await expect
      .poll(() => notes(window, 'fit-chart'))
      .toMatch(
        /^300,000 rows: shaded cells count them\. Points: a sample of [\d,]+, and of [\d,]+ flagged rows/,
      )
    expect(await notes(window, 'fit-chart')).toMatch(/flagged rows/)
    const label = window.page.locator('[data-test="fit-chart"] .chart-canvas')
    await expect.poll(() => label.getAttribute('aria-label')).toContain('300,000 rows: shaded cells')
  })

  it('draw every outlier that was planted, and the rows far out', async () => {
    const { page } = window
    await page.click('[data-test="fit-chart"] [data-test="chart-table"]')
    const rows = page.locator('.el-dialog table').first().locator('tbody td:first-child')
    const listed = async (): Promise<number[]> =>
      (await rows.allInnerTexts()).map((text) => Number(text.replaceAll(/\D/g, '')))
    await expect.poll(listed).toEqual(expect.arrayContaining([...FAR.keys()]))
    const worst = (await listed()).slice(0, outliers.length)
    expect([...worst].sort((a, b) => a - b)).toEqual(outliers)
    const fullest = page.locator('[data-test="cell-table"] tbody tr').first()
    expect(await fullest.innerText()).toMatch(/-?[\d.]+ to -?[\d.]+\s+-?[\d.]+ to -?[\d.]+\s+[\d,]+/)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.el-dialog table').count()).toBe(0)
  })

  it('tell the count and the range of a cell to the keyboard and to the pointer', async () => {
    const { page } = window
    await page.focus('[data-test="fit-chart"] .chart-canvas')
    await page.keyboard.press('Shift+ArrowRight')
    const tooltip = page.locator('[data-test="fit-chart"] [data-test="tooltip"]')
    await expect.poll(() => tooltip.innerText()).toMatch(/^[\d,]+ rows in this cell/)
    const first = await tooltip.innerText()
    await page.keyboard.press('Shift+ArrowRight')
    await expect.poll(() => tooltip.innerText()).not.toBe(first)
    expect(await tooltip.innerText()).toMatch(/x\s+-?[\d.]+ to -?[\d.]+\s+y\s+-?[\d.]+ to -?[\d.]+/)
    await page.keyboard.press('Escape')
    await expect.poll(() => tooltip.count()).toBe(0)
  })

  it('draw the row that is picked elsewhere, though it is one of many', async () => {
    const { page } = window
    const chart = page.locator('[data-test="fit-chart"] .chart-canvas')
    const before = Number(await chart.getAttribute('data-points'))
    await tab(window, 'table')
    await page.locator('.ag-row[row-index="1"] .ag-cell').nth(1).click()
    await expect.poll(() => page.locator('.ag-row.row-selected').count()).toBeGreaterThan(0)
    await tab(window, 'fit')
    await expect.poll(async () => Number(await chart.getAttribute('data-points'))).toBe(before + 1)
  })

  it.each([
    ['light', 'en', '#d55e00', '#009e73'],
    ['dark', 'zh', '#ff8a3d', '#2fc29a'],
  ] as const)('show them in the %s theme, %s', async (theme, language, outlier, leverage) => {
    await chooseTheme(window, theme)
    await chooseLanguage(window, language)
    await window.page.mouse.move(5, 5)
    for (const name of ['fit', 'residuals'] as const) {
      await tab(window, name)
      const chart = name === 'fit' ? 'fit-chart' : 'diagnostic-0'
      await expect.poll(() => notes(window, chart)).toContain(language === 'zh' ? '阴影格' : 'shaded cells')
      const rectangle = await canvasBox(window, chart)
      const pixels = async (color: string): Promise<number> =>
        countPixels(await window.screenshot(`large-${name}-${theme}-${language}`), color, { rectangle })
      // A mark is some 20 pixels large, and marks lie side by side.
      await expect.poll(() => pixels(outlier)).toBeGreaterThan(200)
      await expect.poll(() => pixels(leverage)).toBeGreaterThan(15)
    }
    await expect.poll(() => notes(window, 'diagnostic-1')).toContain('300,000')
  })

  it('leave the program as a picture', async () => {
    const png = join(folder, 'fit.png')
    await tab(window, 'fit')
    await window.stubSaveDialog(png)
    await window.page.click('[data-test="fit-chart"] [data-test="chart-save"]')
    await expect.poll(() => existsSync(png) && statSync(png).size).toBeGreaterThan(10_000)
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
