import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { coefficientOf, excludeSelected, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'
import { MANY_ROWS_FORMULA, writeManyRows } from './manyRows'

const ROUNDS = 5
/** The table takes some 60 MB, its columns as much again in the engine: what stayed of them would show in the first rounds. */
const SLACK_MB = 90
/** Points, pages and the history of five tables. */
const WINDOW_SLACK_MB = 40

const folder = mkdtempSync(join(tmpdir(), 'leastwise-memory-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Resident megabytes of the engine and of the window, whose garbage is collected first. */
async function memoryOf({ app, page }: Leastwise): Promise<{ engine: number; window: number }> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await session.detach()
  return app.evaluate(({ app: program }) => {
    const of = (isIt: (each: Electron.ProcessMetric) => boolean): number =>
      (program.getAppMetrics().find(isIt)?.memory.workingSetSize ?? NaN) / 1024
    return {
      engine: of(({ name }) => name === 'Leastwise engine'),
      window: of(({ type }) => type === 'Tab'),
    }
  })
}

/** What the program keeps there, beside what Chromium does. */
const own = (temporary: string): string[] =>
  readdirSync(temporary).filter((name) => name.startsWith('leastwise-'))

async function open(window: Leastwise, path: string, rows: string): Promise<void> {
  await window.stubOpenDialog(path)
  await window.page.click('[data-test="open"]')
  await window.page.waitForSelector(`[data-test="row-count"]:has-text("${rows}")`)
}

async function fitAndExcludeHalf(window: Leastwise): Promise<void> {
  const { page } = window
  await typeFormula(window, MANY_ROWS_FORMULA)
  await expect.poll(() => coefficientOf(window, 'x2')).toBeCloseTo(-2, 1)
  await page.click('[data-test="selection"]')
  await page
    .locator('.popup-menu [role="menuitem"]')
    .filter({ hasText: /condition/ })
    .click()
  await page.fill('[data-test="select-where"] input', 'x1 > 0')
  await page.click('[data-test="apply-where"]')
  await expect.poll(() => page.innerText('[data-test="selected-count"]')).toMatch(/\d{3},\d{3}/)
  await excludeSelected(window, 'the half above zero')
  await expect.poll(() => page.innerText('[data-test="status"]')).toMatch(/ \d{3},\d{3} excluded/)
}

it('gives back what a million rows and their fits took, round by round, and leaves no temporary files', async () => {
  const path = join(folder, 'million.csv')
  const temporary = join(folder, 'temporary')
  mkdirSync(temporary)
  writeManyRows(path, 1_000_000)
  const cars = resolve('resources/samples/cars.csv')
  const window = await launchLeastwise({ args: [cars], env: { TMPDIR: temporary } })
  await window.page.waitForSelector('[data-test="column-dist"]')
  const before = await memoryOf(window)
  for (let round = 1; round <= ROUNDS; round++) {
    await open(window, path, '1,000,000')
    await fitAndExcludeHalf(window)
    expect((await memoryOf(window)).engine).toBeGreaterThan(before.engine + SLACK_MB)
    await open(window, cars, '50')
    await expect
      .poll(async () => (await memoryOf(window)).engine, { message: `engine, round ${round}` })
      .toBeLessThan(before.engine + SLACK_MB)
    expect((await memoryOf(window)).window, `window, round ${round}`).toBeLessThan(
      before.window + WINDOW_SLACK_MB,
    )
    expect(own(temporary)).toHaveLength(1)
  }
  await open(window, path, '1,000,000')
  await fitAndExcludeHalf(window)
  expect(window.problems).toEqual([])
  await window.close()
  expect(own(temporary)).toEqual([])
})
