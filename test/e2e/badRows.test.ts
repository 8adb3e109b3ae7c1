import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage, coefficientOf, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-bad-rows-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Rows on y = 2x, but for some lines that are given. */
function written(name: string, count: number, lines: Readonly<Record<number, string>>): string {
  const path = join(folder, name)
  const rows = Array.from({ length: count }, (_, i) => lines[i + 1] ?? `${i + 1},${2 * i + 2},k${i % 5}`)
  writeFileSync(path, `x,y,s\n${rows.join('\n')}\n`)
  return path
}

describe('a text whose rows are not those of a table', () => {
  let window: Leastwise
  beforeAll(async () => {
    window = await launchLeastwise()
    await window.page.waitForSelector('body[data-ready="true"]')
  })
  afterAll(() => window?.close())

  async function open(path: string, rows: string): Promise<void> {
    await window.stubOpenDialog(path)
    await window.page.keyboard.press('Control+o')
    await window.page.waitForSelector(`[data-test="row-count"]:has-text("${rows}")`)
    await typeFormula(window, 'y ~ x')
    await expect.poll(() => coefficientOf(window, 'x')).toBeCloseTo(2, 9)
  }

  /** What the list of problems says, without its head, and which row the first of them leads to. */
  async function problems(): Promise<{ title: string; said: string[][] }> {
    const { page } = window
    await page.click('[data-test="problems"]')
    await page.waitForSelector('[data-test="problem-table"] tbody tr')
    const said = await page
      .locator('[data-test="problem-table"] tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText)))
    const title = await page.locator('.el-dialog__title:visible').innerText()
    return { title, said }
  }

  it('ragged: each row is named, with what is missing and what was left out', async () => {
    await open(written('ragged.csv', 60, { 20: '20,40', 40: '40,80,k,more,yet' }), '60')
    expect(await window.page.innerText('[data-test="problems"]')).toContain('2 remarks on reading')
    expect(await problems()).toEqual({
      title: 'Remarks on reading',
      said: [
        ['20', 's', '', 'the row ends early; its last cells are missing'],
        ['40', 's', 'more | yet', 'the row has more cells than the header; the rest is left out'],
      ],
    })
    await window.screenshot('bad-rows-ragged')
    await window.page.locator('[data-test="problem-table"] tbody tr').first().click()
    await expect
      .poll(() => window.page.locator('.ag-row[row-index="19"] [col-id="c2"]').innerText())
      .toMatch(/^\W*$/)
  })

  it.each([
    ['a short text', 60, 21],
    ['a text of megabytes, half of which it would enclose', 300_000, 150_000],
  ])(
    'a quote that never closes in %s: where it begins is told, and no row is lost',
    async (_, count, row) => {
      const path = written(`quote-${count}.csv`, count, { [row]: `${row},${2 * row},"k and more` })
      await open(path, count.toLocaleString('en'))
      const why = 'a quotation mark that is not closed, or stands where none may be'
      expect(await problems()).toEqual({
        title: 'Remarks on reading',
        said: [[String(row), 's', '"k and more', why]],
      })
      await window.page.keyboard.press('Escape')
    },
  )

  it('a quote before a number: the cell is missing, the row is told, in Chinese too', async () => {
    await open(written('quote-number.csv', 60, { 21: '21,"42,k' }), '60')
    const { page } = window
    expect(await page.textContent('[data-test="notice-message"]')).toContain('“y”')
    await chooseLanguage(window, 'zh')
    const { title, said } = await problems()
    expect(title).toBe('无法读取的单元格')
    expect(said).toContainEqual(['21', 'y', '"42', '引号没有闭合，或出现在不应出现的位置'])
    await window.screenshot('bad-rows-zh')
    await page.keyboard.press('Escape')
    await chooseLanguage(window, 'en')
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
