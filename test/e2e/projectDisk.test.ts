import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, symlinkSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { coefficientOf, tab, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'
import { answerClosing, ended, pressClose, projectFolder, timesAsked, title } from './projectWindow'

const { folder, data, userData, remove } = projectFolder()
const place = join(folder, 'place')
const project = join(place, 'work.leastwise')
mkdirSync(place)
let window: Leastwise | undefined
afterEach(async () => {
  await window?.close().catch(() => undefined)
  window = undefined
})
afterAll(remove)

const launch = async (file: string): Promise<Leastwise> => {
  window = await launchLeastwise({ userData, args: [file] })
  return window
}

const formulaIn = (path: string): string =>
  (JSON.parse(readFileSync(path, 'utf8')) as { document: { model: { formula: string } } }).document.model
    .formula

const notices = ({ page }: Leastwise) =>
  expect.poll(async () => (await page.locator('[data-test="notice-message"]').allInnerTexts()).join())

const titleOf = (running: Leastwise) => expect.poll(() => title(running), { timeout: 15_000 })

/** From here on the system answers one call with an error where a project's new version is written; none lets it go through again. */
const refuse = ({ app }: Leastwise, call: 'open' | 'writeFile', code: string | null): Promise<void> =>
  app.evaluate(
    (_electron, refused) => {
      const main = (process as unknown as { mainModule: { require(name: string): unknown } }).mainModule
      const files = main.require('node:fs/promises') as Record<string, (...call: unknown[]) => unknown>
      const kept = globalThis as { untouched?: (...call: unknown[]) => unknown }
      kept.untouched ??= files[refused.call]
      const untouched = kept.untouched
      files[refused.call] = (...call) => {
        const isBeside = refused.call === 'writeFile' || String(call[0]).endsWith('.tmp')
        if (refused.code === null || !isBeside) return untouched(...call)
        return Promise.reject(Object.assign(new Error(`${refused.code}: refused, ${refused.call}`), refused))
      }
    },
    { call, code },
  )

interface Obstacle {
  readonly says: string
  begin(running: Leastwise): Promise<void> | void
  end(running: Leastwise): Promise<void> | void
  /** Where the old file is meanwhile. */
  readonly old?: string
}

const aside = join(folder, 'aside')

const obstacles: readonly [string, Obstacle][] = [
  [
    'on a full disk',
    {
      says: 'the disk is full',
      begin: (running) => refuse(running, 'writeFile', 'ENOSPC'),
      end: (running) => refuse(running, 'writeFile', null),
    },
  ],
  [
    'in a folder that is read-only',
    {
      says: 'the disk is read-only',
      begin: (running) => refuse(running, 'open', 'EROFS'),
      end: (running) => refuse(running, 'open', null),
    },
  ],
  [
    'where a folder has taken its name',
    {
      says: 'it is a folder',
      begin: () => {
        renameSync(project, aside)
        mkdirSync(project)
      },
      end: () => {
        rmdirSync(project)
        renameSync(aside, project)
      },
      old: aside,
    },
  ],
  [
    'where its folder is gone',
    {
      says: 'the file or its folder does not exist',
      begin: () => renameSync(place, aside),
      end: () => renameSync(aside, place),
      old: join(aside, 'work.leastwise'),
    },
  ],
]

describe('a project that cannot be saved', () => {
  it('begins as one that could', async () => {
    const running = await launch(data)
    await running.page.waitForSelector('[data-test="column-x"]')
    await typeFormula(running, 'y ~ x')
    await running.stubSaveDialog(project)
    await running.page.keyboard.press('Control+s')
    await titleOf(running).toBe('work.leastwise — Leastwise')
  })

  it.each(obstacles)(
    '%s says so; the old file is whole, and the work is there and unsaved',
    async (_, obstacle) => {
      const running = await launch(project)
      await titleOf(running).toBe('work.leastwise — Leastwise')
      await tab(running, 'fit')
      const formula = formulaIn(project) === 'y ~ x' ? 'y ~ x + z' : 'y ~ x'
      await typeFormula(running, formula)
      await titleOf(running).toBe('• work.leastwise — Leastwise')
      const before = readFileSync(project)
      await obstacle.begin(running)
      await running.page.keyboard.press('Control+s')
      await notices(running).toContain(obstacle.says)
      await running.screenshot(`project-unsaved-${obstacle.says.replaceAll(' ', '-')}`)
      expect(readFileSync(obstacle.old ?? project).equals(before)).toBe(true)
      await running.page.click('[data-test="notice-dismiss"]')
      await notices(running).toBe('')
      await answerClosing(running, 'save')
      await pressClose(running)
      await notices(running).toContain(obstacle.says)
      expect(await timesAsked(running)).toBe(1)
      await titleOf(running).toBe('• work.leastwise — Leastwise')
      await expect.poll(() => coefficientOf(running, 'x')).toBeGreaterThan(1)
      await obstacle.end(running)
      await running.page.keyboard.press('Control+s')
      await titleOf(running).toBe('work.leastwise — Leastwise')
      expect(formulaIn(project)).toBe(formula)
      expect(running.problems).toEqual([])
    },
  )

  it('to a device that is full is told by the system itself', async () => {
    const running = await launch(project)
    await tab(running, 'fit')
    await expect.poll(() => coefficientOf(running, 'x'), { timeout: 30_000 }).toBeGreaterThan(1)
    await titleOf(running).toBe('work.leastwise — Leastwise')
    const full = join(place, 'full.leastwise')
    symlinkSync('/dev/full', full)
    await running.stubSaveDialog(full)
    await running.page.keyboard.press('Control+Shift+S')
    await notices(running).toContain('the disk is full')
    unlinkSync(full)
    await titleOf(running).toBe('work.leastwise — Leastwise')
  })

  it('except where only its data is gone: the work is saved, and the next opening asks for the data', async () => {
    const running = await launch(project)
    await tab(running, 'fit')
    await expect.poll(() => coefficientOf(running, 'x'), { timeout: 30_000 }).toBeGreaterThan(1)
    renameSync(data, aside)
    await typeFormula(running, 'y ~ z')
    await titleOf(running).toContain('• ')
    await answerClosing(running, 'save')
    const end = ended(running)
    await pressClose(running)
    await end
    expect(formulaIn(project)).toBe('y ~ z')
    const next = await launch(project)
    await next.page.waitForSelector('[data-test="project-files"]')
    await next.stubOpenDialog(aside)
    await next.page.click('[data-test="project-locate"]')
    await next.page.click('[data-test="project-open"]:enabled')
    await tab(next, 'fit')
    await expect.poll(() => coefficientOf(next, 'z'), { timeout: 30_000 }).toBeGreaterThan(0)
    rmSync(aside)
  })
})
