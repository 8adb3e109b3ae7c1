import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { coefficientOf, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'
import { writeManyRows } from './manyRows'
import { ended } from './projectWindow'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-next-start-'))
const large = join(folder, 'large.csv')
const unfinished = '“large.csv” was not fully opened last time, so it was not opened by itself.'
let window: Leastwise | undefined
beforeAll(() => writeManyRows(large, 3_000_000))
afterEach(async () => {
  await window?.close().catch(() => undefined)
  window = undefined
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const launch = async (options: Parameters<typeof launchLeastwise>[0]): Promise<Leastwise> =>
  (window = await launchLeastwise(options))

const notice = ({ page }: Leastwise): Promise<string | null> =>
  page.textContent('[data-test="notice-message"]')

async function choose({ page, stubOpenDialog }: Leastwise, path: string): Promise<void> {
  await stubOpenDialog(path)
  await page.keyboard.press('Control+o')
}

it('a file whose reading ended the whole program is not opened by itself, and is when the user says so', async () => {
  const userData = join(folder, 'killed')
  const first = await launch({ userData, args: [large] })
  await first.page.waitForSelector('[data-test="first-rows"]')
  const end = ended(first)
  first.app.process().kill('SIGKILL')
  await end
  const second = await launch({ userData, args: [large] })
  await expect.poll(() => notice(second)).toBe(unfinished)
  expect(await second.page.locator('[data-test="busy"]').count()).toBe(0)
  await second.page.click('[data-test="notice-action"]')
  await second.page.waitForSelector('[data-test="row-count"]:has-text("3,000,000")')
  expect(second.problems).toEqual([])
})

it('a file whose reading ended the engine gives way to the work before it, and is read when the user opens it again', async () => {
  const running = await launch({ args: [resolve('resources/samples/cars.csv')] })
  const { app, page } = running
  await page.waitForSelector('[data-test="column-dist"]')
  await typeFormula(running, 'dist ~ speed')
  await expect.poll(() => coefficientOf(running, 'speed')).toBeCloseTo(3.932408759, 8)
  await choose(running, large)
  await page.waitForSelector('[data-test="first-rows"]')
  await app.evaluate(({ app: program }) => {
    const engine = program.getAppMetrics().find(({ name }) => name === 'Leastwise engine')
    if (engine) process.kill(engine.pid, 'SIGKILL')
  })
  await expect.poll(() => notice(running)).toContain('engine')
  await expect.poll(() => page.innerText('[data-test="row-count"]')).toBe('50 rows')
  await expect.poll(() => coefficientOf(running, 'speed')).toBeCloseTo(3.932408759, 8)
  await choose(running, large)
  await page.waitForSelector('[data-test="row-count"]:has-text("3,000,000")')
  expect(running.problems).toEqual([])
})

it('how a file was read is remembered for it, and for it alone', async () => {
  const userData = join(folder, 'remembered')
  const files = ['one.csv', 'other.csv'].map((name) => {
    const path = join(folder, name)
    const rows = Array.from({ length: 30 }, (_, i) => `${i + 1},${200 + i};${i}`)
    writeFileSync(path, `a;b\n${rows.join('\n')}\n`)
    return path
  })
  const first = await launch({ userData, args: [files[0]] })
  await first.page.click('[data-test="import-change"]')
  await first.page.waitForSelector('[data-test="import-preview"] td')
  await first.page.locator('[data-test="import-decimal"]').getByText(',', { exact: true }).click()
  await first.page.click('[data-test="import-apply"]')
  await expect.poll(() => first.page.textContent('[data-test="import-line"]')).toContain('decimal comma')
  await first.close()

  const second = await launch({ userData, args: [files[0]] })
  await expect.poll(() => notice(second)).toBe('“one.csv” was read with your settings of last time.')
  expect(await second.page.textContent('[data-test="import-line"]')).toContain('decimal comma')
  await choose(second, files[1])
  await expect.poll(() => second.page.textContent('[data-test="import-line"]')).toContain('decimal point')
  expect(second.problems).toEqual([])
})
