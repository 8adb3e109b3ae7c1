import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage, chooseTheme, coefficientOf, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-e2e-join-'))
const write = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const SALES = `shop,amount\n${Array.from({ length: 40 }, (_, i) => `${'abcd'[i % 4]},${10 * (i % 4) + (i % 7) / 10}`).join('\n')}\n`
const SHOPS = 'shop,size,amount\na,1,9\nb,2,8\nc,3,7\nA,9,1\n'
const sales = write('sales.csv', SALES)
const shops = write('shops.csv', SHOPS)

describe('two tables in the window', () => {
  let window: Leastwise

  beforeAll(async () => {
    window = await launchLeastwise({ args: [sales] })
    await window.page.waitForSelector('.ag-row [col-id="c0"]')
  })
  afterAll(async () => {
    await window?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const text = (selector: string): Promise<string> => window.page.innerText(selector)
  const count = (): Promise<string> => text('[data-test="row-count"]')
  const step = (number: number) => window.page.locator(`[data-test="step-${number}"]`)
  const did = (number: number): Promise<string> => step(number).locator('.did').innerText()
  const trial = (): Promise<string> => text('[data-test="step-trial"]')

  async function add(kind: string): Promise<void> {
    await window.page.click('[data-test="add-step"] button')
    await window.page.click(`.popup-menu [role="menuitem"]:has-text("${kind}")`)
    await window.page.waitForSelector('[data-test="step-form"]')
  }
  async function apply(): Promise<void> {
    await window.page.click('[data-test="step-apply"]')
    await window.page.waitForSelector('[data-test="step-form"]', { state: 'detached' })
  }

  it('are joined by the column that both have; the form says beforehand how many rows match', async () => {
    const { page } = window
    await add('Join with another file')
    expect(await page.isDisabled('[data-test="step-apply"]')).toBe(true)
    await window.stubOpenDialog(shops)
    await page.click('[data-test="join-choose"]')
    await expect.poll(() => page.inputValue('[data-test="join-other-1"] select')).toBe('shop')
    await expect.poll(trial).toContain('30 of 40 rows matched; no match: 10')
    await window.screenshot('join')
    await page.click('[data-test="column-choice-size"]')
    await expect.poll(trial).not.toContain('renamed')
    await page.click('[data-test="column-choice-size"]')
    await expect.poll(trial).toContain('renamed: amount → amount_2')
    await apply()
    await page.waitForSelector('[data-test="column-size"]')
    expect(await did(1)).toContain('30 of 40 rows matched')
    expect(await count()).toBe('40 rows')
    await typeFormula(window, 'amount ~ size')
    await expect.poll(() => coefficientOf(window, 'size')).toBeCloseTo(10, 0)
    await window.screenshot('join-fit')
  })

  it('by the keyboard alone: rows without a match are dropped, and that is undone', async () => {
    const { page } = window
    await step(1).locator('.words').focus()
    await page.keyboard.press('Enter')
    await page.waitForSelector('[data-test="join-other-1"]')
    await page.focus('[data-test="join-how"] input:checked')
    await page.keyboard.press('ArrowRight')
    await expect.poll(trial).toContain('30 of 40 rows kept')
    await page.focus('[data-test="step-apply"]')
    await page.keyboard.press('Enter')
    await expect.poll(count).toBe('30 rows')
    await page.keyboard.press('Control+z')
    await expect.poll(count).toBe('40 rows')
    await step(1).locator('input[type="checkbox"]').click()
    await expect.poll(() => page.locator('[data-test="column-size"]').count()).toBe(0)
    await step(1).locator('input[type="checkbox"]').click()
    await page.waitForSelector('[data-test="column-size"]')
  })

  it('are read anew when the other file has changed, and say which file is gone', async () => {
    const { page } = window
    write('shops.csv', SHOPS.replace('A,9,1', 'd,4,6'))
    await expect.poll(() => text('.notice-bar'), { timeout: 20_000 }).toContain('“shops.csv” has changed')
    await page.click('.notice-bar button:has-text("again")')
    await expect.poll(() => did(1)).toContain('40 of 40 rows matched')
    rmSync(shops)
    await expect.poll(() => text('.notice-bar'), { timeout: 20_000 }).toContain('“shops.csv” is no longer')
    await add('Filter rows')
    await page.fill('[data-test="step-expression"] input', 'size > 1')
    await apply()
    await expect.poll(() => did(1)).toContain('The file “shops.csv” that is joined: There is no file')
    await window.screenshot('join-gone')
    write('shops.csv', SHOPS)
    await page.keyboard.press('Control+z')
    await expect.poll(() => did(1)).toContain('30 of 40 rows matched')
  })

  it('refuse repeated keys until the first match is asked for', async () => {
    const { page } = window
    write('days.csv', 'shop;day\na;mon\na;tue\nb;wed\n')
    await add('Join with another file')
    await window.stubOpenDialog(join(folder, 'days.csv'))
    await page.click('[data-test="join-choose"]')
    await expect.poll(trial).toContain('keys in several rows: 1, first “a”')
    await window.screenshot('join-repeated')
    await page.click('[data-test="join-repeated"] label:has-text("take the first")')
    await expect.poll(trial).toContain('20 of 40 rows matched')
    await page.click('[data-test="join-reading"]')
    await page.waitForSelector('[data-test="import-counts"]')
    await window.screenshot('join-reading')
    await page.click('[data-test="import-apply"]')
    await expect.poll(trial).toContain('20 of 40 rows matched')
    await page.keyboard.press('Escape')
    await page.waitForSelector('[data-test="step-form"]', { state: 'detached' })
    expect(await step(2).count()).toBe(0)
  })

  it('give way to a summary of the groups, written by the keyboard', async () => {
    const { page } = window
    await page.focus('[data-test="add-step"] button')
    await page.keyboard.press('Enter')
    await page.keyboard.press('g')
    await page.keyboard.press('Enter')
    await page.waitForSelector('[data-test="step-form"]')
    await page.focus('[data-test="column-choice-shop"] input')
    await page.keyboard.press('Space')
    await expect.poll(trial).toBe('4 new rows from 40')
    await page.focus('[data-test="figure-more"]')
    await page.keyboard.press('Enter')
    await page.focus('[data-test="figure-2"] select')
    await page.keyboard.press('m')
    await expect.poll(() => page.inputValue('[data-test="figure-2"] select')).toMatch(/^me/)
    await window.screenshot('summarise')
    await page.focus('[data-test="step-apply"]')
    await page.keyboard.press('Enter')
    await expect.poll(count).toBe('4 rows')
    await expect.poll(() => did(2)).toBe('4 new rows from 40')
    await page.waitForSelector('[data-test="column-n"]')
    await window.screenshot('summarised')
    await page.keyboard.press('Control+z')
    await expect.poll(count).toBe('40 rows')
  })

  it('are told in Chinese and in the dark, and both files are as they were', async () => {
    await chooseLanguage(window, 'zh')
    await chooseTheme(window, 'dark')
    await expect.poll(() => did(1)).toContain('40 行中 30 行有匹配')
    await step(1).locator('.words').click()
    await window.page.waitForSelector('[data-test="join-other-1"]')
    await expect.poll(trial).toContain('30 行有匹配')
    await window.screenshot('join-zh-dark')
    expect(readFileSync(sales, 'utf8')).toBe(SALES)
    expect(readFileSync(shops, 'utf8')).toBe(SHOPS)
    expect(window.problems).toEqual([])
  })
})
