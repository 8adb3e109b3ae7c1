import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { coefficientOf, tab, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-project-'))
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

const title = ({ app }: Leastwise): Promise<string> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].getTitle())

/** Ends the program as a power cut would, once what was done is noted. */
async function kill({ app }: Leastwise): Promise<void> {
  await new Promise((noted) => setTimeout(noted, 600))
  const gone = new Promise((resolve) => app.process().once('exit', resolve))
  app.process().kill('SIGKILL')
  await gone
  window = undefined
}

async function fitFormula(running: Leastwise, formula: string): Promise<void> {
  await typeFormula(running, formula)
  await tab(running, 'fit')
}

describe('a project', () => {
  it('is saved, opened again, and shows what is unsaved', async () => {
    const first = await launch(data)
    await first.page.waitForSelector('[data-test="column-x"]')
    await fitFormula(first, 'y ~ x')
    await expect.poll(() => title(first)).toContain('• ')
    await first.stubSaveDialog(project)
    await first.page.keyboard.press('Control+S')
    await expect.poll(() => title(first)).toBe('work.leastwise — Leastwise')
    expect(existsSync(project)).toBe(true)
    await first.close()
    const again = await launch(project)
    await tab(again, 'fit')
    await expect.poll(() => coefficientOf(again, 'x'), { timeout: 30_000 }).toBeGreaterThan(1)
    await expect.poll(() => title(again)).toBe('work.leastwise — Leastwise')
    expect(again.problems).toEqual([])
  })

  it('outlives a kill: the next start says what was left and takes it up again', async () => {
    const first = await launch(project)
    await tab(first, 'fit')
    await expect.poll(() => coefficientOf(first, 'x'), { timeout: 30_000 }).toBeGreaterThan(1)
    await fitFormula(first, 'y ~ x + z')
    await expect.poll(() => coefficientOf(first, 'z'), { timeout: 30_000 }).toBeCloseTo(3, 6)
    await kill(first)
    expect(readFileSync(project, 'utf8')).toContain('"y ~ x"')
    const next = await launch()
    await next.page.waitForSelector('[data-test="left-work"]')
    await expect.poll(() => next.page.textContent('[data-test="left-work"]')).toContain('y ~ x + z')
    await next.screenshot('project-recovery')
    await next.page.click('[data-test="recover"]')
    await tab(next, 'fit')
    await expect.poll(() => coefficientOf(next, 'z'), { timeout: 30_000 }).toBeCloseTo(3, 6)
    await expect.poll(() => title(next)).toBe('• work.leastwise — Leastwise')
    await next.page.keyboard.press('Control+S')
    await expect.poll(() => title(next)).toBe('work.leastwise — Leastwise')
    await expect.poll(() => readFileSync(project, 'utf8')).toContain('"y ~ x + z"')
    expect(readFileSync(`${project}.bak`, 'utf8')).toContain('"y ~ x"')
  })

  it('what is declined is not offered again, and a changed source is shown before it is read', async () => {
    const first = await launch(project)
    await tab(first, 'fit')
    await expect.poll(() => coefficientOf(first, 'z'), { timeout: 30_000 }).toBeCloseTo(3, 6)
    await fitFormula(first, 'y ~ z')
    await expect.poll(() => title(first)).toContain('• ')
    await kill(first)
    writeFileSync(data, `x,z,y\n${rows.slice(0, 30).join('\n')}\n`)
    const next = await launch()
    await next.page.click('[data-test="decline"]')
    await next.page.waitForSelector('[data-test="left-work"]', { state: 'detached' })
    await next.close()
    const last = await launch(project)
    await expect.poll(() => last.page.textContent('[data-test="project-changes"]')).toContain('40')
    await last.screenshot('project-changed')
    await last.page.click('[data-test="project-open"]')
    await tab(last, 'fit')
    await expect.poll(() => coefficientOf(last, 'z'), { timeout: 30_000 }).toBeCloseTo(3, 6)
    expect(last.problems).toEqual([])
  })
})
