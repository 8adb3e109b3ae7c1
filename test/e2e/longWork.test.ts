import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workbookParts } from '../../src/main/export/workbookParts'
import { chooseMethod, coefficientOf, tab, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'
import { MANY_ROWS_FORMULA, writeManyRows } from './manyRows'
import { watched } from './windowWatch'

/** On a machine that does other things beside it; test/bench holds an idle one to a tenth to a quarter of that. */
const QUICK_MS = 500
const CANCEL_MS = 500

const folder = mkdtempSync(join(tmpdir(), 'leastwise-long-work-'))
const temporary = join(folder, 'temporary')
const targets = join(folder, 'targets')
const large = join(folder, 'large.csv')
const million = join(folder, 'million.csv')
const workbook = join(folder, 'long.xlsx')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function writeWorkbook(): Promise<void> {
  const block = Array.from({ length: 1000 }, (_, i) => [i, 2 * i + (i % 3), `name ${i}`])
  async function* rows(): AsyncGenerator<(string | number)[][]> {
    for (let blocks = 0; blocks < 400; blocks++) yield await Promise.resolve(block)
  }
  const columns = ['plain', 'plain', 'plain'] as const
  await writeFile(
    workbook,
    workbookParts({ name: 'Long', header: ['a', 'b', 'c'], columns: [...columns], rows: rows() }),
  )
}

describe('long work in the window', () => {
  let window: Leastwise
  beforeAll(async () => {
    mkdirSync(temporary)
    mkdirSync(targets)
    writeManyRows(large, 3_000_000)
    writeManyRows(million, 1_000_000)
    await writeWorkbook()
    const args = [resolve('resources/samples/cars.csv')]
    window = await launchLeastwise({ args, env: { TMPDIR: temporary } })
    await window.page.waitForSelector('[data-test="column-dist"]')
    await typeFormula(window, 'dist ~ speed')
    await window.page.waitForSelector('[data-test="coefficients"] [data-term="speed"]')
  })
  afterAll(() => window?.close())

  const own = (): string[] => readdirSync(temporary).filter((name) => name.startsWith('leastwise-'))
  const rowCount = (): Promise<string> => window.page.innerText('[data-test="row-count"]')

  async function choose(path: string): Promise<void> {
    await window.stubOpenDialog(path)
    await window.page.click('[data-test="open"]')
  }

  /** Presses a button of cancelling; how long it takes until what it ends is seen no more. */
  const cancel = (button = 'cancel', seen = '[data-test="busy"]'): Promise<number> =>
    window.page.evaluate(
      ([press, work]) =>
        new Promise<number>((done) => {
          const start = performance.now()
          document.querySelector<HTMLElement>(`[data-test="${press}"]`)!.click()
          const look = (): unknown =>
            document.querySelector(work) ? setTimeout(look, 5) : done(performance.now() - start)
          look()
        }),
      [button, seen],
    )

  /** The engine has nothing to do any more: what was cancelled does not go on unseen. */
  const rests = (): Promise<void> =>
    expect
      .poll(
        () =>
          window.app.evaluate(
            ({ app }) =>
              app.getAppMetrics().find(({ name }) => name === 'Leastwise engine')!.cpu.percentCPUUsage,
          ),
        { interval: 250, timeout: 8000 },
      )
      .toBeLessThan(20)

  /** Everything that the status line says of the work, with how far its bar is. */
  const watchStatus = (): Promise<void> =>
    window.page.evaluate(() => {
      const said: [string, number][] = []
      Object.assign(globalThis, { said })
      const look = (): void => {
        const busy = document.querySelector('[data-test="busy"]')
        const text = busy?.querySelector('span')?.textContent
        if (text && said.at(-1)?.[0] !== text) said.push([text, busy.querySelector('progress')?.value ?? NaN])
        setTimeout(look, 10)
      }
      look()
    })
  const said = (): Promise<[string, number][]> =>
    window.page.evaluate(() => (globalThis as unknown as { said: [string, number][] }).said)

  it('ends an import at once; the work before it and its one temporary folder stay', async () => {
    const before = own()
    await choose(large)
    await window.page.waitForSelector('[data-test="first-rows"]')
    await expect.poll(() => own().length).toBeGreaterThan(1)
    expect(await cancel()).toBeLessThan(CANCEL_MS)
    await expect.poll(rowCount).toBe('50 rows')
    expect(await coefficientOf(window, 'speed')).toBeCloseTo(3.932408759, 8)
    await expect.poll(own).toEqual(before)
    await rests()
  })

  it('ends the reading of a workbook at once', async () => {
    await choose(workbook)
    await window.page.waitForSelector('[data-test="cancel"]')
    expect(await cancel()).toBeLessThan(CANCEL_MS)
    expect(await rowCount()).toBe('50 rows')
    expect(await coefficientOf(window, 'speed')).toBeCloseTo(3.932408759, 8)
    await expect.poll(() => own().length).toBe(1)
    await rests()
  })

  it('says how far an import is, and the window answers quickly meanwhile', async () => {
    const { page } = window
    await watchStatus()
    const { task, main } = await watched(window, async () => {
      await choose(large)
      await page.waitForSelector('[data-test="first-rows"]')
      for (const button of ['language', 'history', 'history', 'theme', 'theme', 'theme', 'language'])
        await page.click(`[data-test="${button}"]`)
      await page.waitForSelector('[data-test="row-count"]:has-text("3,000,000")', { timeout: 60_000 })
    })
    expect(Math.max(task, main)).toBeLessThan(QUICK_MS)
    const told = (await said()).filter(([text]) => /MB/.test(text))
    expect(told.length).toBeGreaterThan(5)
    const shares = told.map(([, share]) => share)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBeGreaterThan(0.5)
    expect(told.map(([text]) => text)).toContainEqual(
      expect.stringMatching(
        /^(Reading large\.csv: \d+ of 1\d\d MB, about [\d,]+ rows|正在读取 large\.csv：\d+ \/ 1\d\d MB，约 [\d,]+ 行) · (\d+ s left|还需 \d+ 秒)$/,
      ),
    )
  })

  it('answers quickly while three million rows are fitted', async () => {
    const { page } = window
    const { task, main } = await watched(window, async () => {
      await typeFormula(window, `${MANY_ROWS_FORMULA} + I(x1^2) + x1:x2 + x3:x4`)
      await page.waitForSelector('[data-test="busy"]')
      await page.focus('[data-test="formula"] input')
      await page.keyboard.type(' + x5:x6')
      await page.click('[data-test="selection"]')
      await page.keyboard.press('Escape')
      await tab(window, 'fit')
      await tab(window, 'table')
      await page.click('[data-test="language"]')
      await page.click('[data-test="language"]')
    })
    expect(await page.inputValue('[data-test="formula"] input')).toContain('x5:x6')
    expect(Math.max(task, main)).toBeLessThan(QUICK_MS)
  })

  it('ends a fit at once, the robust one too, and the fit before it stays on show', async () => {
    await choose(million)
    await window.page.waitForSelector('[data-test="row-count"]:has-text("1,000,000")')
    await typeFormula(window, MANY_ROWS_FORMULA)
    await expect.poll(() => coefficientOf(window, 'x2')).toBeCloseTo(-2, 1)
    const before = await coefficientOf(window, 'x2')
    await rests()
    for (const begin of [
      () => chooseMethod(window, 'MM estimate'),
      () => typeFormula(window, 'y ~ (x1 + x2 + x3 + x4 + x5 + x6)^3'),
    ]) {
      await begin()
      await window.page.waitForSelector('[data-test="busy"]')
      expect(await cancel()).toBeLessThan(CANCEL_MS)
      await expect.poll(() => window.page.innerText('[data-test="stale-note"]')).toContain('Cancelled')
      expect(await coefficientOf(window, 'x2')).toBe(before)
      await rests()
    }
    await chooseMethod(window, 'Least squares')
    await typeFormula(window, MANY_ROWS_FORMULA)
    await expect.poll(() => window.page.locator('[data-test="stale-note"]').count()).toBe(0)
    expect(await coefficientOf(window, 'x2')).toBe(before)
  })

  it('ends a search for the rows of a condition at once, and the condition can be changed', async () => {
    const { page } = window
    await page.click('[data-test="add-condition"]')
    const long = 'x1::VARCHAR || x2::VARCHAR || x3::VARCHAR || x4::VARCHAR || x5::VARCHAR'
    await page.fill(
      '[data-test="typed-condition"] input',
      `levenshtein(${long}, reverse(${long})) > 3 AND levenshtein(${long} || x6::VARCHAR, reverse(${long})) > 3`,
    )
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.innerText('[data-test="busy"]'))
      .toContain('Looking for the rows that satisfy the condition')
    expect(await cancel()).toBeLessThan(CANCEL_MS)
    await rests()
    expect(await rowCount()).toBe('1,000,000 rows')
    await page.fill('[data-test="typed-condition"] input', 'x1 > 0')
    await page.keyboard.press('Enter')
    await expect.poll(rowCount).toMatch(/^4\d\d,\d{3} of 1,000,000 rows$|^5\d\d,\d{3} of 1,000,000 rows$/)
    await page.locator('[data-test="tab-table"]').focus()
    await page.keyboard.press('Control+z')
    await expect.poll(rowCount).toBe('1,000,000 rows')
  })

  it('shows other rows at once where they are sorted otherwise before the order is there', async () => {
    const { page } = window
    const top = async (): Promise<string> =>
      (await page.innerText('.ag-row[row-index="0"] [col-id="#"]')).replaceAll(/\D/g, '')
    const sort = '.ag-header-cell:has([title="x1"]) .table-header-sort'
    await page.click(sort)
    await page.click(sort)
    await page.click(sort)
    const start = performance.now()
    await expect.poll(top).toBe('1')
    expect(performance.now() - start).toBeLessThan(CANCEL_MS)
  })

  it('ends a step of preparation at once, and takes the work back to where it was', async () => {
    const { page } = window
    const before = await coefficientOf(window, 'x2')
    await page.click('[data-test="add-step"] button')
    await page.click('.popup-menu [role="menuitem"]:has-text("Computed column")')
    await page.fill('[data-test="step-name"] input', 'z')
    const term = 'exp(sin(x1)) * log(abs(x2) + 1)'
    await page.fill(
      '[data-test="step-expression"] input',
      Array.from({ length: 60 }, (_, k) => `${term} / ${k + 1}`).join(' + '),
    )
    await page.click('[data-test="step-apply"]')
    await expect.poll(() => page.innerText('[data-test="busy"]')).toContain('Preparing million.csv')
    expect(await coefficientOf(window, 'x2')).toBe(before)
    expect(await cancel()).toBeLessThan(CANCEL_MS)
    await expect.poll(() => page.locator('[data-test="step-1"]').count()).toBe(0)
    expect(await coefficientOf(window, 'x2')).toBe(before)
    expect(await page.locator('[data-test="stale-note"]').count()).toBe(0)
    await rests()
  })

  it.each(['csv', 'xlsx'])('ends an export as %s at once: the file before it is whole', async (format) => {
    const { app, page } = window
    const target = join(targets, `rows.${format}`)
    writeFileSync(target, 'the file before')
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false })
    })
    await window.stubSaveDialog(target)
    await page.click('[data-test="export-rows"]')
    await page
      .locator('[data-test="export-dialog"]')
      .getByText(format === 'csv' ? 'CSV' : 'Excel')
      .first()
      .click()
    await page.click('[data-test="export-run"]')
    await expect.poll(() => page.innerText('.running')).toMatch(/^[1-9][\d,]* of 1,000,000 rows written/)
    expect(readdirSync(targets).length).toBe(2)
    expect(await cancel('export-cancel', '.running')).toBeLessThan(CANCEL_MS)
    await expect.poll(() => readdirSync(targets)).toEqual([`rows.${format}`])
    expect(readFileSync(target, 'utf8')).toBe('the file before')
    rmSync(target)
    await page.click('[data-test="export-cancel"]')
    await page.waitForSelector('[data-test="export-dialog"]', { state: 'detached' })
    await rests()
  })

  it('complained of nothing in the console, and leaves no temporary files', async () => {
    expect(window.problems).toEqual([])
    await window.close()
    expect(own()).toEqual([])
    expect(existsSync(targets)).toBe(true)
  })
})
