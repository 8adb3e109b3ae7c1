import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { chooseLanguage, coefficientOf, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'

const FIRST_ROWS = '[data-test="first-rows"]'
const folder = mkdtempSync(join(tmpdir(), 'leastwise-first-rows-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** So many MB of rows; the last one makes `code`, numbers until then, a column of texts. */
function writeLargeFile(name: string, megabytes: number): string {
  const rows = Array.from(
    { length: 1000 },
    (_, row) => `${1000 + row},${(row / 7).toFixed(4)},group ${row % 7}`,
  )
  const block = `${rows.join('\n')}\n`
  const blocks = Math.ceil((megabytes * 2 ** 20) / block.length)
  const path = join(folder, name)
  writeFileSync(path, `code,x,group\n${block.repeat(blocks)}007,1,last\n`)
  return path
}

/** Whatever the first rows' bar said, and the first cells below it, from here on. */
async function watchFirstRows(window: Leastwise): Promise<void> {
  await window.page.evaluate((selector) => {
    const seen: { said: string; cells: string; panels: string }[] = []
    Object.assign(globalThis, { seen })
    const look = (): void => {
      const bar = document.querySelector<HTMLElement>(selector)
      const row = document.querySelector<HTMLElement>('.ag-row[row-index="0"] [col-id="c1"]')
      const panel = document.querySelector('aside')
      if (bar && row?.textContent) {
        const panels = panel?.inert ? 'inert' : 'in use'
        seen.push({ said: bar.textContent, cells: row.textContent, panels })
      }
      requestAnimationFrame(look)
    }
    look()
  }, FIRST_ROWS)
}

const firstSeen = (window: Leastwise): Promise<unknown> =>
  window.page.evaluate(() => (globalThis as unknown as { seen: unknown[] }).seen[0] ?? null)

const topRow = (window: Leastwise): Promise<string> =>
  window.page.evaluate(() => {
    const header = document.querySelector('.ag-header')!.getBoundingClientRect().bottom
    const rows = [...document.querySelectorAll('.ag-row [col-id="#"]')]
      .map((cell) => ({ text: cell.textContent, top: cell.getBoundingClientRect().top }))
      .filter(({ top }) => top > header - 20)
    return (rows.sort((a, b) => a.top - b.top)[0]?.text ?? '').replace(/\D/g, '')
  })

const scrollTo = (window: Leastwise, pixels: number): Promise<void> =>
  window.page.evaluate((top) => void (document.querySelector('.ag-grid-viewport')!.scrollTop = top), pixels)

describe('the first rows of a large file', () => {
  it('stand in the table until it is read, which then says the final truth in the same place', async () => {
    const window = await launchLeastwise()
    const { page } = window
    await page.waitForSelector('body[data-ready="true"]')
    await chooseLanguage(window, 'en')
    await watchFirstRows(window)
    await window.stubOpenDialog(writeLargeFile('large.csv', 64))
    await page.keyboard.press('Control+o')
    await page.waitForSelector(`${FIRST_ROWS} [role="status"]`)
    await expect
      .poll(() =>
        page
          .locator('.ag-row[row-index="100"]')
          .count()
          .then(() => topRow(window)),
      )
      .toBe('1')
    await scrollTo(window, 28 * 60)
    await expect.poll(() => topRow(window)).toBe('61')
    await page.waitForSelector('[data-test="column-code"]', { timeout: 60_000 })
    await expect.poll(() => page.locator(FIRST_ROWS).count()).toBe(0)
    await expect.poll(() => topRow(window)).toMatch(/^6[01]$/)
    expect(await firstSeen(window)).toEqual({
      said: 'The first 200 rows. All rows of large.csv are still being read.',
      cells: '0',
      panels: 'inert',
    })
    // Every cell of it is text now.
    await expect.poll(() => page.innerText('.ag-header-cell[col-id="c0"] .type-badge')).toBe('abc')
    expect(window.problems).toEqual([])
    await window.close()
  })

  it('go away when the reading is cancelled, and leave the open file as it was', async () => {
    const window = await launchLeastwise({ args: [resolve('resources/samples/cars.csv')] })
    const { page } = window
    await page.waitForSelector('[data-test="column-dist"]')
    await chooseLanguage(window, 'zh')
    await typeFormula(window, 'dist ~ speed')
    await expect.poll(() => coefficientOf(window, 'speed')).toBeCloseTo(3.932408759, 8)
    await page.click('.ag-header-cell:has([title="dist"]) .table-header-sort')
    await page.click('.ag-header-cell:has([title="dist"]) .table-header-sort')
    await expect.poll(() => topRow(window)).toBe('49')
    await scrollTo(window, 28 * 9)
    await expect.poll(() => topRow(window)).not.toBe('49')
    const before = await topRow(window)
    await watchFirstRows(window)
    await window.stubOpenDialog(writeLargeFile('unwanted.csv', 64))
    await page.keyboard.press('Control+o')
    await page.waitForSelector(FIRST_ROWS)
    await page.click('[data-test="cancel"]')
    await expect.poll(() => page.locator(FIRST_ROWS).count()).toBe(0)
    await expect.poll(() => page.innerText('[data-test="row-count"]')).toBe('50 行')
    await expect.poll(() => topRow(window)).toBe(before)
    await expect.poll(() => coefficientOf(window, 'speed')).toBeCloseTo(3.932408759, 8)
    expect(await firstSeen(window)).toMatchObject({ said: '前 200 行。 unwanted.csv 的全部行仍在读取中。' })
    expect(window.problems).toEqual([])
    await window.close()
  })
})
