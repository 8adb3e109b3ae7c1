import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { coefficientOf, tab, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'
import { projectFolder, title } from './projectWindow'

const { folder, data, userData, remove } = projectFolder()
const name = 'Analyse – 分析 1.leastwise'
const project = join(folder, 'two words', name)
const aside = join(folder, 'aside.leastwise')
mkdirSync(join(folder, 'two words'))

let window: Leastwise | undefined
afterEach(async () => {
  await window?.close().catch(() => undefined)
  window = undefined
})
afterAll(remove)

const launch = async (...args: string[]): Promise<Leastwise> => {
  window = await launchLeastwise({ args, userData })
  await window.page.waitForSelector('body[data-ready="true"]')
  return window
}

async function isOpen(running: Leastwise): Promise<void> {
  await expect.poll(() => title(running), { timeout: 30_000 }).toBe(`${name} — Leastwise`)
  await tab(running, 'fit')
  await expect.poll(() => coefficientOf(running, 'z'), { timeout: 30_000 }).toBeCloseTo(3, 6)
}

const recent = ({ page }: Leastwise) => page.locator('.start-view button', { hasText: name })

const notice = ({ page }: Leastwise) =>
  expect.poll(async () => (await page.locator('[data-test="notice-message"]').allInnerTexts()).join())

describe('a project is opened', () => {
  it('by the path that a file manager hands over, with spaces and any letters', async () => {
    const first = await launch(data)
    await first.page.waitForSelector('[data-test="column-x"]')
    await typeFormula(first, 'y ~ x + z')
    await first.stubSaveDialog(project)
    await first.page.keyboard.press('Control+s')
    await expect.poll(() => title(first)).toBe(`${name} — Leastwise`)
    await first.close()
    await isOpen(await launch(project))
  })

  it('from the list on the start page', async () => {
    const running = await launch()
    await recent(running).click()
    await isOpen(running)
  })

  it('by the system while the window is open, as macOS asks', async () => {
    const running = await launch()
    await running.app.evaluate(({ app }, path) => {
      app.emit('open-file', { preventDefault: () => undefined }, path)
    }, project)
    await isOpen(running)
  })

  it('by dropping it on the window, which asks before it takes the place of work that is not saved', async () => {
    const running = await launch(data)
    await running.page.waitForSelector('[data-test="column-x"]')
    await typeFormula(running, 'y ~ x')
    await expect.poll(() => title(running)).toContain('• ')
    await running.dropFile('body', project)
    const dialog = running.page.locator('.el-dialog', { hasText: name })
    await expect.poll(() => dialog.getByRole('alert').innerText()).toContain('not saved')
    await running.page.keyboard.press('Escape')
    await expect.poll(() => dialog.count()).toBe(0)
    expect(await title(running)).toContain('• ')
    await running.dropFile('body', project)
    await running.page.click('[data-test="project-open"]')
    await isOpen(running)
    expect(running.problems).toEqual([])
  })
})

describe('a project is not opened', () => {
  it('that has gone from its place: the start page says so and stays, and opens it once it is back', async () => {
    const running = await launch()
    renameSync(project, aside)
    await recent(running).click()
    await notice(running).toContain(name)
    await running.screenshot('project-recent-gone')
    expect(await title(running)).toBe('Leastwise')
    renameSync(aside, project)
    await recent(running).click()
    await isOpen(running)
    expect(running.problems).toEqual([])
  })

  it('by itself, where the program ended while it was being opened; but where the user says so', async () => {
    const settings = join(userData, 'settings.json')
    const kept = JSON.parse(readFileSync(settings, 'utf8')) as object
    writeFileSync(settings, JSON.stringify({ ...kept, opening: project }))
    const running = await launch(project)
    await notice(running).toContain('was not fully opened last time')
    expect(await title(running)).toBe('Leastwise')
    await running.page.click('[data-test="notice-action"]')
    await isOpen(running)
  })
})
