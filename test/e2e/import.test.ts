import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'
import { coefficientOf, typeFormula } from './actions'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-import-'))

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const rows = <T>(count: number, row: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => row(index + 1))

const gbk = file(
  '面积.csv',
  iconv.encode(
    `城市;面积;价格\n${rows(40, (n) => `北京${n % 3};${n},5;${(3 * n + 1 + (n % 5) / 10).toFixed(1).replace('.', ',')}`).join('\n')}\n`,
    'gbk',
  ),
)
const ambiguous = file('ambiguous.csv', `a;b\n${rows(30, (n) => `${n},${200 + n};${n}`).join('\n')}\n`)
const failing = file(
  'failing.csv',
  `id,x,y\n${rows(500, (n) => `${n},${n % 100 === 50 ? 'n.n.' : n / 4},${n}`).join('\n')}\n`,
)

async function open(window: Leastwise, path: string): Promise<void> {
  await window.stubOpenDialog(path)
  await window.page.click('[data-test="open"]')
}

describe('import in the real window', () => {
  let window: Leastwise

  beforeAll(async () => {
    window = await launchLeastwise()
    await window.page.waitForSelector('body[data-ready="true"]')
  })
  afterAll(async () => {
    await window?.close()
  })

  const text = (selector: string) => window.page.textContent(selector)
  const choose = (setting: string, label: string) =>
    window.page.locator(`[data-test="import-${setting}"]`).getByText(label, { exact: true }).click()
  const notice = () => window.page.locator('[data-test="notice-message"]')

  it('reads a file of GBK, semicolons and decimal commas without a question, and says how', async () => {
    await open(window, gbk)
    await window.page.waitForSelector('[data-test="column-面积"]')
    expect(await text('[data-test="import-line"]')).toContain('GB18030 · ; · decimal comma')
    expect(await notice().count()).toBe(0)
    await typeFormula(window, '价格 ~ 面积')
    await expect.poll(() => coefficientOf(window, '面积')).toBeCloseTo(3, 1)
  })

  it('shows each guess, and follows another choice at once', async () => {
    const { page } = window
    await page.click('[data-test="import-change"]')
    await page.waitForSelector('[data-test="import-preview"] td')
    expect(await text('[data-test="import-delimiter"] .on')).toBe('auto: ;')
    expect(await text('[data-test="import-decimal"] .on')).toBe('auto: ,')
    await choose('delimiter', 'Tab')
    await expect.poll(() => page.locator('[data-test="import-preview"] thead th').count()).toBe(2)
    await choose('delimiter', ';')
    await expect.poll(() => page.locator('[data-test="import-preview"] thead th').count()).toBe(4)
    await choose('decimal', '.')
    await expect.poll(() => page.locator('[data-test="import-preview"] td.number').count()).toBe(0)
    await window.screenshot('import-dialog')
    await page.click('[data-test="import-auto"]')
    await expect.poll(() => page.locator('[data-test="import-preview"] td.number').count()).toBeGreaterThan(0)
    await page.click('[data-test="import-cancel"]')
    expect(await text('[data-test="import-line"]')).toContain('decimal comma')
  })

  it('says where a guess may be wrong, and lets it be set right', async () => {
    const { page } = window
    await open(window, ambiguous)
    await page.waitForSelector('[data-test="column-b"]')
    expect(await notice().textContent()).toContain('decimal or a thousands mark')
    await page.click('[data-test="notice-action"]')
    await page.waitForSelector('[data-test="import-doubts"]')
    await choose('decimal', ',')
    await expect.poll(() => page.locator('[data-test="import-doubts"]').count()).toBe(0)
    await page.click('[data-test="import-apply"]')
    await expect.poll(() => text('[data-test="import-line"]')).toContain('decimal comma')
    await typeFormula(window, 'a ~ b')
    await expect.poll(() => coefficientOf(window, 'b')).toBeCloseTo(1.001, 9)
  })

  it('can take that back', async () => {
    await window.page.locator('[data-test="tab-table"]').focus()
    await window.page.keyboard.press('Control+z')
    await window.page.keyboard.press('Control+z')
    await expect.poll(() => text('[data-test="import-line"]')).toContain('decimal point')
  })

  it('lists the cells that could not be read, and finds them in the table', async () => {
    const { page } = window
    await open(window, failing)
    await page.waitForSelector('[data-test="problems"]')
    expect(await text('[data-test="problems"]')).toContain('5 cells could not be read')
    await page.click('[data-test="failed-x"]')
    await page.waitForSelector('[data-test="problem-table"] tbody tr')
    expect(await page.locator('[data-test="problem-table"] tbody tr').count()).toBe(5)
    await window.screenshot('import-problems')
    await page.click('[data-test="problem-table"] tbody tr:nth-child(4)')
    const cell = page.locator('.ag-row[row-index="349"] .failed-cell')
    await expect.poll(() => cell.count()).toBe(1)
    expect(await cell.textContent()).toContain('n.n.')
    expect(await cell.locator('s').count()).toBe(1)
    await window.screenshot('import-failed-cell')
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
