import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { LeftJournals } from '../../src/main/project/leftJournals'
import { readProject } from '../../src/main/project/readProject'
import { coefficientOf, tab, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'
import { ended, projectFolder, title } from './projectWindow'

const KILLS = 8
/** What may be lost: the work of the last half second. */
const LOST_MS = 500

const { folder, data, project, userData, remove } = projectFolder()
afterAll(remove)

const countIn = (formula: string): number => Number(/\* (\d+)\)$/.exec(formula)?.[1] ?? 0)

/** Changes the formula again and again, saving now and then, until the program is killed. Answers when each change was made. */
async function workUntilKilled(window: Leastwise, from: number): Promise<{ at: number[]; killed: number }> {
  const at: number[] = []
  const forMs = 500 + 1500 * Math.random()
  let killed = 0
  const end = ended(window)
  setTimeout(() => {
    killed = Date.now()
    window.app.process().kill('SIGKILL')
  }, forMs)
  try {
    while (killed === 0) {
      await typeFormula(window, `y ~ x + I(z * ${from + at.length + 1})`)
      at.push(Date.now())
      if (at.length % 5 === 0) await window.page.keyboard.press('Control+s')
    }
  } catch {
    // The window is gone.
  }
  await end
  return { at, killed }
}

/** The last change that is found again, in the journal or in the project. */
async function found(): Promise<number> {
  const left = await new LeftJournals(join(userData, 'journal')).list()
  const read = await readProject(project)
  const saved = read.ok ? countIn(read.value.project.document.model.formula) : 0
  return Math.max(saved, ...left.map(({ document }) => countIn(document.model.formula)))
}

describe('the window, killed at random moments', () => {
  it(`loses at most half a second of work in ${KILLS} kills, takes the rest up again, and leaves nothing half-written`, async () => {
    let count = 0
    let longest = 0
    for (let kill = 0; kill < KILLS; kill++) {
      const window = await launchLeastwise({ userData, args: [kill === 0 ? data : project] })
      await window.stubSaveDialog(project)
      if (kill > 0) {
        await window.page.click('[data-test="recover"]')
        await expect.poll(() => title(window)).toContain('work.leastwise')
      }
      await window.page.waitForSelector('[data-test="column-x"]')
      await tab(window, 'fit')
      if (kill === 0) {
        await typeFormula(window, 'y ~ x')
        await expect.poll(() => title(window)).toContain('•')
        await window.page.keyboard.press('Control+s')
        await expect.poll(() => title(window)).toBe('work.leastwise — Leastwise')
      }
      const from = count
      const { at, killed } = await workUntilKilled(window, from)
      const recovered = await found()
      for (const [index, when] of at.entries())
        if (from + index + 1 > recovered) longest = Math.max(longest, killed - when)
      expect(longest).toBeLessThanOrEqual(LOST_MS)
      expect((await readProject(project)).ok).toBe(true)
      count = from + at.length
    }
    console.info(
      `${KILLS} kills of the window, ${count} changes; the oldest change that was lost: ${longest} ms`,
    )
    const last = await launchLeastwise({ userData })
    await last.page.click('[data-test="recover"]')
    await tab(last, 'fit')
    await expect.poll(() => coefficientOf(last, 'x'), { timeout: 30_000 }).toBeCloseTo(2, 6)
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
    expect(last.problems).toEqual([])
    await last.close()
  }, 300_000)
})
