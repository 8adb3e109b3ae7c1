import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage, chooseTheme, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-e2e-table-'))

const GROUPS = ['north', 'south', 'east']
const rows = Array.from({ length: 3000 }, (_, i) => {
  const day = new Date(Date.UTC(2024, 0, 1 + (i % 366))).toISOString().slice(0, 10)
  return `${GROUPS[i % 3]},${(i % 100) / 4},${i % 7 === 0 ? '' : i},${day}`
})
const sites = join(folder, 'sites.csv')
writeFileSync(sites, `site,x,y,day\n${rows.join('\n')}\n`)

const count = (window: Leastwise): Promise<string> => window.page.innerText('[data-test="row-count"]')
/** The row number at a place of the view, without the mark of its flag. */
const rowAt = async (window: Leastwise, place: number): Promise<string> =>
  (await window.page.innerText(`.ag-row[row-index="${place}"] [col-id="#"]`)).replace(/\D/g, '')

async function goTo(window: Leastwise, row: number): Promise<void> {
  await window.page.keyboard.press('Control+g')
  await window.page.keyboard.type(String(row))
  await window.page.keyboard.press('Enter')
}

async function chooseInMenu(window: Leastwise, column: string, ...lines: string[]): Promise<void> {
  await window.page.click(`.ag-header-cell:has([title="${column}"]) .menu-button`)
  for (const line of lines) await window.page.click(`.popup-menu [role^="menuitem"]:has-text("${line}")`)
}

describe('the table in the window', () => {
  let window: Leastwise

  beforeAll(async () => {
    window = await launchLeastwise({ args: [sites] })
    await window.page.waitForSelector('.ag-row [col-id="c0"]')
  })
  afterAll(async () => {
    await window?.close()
  })

  it('tells of each column its type, its missing cells, its values and how they lie', async () => {
    const header = window.page.locator('.ag-header-cell:has([title="y"])')
    await expect.poll(() => header.innerText()).toContain('distinct')
    await expect.poll(() => header.innerText()).toContain('429 missing')
    await expect.poll(() => header.locator('rect').count()).toBe(10)
    await expect.poll(() => count(window)).toBe('3,000 rows')
    await window.screenshot('table-header')
  })

  it('keeps the rows whose value lies between two ends, and the fit follows', async () => {
    const { page } = window
    await typeFormula(window, 'y ~ x')
    await page.waitForSelector('[data-test="coefficients"] [data-term="x"]')
    await chooseInMenu(window, 'x', 'Filter')
    await page.fill('[data-test="condition-from"] input', '10')
    await page.fill('[data-test="condition-to"] input', '12.25')
    await page.waitForTimeout(350)
    await window.screenshot('table-filter-dialog')
    await page.click('[data-test="filter-apply"]')
    await expect.poll(() => count(window)).toBe('300 of 3,000 rows')
    await expect.poll(() => rowAt(window, 0)).toBe('41')
    await expect.poll(() => rowAt(window, 9)).toBe('50')
    await expect.poll(() => rowAt(window, 10)).toBe('141')
    await expect
      .poll(() => page.innerText('[data-test="status"]'))
      .toContain('256 rows used · 44 missing · 2,700 excluded or filtered out')
  })

  it('adds conditions, and takes each away again', async () => {
    const { page } = window
    await chooseInMenu(window, 'site', 'Filter')
    await page.check('[data-value="south"]')
    await page.click('[data-test="filter-apply"]')
    await expect.poll(() => count(window)).toBe('100 of 3,000 rows')
    await page.click('[data-test="add-condition"]')
    await page.fill('[data-test="typed-condition"] input', 'y >')
    await page.keyboard.press('Enter')
    await page.waitForSelector('[data-test="typed-condition"] [role="alert"]')
    await page.fill('[data-test="typed-condition"] input', 'y > 1000 OR y IS NULL')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('[data-test="filter-line"] li').count()).toBe(3)
    await window.screenshot('table-filtered')
    await page.click('[data-test="filter-line"] li:nth-child(1) .remove')
    await expect.poll(() => page.locator('[data-test="filter-line"] li').count()).toBe(2)
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.locator('[data-test="filter-line"] li').count()).toBe(3)
    await page.click('[data-test="clear-filter"]')
    await expect.poll(() => count(window)).toBe('3,000 rows')
  })

  it('finds a text, row after row', async () => {
    const { page } = window
    await page.keyboard.press('Control+f')
    await page.fill('[data-test="find-text"]', 'EAST')
    await expect.poll(() => page.innerText('[data-test="find-count"]')).toBe('1 of 1,000 rows')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.innerText('[data-test="find-count"]')).toBe('2 of 1,000 rows')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.press('Shift+Enter')
    await expect.poll(() => page.innerText('[data-test="find-count"]')).toBe('1,000 of 1,000 rows')
    await expect.poll(() => page.locator('.row-selected .found-cell').innerText()).toBe('east')
    await window.screenshot('table-find')
    await page.keyboard.press('Escape')
    await page.waitForSelector('[data-test="find-bar"]', { state: 'detached' })
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-test')))
      .toBe('find')
  })

  it('says that no row satisfies the conditions, and shows rows again where they change', async () => {
    const { page } = window
    const typeCondition = async (condition: string): Promise<void> => {
      await page.click('[data-test="add-condition"]')
      await page.fill('[data-test="typed-condition"] input', condition)
      await page.keyboard.press('Enter')
    }
    await typeCondition('x < -1')
    await page.waitForSelector('[data-test="no-rows"]:has-text("No row satisfies the conditions.")')
    expect(await page.locator('.ag-overlay:visible').count()).toBe(0)
    const said = await page.locator('[data-test="no-rows"]').boundingBox()
    if (said === null) throw new Error('nothing is said of the rows')
    const onTop = await page.evaluate(
      ([x, y]) => document.elementFromPoint(x, y)?.getAttribute('data-test'),
      [said.x + said.width / 2, said.y + said.height / 2],
    )
    expect(onTop).toBe('no-rows')
    await window.screenshot('table-no-rows')
    await page.click('[data-test="filter-line"] li:nth-child(1) .remove')
    await expect.poll(() => rowAt(window, 0)).toBe('1')
    await expect.poll(() => count(window)).toBe('3,000 rows')
    await typeCondition('x < -1')
    await page.waitForSelector('[data-test="no-rows"]')
    await page.click('[data-test="undo"]')
    await expect.poll(() => rowAt(window, 0)).toBe('1')
    await page.waitForSelector('[data-test="no-rows"]', { state: 'detached' })
  })

  it('goes to a row by its number, sorted or not, and says when it is filtered out', async () => {
    const { page } = window
    await page.click('.ag-header-cell:has([title="x"]) .table-header-sort')
    await goTo(window, 2500)
    await page.waitForSelector('.row-selected:has-text("2500")')
    await chooseInMenu(window, 'site', 'Filter')
    await page.check('[data-value="south"]')
    await page.click('[data-test="filter-apply"]')
    await expect.poll(() => count(window)).toBe('1,000 of 3,000 rows')
    await goTo(window, 1)
    await expect.poll(() => page.textContent('[data-test="notice-message"]')).toBe('Row 1 is filtered out.')
    await page.click('[data-test="clear-filter"]')
  })

  it('copies a cell, a block of cells and whole rows, of millions none that would stop the window', async () => {
    const { app, page } = window
    const clipboard = () => app.evaluate(({ clipboard: board }) => board.readText())
    const cell = (place: number, column: string) =>
      page.locator(`.ag-row[row-index="${place}"] [col-id="${column}"]`)
    await page.click('.ag-header-cell:has([title="x"]) .table-header-sort')
    await page.click('.ag-header-cell:has([title="x"]) .table-header-sort')
    await goTo(window, 1)
    await expect.poll(() => rowAt(window, 0)).toBe('1')
    await cell(1, 'c1').click()
    await page.keyboard.press('Control+c')
    await expect.poll(clipboard).toBe('0.25\n')
    await cell(3, 'c2').click({ modifiers: ['Shift'] })
    await expect.poll(() => page.innerText('[data-test="chosen-cells"]')).toBe('3 rows × 2')
    await page.keyboard.press('Control+c')
    await expect.poll(clipboard).toBe('0.25\t1\n0.5\t2\n0.75\t3\n')
    await page.keyboard.press('Shift+ArrowDown')
    await expect.poll(() => page.innerText('[data-test="chosen-cells"]')).toBe('4 rows × 2')
    await window.screenshot('table-chosen')
    await cell(0, '#').click()
    await cell(7, '#').click({ modifiers: ['Control'] })
    await page.keyboard.press('Control+Shift+c')
    await expect.poll(clipboard).toBe('site\tx\ty\tday\nnorth\t0\t\t2024-01-01\nsouth\t1.75\t\t2024-01-08\n')
    await expect.poll(() => page.innerText('[data-test="chosen-cells"]')).toBe('2 rows copied')
    await page.keyboard.press('Control+a')
    await expect.poll(() => page.innerText('[data-test="chosen-cells"]')).toBe('3,000 rows chosen')
  })

  it('hears a key that follows a click at once, while the row is drawn anew as the selected one', async () => {
    const { app, page } = window
    const clipboard = () => app.evaluate(({ clipboard: board }) => board.readText())
    for (const place of [2, 4, 6, 8, 10, 12]) {
      await page.click(`.ag-row[row-index="${place}"] [col-id="c1"]`)
      await page.keyboard.press('Control+c')
      await expect.poll(clipboard).toBe(`${place / 4}\n`)
    }
  })

  it('exports the rows that are shown, in their order', async () => {
    const { page } = window
    await chooseInMenu(window, 'site', 'Filter')
    await page.check('[data-value="east"]')
    await page.click('[data-test="filter-apply"]')
    await expect.poll(() => count(window)).toBe('1,000 of 3,000 rows')
    await chooseInMenu(window, 'day', 'Sort descending')
    await page.click('[data-test="export-rows"]')
    await expect.poll(() => page.innerText('[data-test="export-lead"]')).toContain('1,000 rows')
    await page.waitForTimeout(350)
    await window.screenshot('table-export')
    const saved = join(folder, 'east.csv')
    await window.stubSaveDialog(saved)
    await page.uncheck('[data-test="export-mark"]')
    await page.click('[data-test="export-run"]')
    await expect.poll(() => page.textContent('[data-test="notice-message"]')).toContain('east.csv')
    const lines = readFileSync(saved, 'utf8').trim().split('\r\n')
    expect(lines.slice(0, 2)).toEqual(['site,x,y,day', 'east,16.25,365,2024-12-31'])
    expect(lines).toHaveLength(1001)
    const book = join(folder, 'east.xlsx')
    await window.stubSaveDialog(book)
    await page.click('[data-test="export-rows"]')
    await page.check('[data-test="export-dialog"] input[value="xlsx"]', { force: true })
    await page.click('[data-test="export-run"]')
    await expect.poll(() => page.textContent('[data-test="notice-message"]')).toContain('east.xlsx')
    expect(readFileSync(book).subarray(0, 2).toString()).toBe('PK')
    await page.click('[data-test="notice-dismiss"]')
    await page.click('[data-test="clear-filter"]')
    await expect.poll(() => count(window)).toBe('3,000 rows')
  })

  it('frames the header that the keyboard has reached, once', async () => {
    const { page } = window
    await page.locator('.ag-row[row-index="0"] [col-id="c1"]').click()
    await page.keyboard.press('ArrowUp')
    const frames = (): Promise<number> =>
      page.evaluate(() => {
        const header = document.activeElement
        if (!header?.matches('.ag-header-cell')) return 0
        const { outlineStyle, boxShadow } = getComputedStyle(header)
        return [outlineStyle, boxShadow].filter((frame) => frame !== 'none').length
      })
    await expect.poll(frames).toBe(1)
    await window.screenshot('table-header-focus')
  })

  it('reads a column as another type, which can be undone, and marks what cannot be read so', async () => {
    const { page } = window
    await chooseInMenu(window, 'site', 'Read as', 'number')
    await expect.poll(() => page.innerText('.ag-header-cell:has([title="site"])')).toContain('✕ 3,000')
    await page.waitForSelector('.failed-cell')
    await window.screenshot('table-failed')
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.innerText('.ag-header-cell:has([title="site"]) .type-badge')).toBe('abc')
    const badge = page.locator('.ag-header-cell:has([title="x"]) .type-badge')
    await chooseInMenu(window, 'x', 'Read as', 'text')
    await expect.poll(() => badge.innerText()).toBe('abc')
    await page.keyboard.press('Control+z')
    await expect.poll(() => badge.innerText()).toBe('1.2')
  })

  it.each(['light', 'dark'] as const)('looks right: %s', async (theme) => {
    await chooseTheme(window, theme)
    await chooseLanguage(window, theme === 'light' ? 'en' : 'zh')
    await window.page.waitForTimeout(300)
    await window.screenshot(`table-${theme}`)
  })

  it('begins at the top with another file, and keeps its bar in sight', async () => {
    const { page } = window
    await goTo(window, 2500)
    await page.waitForSelector('.row-selected:has-text("2500")')
    const others = join(folder, 'others.csv')
    writeFileSync(others, `x,y\n${rows.map((_, i) => `${i},${i % 5}`).join('\n')}\n`)
    await window.stubOpenDialog(others)
    await page.keyboard.press('Control+o')
    await page.waitForSelector('.file strong:has-text("others.csv")')
    await page.waitForSelector('.ag-row[row-index="0"] [col-id="c0"]')
    const top = await page.locator('.ag-row[row-index="0"] [col-id="c0"]').boundingBox()
    const header = await page.locator('.ag-header').boundingBox()
    expect(top?.y).toBeGreaterThanOrEqual((header?.y ?? NaN) + (header?.height ?? NaN) - 1)

    await window.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0].setContentSize(1024, 640),
    )
    await page.click('.ag-row[row-index="1"] [col-id="c0"]')
    await page.keyboard.press('Shift+ArrowDown')
    await page.waitForSelector('[data-test="copy-cells"]')
    const edge = await page.locator('[data-test="table-grid"]').boundingBox()
    await expect
      .poll(async () => {
        const field = await page.locator('[data-test="go-to-row"]').boundingBox()
        return (field?.x ?? NaN) + (field?.width ?? NaN)
      })
      .toBeLessThanOrEqual((edge?.x ?? NaN) + (edge?.width ?? NaN))
  })

  it('shows times to the second', async () => {
    const { page } = window
    const times = join(folder, 'times.csv')
    writeFileSync(
      times,
      `a,b\n${Array.from({ length: 40 }, (_, i) => `2024-03-11T13:${10 + i}:05,${i}`).join('\n')}\n`,
    )
    await window.stubOpenDialog(times)
    await page.keyboard.press('Control+o')
    const cell = page.locator('.ag-row[row-index="0"] [col-id="c0"]')
    await expect.poll(() => cell.innerText()).toBe('2024-03-11T13:10:05')
    expect(await cell.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(0)
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})

describe('the sample in the table', () => {
  it('opens with what its columns hold', async () => {
    const window = await launchLeastwise({ args: [resolve('resources/samples/mtcars.csv')] })
    await window.page.waitForSelector('.ag-row [col-id="c0"]')
    await window.screenshot('table-sample')
    await window.close()
  })
})
