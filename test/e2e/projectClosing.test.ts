import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { coefficientOf, tab, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'
import {
  answerClosing,
  ended,
  lastAsked,
  pressClose,
  projectFolder,
  timesAsked,
  title,
} from './projectWindow'

const { folder, data, project, userData, remove } = projectFolder()
const open: Leastwise[] = []
afterEach(async () => {
  for (const window of open.splice(0)) await window.close().catch(() => undefined)
})
afterAll(remove)

const launch = async (options: { args?: string[]; userData?: string }): Promise<Leastwise> => {
  const window = await launchLeastwise({ userData, ...options })
  open.push(window)
  return window
}

async function withFormula(formula: string, ...args: string[]): Promise<Leastwise> {
  const window = await launch({ args })
  await window.page.waitForSelector('[data-test="column-x"]')
  await tab(window, 'fit')
  await typeFormula(window, formula)
  await expect.poll(() => title(window)).toContain('• ')
  return window
}

const formulaIn = (path: string): string =>
  (JSON.parse(readFileSync(path, 'utf8')) as { document: { model: { formula: string } } }).document.model
    .formula

describe('closing a window whose work is not saved', () => {
  it('asks once, and stays open where the user cancels or closes the save dialog', async () => {
    const window = await withFormula('y ~ x', data)
    await answerClosing(window, 'cancel')
    await pressClose(window)
    await expect.poll(() => timesAsked(window)).toBe(1)
    await window.app.evaluate(({ app }) => app.quit())
    await expect.poll(() => timesAsked(window)).toBe(2)
    await answerClosing(window, 'save')
    await window.stubSaveDialog()
    await pressClose(window)
    await expect.poll(() => timesAsked(window)).toBe(1)
    await expect.poll(() => coefficientOf(window, 'x')).toBeGreaterThan(1)
    expect(await title(window)).toBe('• Untitled — Leastwise')
    expect(existsSync(project)).toBe(false)
    expect(window.problems).toEqual([])
  })

  it('saves and ends where the user says so, and leaves nothing to recover', async () => {
    const window = await withFormula('y ~ x + z', data)
    await answerClosing(window, 'save')
    await window.stubSaveDialog(project)
    const end = ended(window)
    await pressClose(window)
    await end
    expect(formulaIn(project)).toBe('y ~ x + z')
    expect(existsSync(join(folder, '.work.leastwise.lock'))).toBe(false)
    const next = await launch({ args: [project] })
    await tab(next, 'fit')
    await expect.poll(() => coefficientOf(next, 'z'), { timeout: 30_000 }).toBeCloseTo(3, 6)
    expect(await next.page.locator('[data-test="left-work"]').count()).toBe(0)
  })

  it('ends without saving where the user says so: the file is as it was, and nothing is offered', async () => {
    const window = await withFormula('y ~ z', project)
    await answerClosing(window, 'discard')
    const end = ended(window)
    await window.app.evaluate(({ app }) => app.quit()).catch(() => undefined)
    await end
    expect(formulaIn(project)).toBe('y ~ x + z')
    const next = await launch({ args: [project] })
    await tab(next, 'fit')
    await expect.poll(() => coefficientOf(next, 'z'), { timeout: 30_000 }).toBeCloseTo(3, 6)
    expect(await title(next)).toBe('work.leastwise — Leastwise')
    await answerClosing(next, 'cancel')
    const over = ended(next)
    await pressClose(next)
    await over
  })
})

const historyIn = (path: string): string =>
  JSON.stringify((JSON.parse(readFileSync(path, 'utf8')) as { history: object }).history)

describe('closing a window whose work is as it was saved', () => {
  it('asks about changes that were gone back from, keeps them with the project, and asks no more', async () => {
    const window = await withFormula('y ~ z', project)
    await window.page.click('[data-test="undo"]')
    await expect.poll(() => title(window)).toBe('work.leastwise — Leastwise')
    await answerClosing(window, 'cancel')
    await pressClose(window)
    await expect.poll(() => lastAsked(window)).toMatch(/Save the history of “work.leastwise”.*: 1\./)
    expect(historyIn(project)).not.toContain('"y ~ z"')
    await answerClosing(window, 'save')
    const end = ended(window)
    await pressClose(window)
    await end
    expect(formulaIn(project)).toBe('y ~ x + z')
    expect(historyIn(project)).toContain('"y ~ z"')
    const next = await launch({ args: [project] })
    await tab(next, 'fit')
    await expect.poll(() => coefficientOf(next, 'z'), { timeout: 30_000 }).toBeCloseTo(3, 6)
    await answerClosing(next, 'cancel')
    const over = ended(next)
    await pressClose(next)
    await over
  })

  it('and that is killed, has what was gone back from offered at the next start', async () => {
    const window = await withFormula('y ~ poly(x, 2)', project)
    await window.page.click('[data-test="undo"]')
    await expect.poll(() => title(window)).toBe('work.leastwise — Leastwise')
    await window.page.waitForTimeout(600)
    const end = ended(window)
    window.app.process().kill('SIGKILL')
    await end
    const next = await launch({})
    await next.page.click('[data-test="recover"]')
    await expect.poll(() => title(next), { timeout: 30_000 }).toBe('• work.leastwise — Leastwise')
    await next.page.click('[data-test="redo"]')
    await expect.poll(() => title(next)).toBe('• work.leastwise — Leastwise')
    await expect.poll(() => next.page.inputValue('[data-test="formula"] input')).toBe('y ~ poly(x, 2)')
  })
})

describe('closing a window in the middle of the tour', () => {
  it('asks about the user’s own work, gives it back, and saves it and nothing of the tour', async () => {
    const window = await withFormula('y ~ x + z + x:z', project)
    const { page } = window
    await tab(window, 'descent')
    await page.click('[data-test="tour-start"]')
    await page.waitForSelector('[data-test="tour"][data-step="loss"]')
    await page.click('[data-test="tour-next"]')
    await page.waitForSelector('[data-test="tour"][data-step="gradient"]')
    await answerClosing(window, 'cancel')
    await pressClose(window)
    await expect.poll(() => lastAsked(window)).toContain('work.leastwise')
    await page.waitForSelector('[data-test="tour"][data-step="gradient"]')
    await page.click('[data-test="tour-end"]')
    await expect.poll(() => page.inputValue('[data-test="formula"] input')).toBe('y ~ x + z + x:z')
    await tab(window, 'descent')
    await page.click('[data-test="tour-start"]')
    await page.waitForSelector('[data-test="tour"][data-step="loss"]')
    await answerClosing(window, 'save')
    const end = ended(window)
    await pressClose(window)
    await end
    expect(formulaIn(project)).toBe('y ~ x + z + x:z')
    expect(readFileSync(project, 'utf8')).not.toContain('tutorial.csv')
    const next = await launch({ args: [project] })
    await tab(next, 'fit')
    await expect.poll(() => coefficientOf(next, 'z'), { timeout: 30_000 }).toBeCloseTo(3, 6)
    expect(await next.page.locator('[data-test="tour"]').count()).toBe(0)
  })
})

describe('one project in several places', () => {
  it('is opened by a second start in the window of the first', async () => {
    const first = await launch({})
    await first.page.waitForSelector('body[data-ready="true"]')
    await launchLeastwise({ userData, args: [project] }).catch(() => null)
    await expect.poll(() => title(first), { timeout: 30_000 }).toBe('work.leastwise — Leastwise')
    await tab(first, 'fit')
    await expect.poll(() => coefficientOf(first, 'z'), { timeout: 30_000 }).toBeCloseTo(3, 6)
  })

  it('is not overwritten by a second program, nor over what another has written', async () => {
    const first = await launch({ args: [project] })
    await expect.poll(() => title(first), { timeout: 30_000 }).toBe('work.leastwise — Leastwise')
    const second = await launch({ args: [project], userData: join(folder, 'other-settings') })
    const notice = (window: Leastwise) => window.page.textContent('[data-test="notice-message"]')
    await expect.poll(() => notice(second), { timeout: 30_000 }).toContain('is open in another Leastwise')
    const before = readFileSync(project, 'utf8')
    await tab(second, 'fit')
    await typeFormula(second, 'y ~ z')
    await expect.poll(() => title(second)).toContain('• ')
    await second.page.keyboard.press('Control+s')
    await expect.poll(() => second.page.locator('[data-test="notice-message"]').innerText()).toContain('open')
    await second.screenshot('project-open-elsewhere')
    expect(readFileSync(project, 'utf8')).toBe(before)
    writeFileSync(project, `${before} `)
    await tab(first, 'fit')
    await typeFormula(first, 'y ~ x')
    await expect.poll(() => title(first)).toContain('• ')
    await first.page.keyboard.press('Control+s')
    await expect.poll(() => notice(first)).toContain('work.leastwise')
    expect(readFileSync(project, 'utf8')).toBe(`${before} `)
    expect(await title(first)).toBe('• work.leastwise — Leastwise')
    expect([...first.problems, ...second.problems]).toEqual([])
  })
})
