import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { coefficientOf, tab, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-history-'))
const userData = join(folder, 'settings')
const data = join(folder, 'data.csv')
const project = join(folder, 'work.leastwise')
const rows = Array.from({ length: 40 }, (_, i) => `${i},${i % 7},${(1 + 2 * i + 3 * (i % 7)).toFixed(1)}`)
writeFileSync(data, `x,z,y\n${rows.join('\n')}\n`)

let window: Leastwise | undefined
afterEach(async () => {
  await window?.close().catch(() => undefined)
  window = undefined
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const launch = async (...args: string[]): Promise<Leastwise> => {
  window = await launchLeastwise({ args, userData })
  return window
}

const lines = ({ page }: Leastwise): Promise<string[]> =>
  page.locator('[data-test="history-list"] [role="treeitem"] .sentence').allInnerTexts()

const current = ({ page }: Leastwise): Promise<string> =>
  page.locator('[data-test="history-list"] [aria-current="step"] .sentence').innerText()

const coefficient = (running: Leastwise, term: string) =>
  expect.poll(() => coefficientOf(running, term), { timeout: 30_000 })

describe('the history', () => {
  it('tells every change in a sentence, goes to any by key and pointer, and keeps what was gone back from', async () => {
    const running = await launch(data)
    const { page } = running
    await page.waitForSelector('[data-test="column-x"]')
    await tab(running, 'fit')
    await typeFormula(running, 'y ~ x')
    await coefficient(running, 'x').toBeGreaterThan(1)
    await page.waitForTimeout(700)
    await typeFormula(running, 'y ~ x + z')
    await coefficient(running, 'z').toBeCloseTo(3, 6)
    await page.click('[data-test="history"]')
    await expect.poll(() => lines(running)).toContain('Edited the formula: y ~ x → y ~ x + z')
    expect((await lines(running)).filter((line) => line.includes('data.csv'))).toHaveLength(1)
    await expect.poll(() => current(running)).toContain('y ~ x + z')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await expect.poll(() => current(running)).not.toContain('+ z')
    await coefficient(running, 'z').toBeNaN()
    await page.waitForTimeout(700)
    await typeFormula(running, 'y ~ z')
    await coefficient(running, 'z').toBeGreaterThan(0)
    await expect.poll(() => current(running)).toBe('Edited the formula: y ~ x → y ~ z')
    await expect.poll(() => page.locator('[data-test="history-list"] .branch').count()).toBe(1)
    await running.screenshot('history')
    await page.locator('[role="treeitem"]', { hasText: '→ y ~ x + z' }).click()
    await coefficient(running, 'z').toBeCloseTo(3, 6)
    await page.keyboard.press('Escape')
    await page.waitForSelector('[data-test="history-list"]', { state: 'detached' })
    await running.stubSaveDialog(project)
    await page.keyboard.press('Control+S')
    await expect
      .poll(() => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].getTitle()))
      .toBe('work.leastwise — Leastwise')
    expect(running.problems).toEqual([])
  })

  it('is in the project: every branch is there when it is opened again, and undo walks it', async () => {
    const running = await launch(project)
    const { page } = running
    await tab(running, 'fit')
    await coefficient(running, 'z').toBeCloseTo(3, 6)
    await page.click('[data-test="history"]')
    await expect.poll(() => current(running)).toContain('→ y ~ x + z')
    await expect.poll(async () => (await lines(running)).join('\n')).toContain('→ y ~ z')
    await page.click('[data-test="undo"]')
    await coefficient(running, 'z').toBeNaN()
    await page.click('[data-test="redo"]')
    await coefficient(running, 'z').toBeCloseTo(3, 6)
    await page.locator('[role="treeitem"]', { hasText: '→ y ~ z' }).click()
    await coefficient(running, 'x').toBeNaN()
    await page.click('[data-test="language"]')
    await page.click('[data-test="theme"]')
    await expect.poll(() => current(running)).toContain('编辑了公式')
    await running.screenshot('history-zh')
    expect(running.problems).toEqual([])
  })
})
