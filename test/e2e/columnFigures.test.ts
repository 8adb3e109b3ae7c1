import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { chooseLanguage } from './actions'
import { launchLeastwise, type Leastwise } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-figures-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** More than a million cells; x has 1001 values from 0 to 100, and g three. */
function writeLargeFile(): string {
  const rows = Array.from({ length: 400_000 }, (_, row) => {
    return `${row},${((row % 1001) / 10).toFixed(1)},${'uvw'[row % 3]}`
  })
  const path = join(folder, 'figures.csv')
  writeFileSync(path, `id,x,g\n${rows.join('\n')}\n`)
  return path
}

interface Seen {
  readonly said: string
  readonly bars: number
  readonly box: string
}

/** From here on, every state in which the header of the column `x` is seen. */
async function watchHeader({ page }: Leastwise): Promise<void> {
  await page.evaluate(() => {
    const seen: Seen[] = []
    Object.assign(globalThis, { seen })
    const look = (): void => {
      const header = document.querySelector<HTMLElement>('.ag-header-cell[col-id="c1"]')
      const counts = header?.querySelector('.table-header-counts')
      if (header && counts) {
        const { width, height } = header.getBoundingClientRect()
        const bars = header.querySelectorAll('.mini-histogram rect').length
        const state = { said: counts.textContent, bars, box: `${width} × ${height}` }
        if (JSON.stringify(seen.at(-1)) !== JSON.stringify(state)) seen.push(state)
      }
      requestAnimationFrame(look)
    }
    look()
  })
}

const seen = ({ page }: Leastwise): Promise<Seen[]> =>
  page.evaluate(() => (globalThis as unknown as { seen: Seen[] }).seen)

describe('the figures of a large table’s columns', () => {
  it('follow the table, in headers that keep their place and say so', async () => {
    const window = await launchLeastwise()
    const { page } = window
    await page.waitForSelector('body[data-ready="true"]')
    await chooseLanguage(window, 'en')
    await watchHeader(window)
    await window.stubOpenDialog(writeLargeFile())
    await page.keyboard.press('Control+o')
    await expect.poll(async () => (await seen(window)).at(-1)?.said).toMatch(/\d distinct$/)
    const states = await seen(window)
    expect(states.filter(({ said }) => !/^counting…$|\d distinct$/.test(said))).toEqual([])
    expect(states.map(({ bars }) => bars)).toEqual(states.map(() => 10))
    expect(new Set(states.map(({ box }) => box)).size).toBe(1)
    await expect.poll(() => page.innerText('.ag-header-cell[col-id="c2"]')).toContain('3 distinct')
    // The ends of a column are known then, too.
    await page.click('.ag-header-cell[col-id="c1"] .menu-button')
    await page.click('text="Filter rows by it…"')
    const upper = page.locator('[data-test="condition-to"] input, input[data-test="condition-to"]').first()
    await expect.poll(() => upper.getAttribute('placeholder')).toBe('100')
    expect(window.problems).toEqual([])
    await window.close()
  })
})
