import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { chooseLanguage } from './actions'
import { launchLeastwise, type Leastwise } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-figures-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** More than a million cells; x has 1001 values from 0 to 100, and g three. */
function writeLargeFile(name: string, length: number): string {
  const rows = Array.from({ length }, (_, row) => {
    return `${row},${((row % 1001) / 10).toFixed(1)},${'uvw'[row % 3]}`
  })
  const path = join(folder, name)
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

/** What the window says to the engine, and what it hears, in this order. */
interface Said {
  readonly what: 'asks' | 'cancels' | 'hears'
  readonly id: number
  readonly method: string
}

/** Notes what is said from here on; the first `turns` times that figures are asked for, the table is scrolled far away. */
async function listen({ page }: Leastwise, turns: number): Promise<void> {
  await page.evaluate((turnsLeft) => {
    const said: Said[] = []
    Object.assign(globalThis, { said })
    const methods = new Map<number, string>()
    const heard = new WeakSet<MessagePort>()
    const post = MessagePort.prototype.postMessage
    const hear = ({ data }: MessageEvent): void => {
      const { kind, id, result } = data as { kind: string; id: number; result: { ok: boolean } }
      if (kind === 'reply' && result.ok) said.push({ what: 'hears', id, method: methods.get(id) ?? '' })
    }
    const scroll = (): void => {
      const parts = document.querySelectorAll('[data-test="table-grid"] *')
      const body = [...parts].find(
        (part) => part.clientHeight > 100 && part.scrollHeight > 10 * part.clientHeight,
      )
      if (body) body.scrollTop += body.scrollHeight / 5
    }
    MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown, ...rest: never[]) {
      const { kind, id, method } = message as { kind: string; id: number; method?: string }
      if (!heard.has(this)) this.addEventListener('message', hear)
      heard.add(this)
      if (kind === 'request') methods.set(id, method ?? '')
      said.push({ what: kind === 'cancel' ? 'cancels' : 'asks', id, method: methods.get(id) ?? '' })
      post.call(this, message, ...rest)
      if (method === 'columnFigures' && turnsLeft-- > 0) scroll()
    }
  }, turns)
}

const said = ({ page }: Leastwise): Promise<Said[]> =>
  page.evaluate(() => (globalThis as unknown as { said: Said[] }).said)

/** The requests for figures under way at each moment. */
function underWay(all: readonly Said[]): number[] {
  const open = new Set<number>()
  return all
    .filter(({ method }) => method === 'columnFigures')
    .map(({ what, id }) => {
      if (what === 'asks') open.add(id)
      else open.delete(id)
      return open.size
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
    await window.stubOpenDialog(writeLargeFile('figures.csv', 400_000))
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
  it('hold up no page: who scrolls gets rows first, and the counting goes on when the table rests', async () => {
    const turns = 3
    const window = await launchLeastwise()
    const { page } = window
    await page.waitForSelector('body[data-ready="true"]')
    await chooseLanguage(window, 'en')
    await listen(window, turns)
    await window.stubOpenDialog(writeLargeFile('scrolled.csv', 1_500_000))
    await page.keyboard.press('Control+o')
    const header = '.ag-header-cell[col-id="c1"] .table-header-counts'
    await expect.poll(() => page.innerText(header), { timeout: 60_000 }).toMatch(/\d distinct$/)
    await expect.poll(() => page.innerText('.ag-header-cell[col-id="c2"]')).toContain('3 distinct')
    const all = await said(window)
    const asked = (method: string): number[] =>
      all.flatMap(({ what, method: of }, at) => (what === 'asks' && of === method ? [at] : []))
    expect(asked('columnFigures').length).toBeGreaterThan(turns)
    // The first rows' page, and one after each of the turns.
    expect(asked('readPage').length).toBeGreaterThan(turns)
    for (const at of asked('readPage')) {
      const next = all
        .slice(at)
        .find(({ what, method }) => what === 'hears' && /^(?:readPage|columnFigures)$/.test(method))
      expect(next?.method).toBe('readPage')
    }
    expect(Math.max(...underWay(all))).toBe(1)
    expect(window.problems).toEqual([])
    await window.close()
  })
})
