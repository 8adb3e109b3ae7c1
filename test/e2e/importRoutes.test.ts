import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { coefficientOf, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'
import { title } from './projectWindow'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-import-routes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cities = ['Köln', 'Łódź', 'Graz']
const lines = (row: (index: number) => string): string =>
  `${Array.from({ length: 60 }, (_, index) => row(index)).join('\n')}\n`

interface Route {
  readonly content: Uint8Array | string
  /** Makes the choice in the dialog. */
  readonly choose: (window: Leastwise) => Promise<unknown>
  /** What the dialog shows of the choice. */
  readonly chosen: (window: Leastwise) => Promise<string | null>
  readonly choice: string
  readonly formula: string
  readonly term: string
  readonly estimate: number
}

const segment = (setting: string) => ({
  choose:
    (label: string) =>
    ({ page }: Leastwise) =>
      page.locator(`[data-test="import-${setting}"]`).getByText(label, { exact: true }).click(),
  chosen: ({ page }: Leastwise) => page.textContent(`[data-test="import-${setting}"] .on`),
})
const encoding = '[data-test="import-encoding"] select'

const routes: Readonly<Record<string, Route>> = {
  'the encoding': {
    content: iconv.encode(
      `city,y\n${lines((i) => `${cities[i % 3]},${2 * (i % 3)}.${i % 2}`)}`,
      'windows-1250',
    ),
    choose: ({ page }) => page.selectOption(encoding, 'windows-1250'),
    chosen: ({ page }) => page.inputValue(encoding),
    choice: 'windows-1250',
    formula: 'y ~ city',
    term: 'cityŁódź',
    estimate: -2,
  },
  'the thousands mark': {
    content: `x;y\n${lines((i) => `${1 + (i % 9)}.${100 + i};${3 * (1000 * (1 + (i % 9)) + 100 + i)}`)}`,
    choose: segment('thousands').choose('.'),
    chosen: segment('thousands').chosen,
    choice: '.',
    formula: 'y ~ x',
    term: 'x',
    estimate: 3,
  },
  'the comment mark': {
    content: `x,y\n${lines((i) => (i % 10 === 4 ? `%${i},1000` : `${i},${5 * i}`))}`,
    choose: segment('comment').choose('%'),
    chosen: segment('comment').chosen,
    choice: '%',
    formula: 'y ~ x',
    term: 'x',
    estimate: 5,
  },
}

describe('a choice of how a file is read', () => {
  let window: Leastwise | undefined
  afterEach(() => window?.close())

  it.each(Object.keys(routes))(
    '%s: holds in the fit, in the project that is opened again, and under run',
    async (name) => {
      const { content, choose, chosen, choice, formula, term, estimate } = routes[name]
      const data = join(folder, `${name.replaceAll(' ', '-')}.csv`)
      const project = data.replace(/csv$/, 'leastwise')
      writeFileSync(data, content)
      window = await launchLeastwise({ args: [data] })
      await window.page.click('[data-test="import-change"]')
      await window.page.waitForSelector('[data-test="import-preview"] td')
      await choose(window)
      await expect.poll(() => window && chosen(window)).toContain(choice)
      await window.page.click('[data-test="import-apply"]')
      await window.page.waitForSelector('[data-test="import-apply"]', { state: 'detached' })
      await typeFormula(window, formula)
      await expect.poll(() => window && coefficientOf(window, term)).toBeCloseTo(estimate, 1)
      const shown = await coefficientOf(window, term)
      await window.stubSaveDialog(project)
      await window.page.keyboard.press('Control+s')
      await expect.poll(() => window && title(window)).toMatch(/^[^•]*leastwise — /)
      await window.close()

      // Settings of its own: what was remembered of the file is not there, only the project tells.
      window = await launchLeastwise({ args: [project] })
      const { page } = window
      await page.waitForSelector('[data-test="project-allow"], [data-test="import-change"]')
      if (await page.locator('[data-test="project-allow"]').count()) {
        await page.click('[data-test="project-allow"]')
        await page.click('[data-test="project-open"]')
      }
      await expect.poll(() => window && coefficientOf(window, term)).toBe(shown)
      await page.click('[data-test="import-change"]')
      await page.waitForSelector('[data-test="import-preview"] td')
      await expect.poll(() => window && chosen(window)).toContain(choice)
      await page.click('[data-test="import-cancel"]')
      expect(window.problems).toEqual([])

      const argv = [resolve('out/main/cli.js'), 'run', project, '--json', '-']
      const ran = JSON.parse(execFileSync(process.execPath, argv, { encoding: 'utf8' })) as {
        coefficients: { term: string; estimate: number }[]
      }
      expect(ran.coefficients.find((each) => each.term === term)?.estimate).toBe(shown)
    },
  )
})

describe('a file under the name of a new one', () => {
  it('is asked about, and stays as it is unless the user says that it is replaced', async () => {
    const window = await launchLeastwise({ args: [resolve('resources/samples/mtcars.csv')] })
    const { app, page } = window
    await page.waitForSelector('[data-test="export-rows"]')
    const target = join(folder, 'kept.csv')
    writeFileSync(target, 'what was there')
    const answer = (response: number): Promise<void> =>
      app.evaluate(({ dialog }, chosen) => {
        const heard = globalThis as { heard?: string[] }
        // Who refuses is asked for another name, and gives none.
        let times = 0
        dialog.showSaveDialog = (...asked: unknown[]) => {
          const { defaultPath = '' } = asked.at(-1) as Electron.SaveDialogOptions
          const filePath = times++ === 0 ? defaultPath.replace(/[^/\\]*$/, 'kept') : ''
          return Promise.resolve({ canceled: filePath === '', filePath })
        }
        dialog.showMessageBox = (...asked: unknown[]) => {
          heard.heard = [...(heard.heard ?? []), (asked.at(-1) as Electron.MessageBoxOptions).message]
          return Promise.resolve({ response: chosen, checkboxChecked: false })
        }
      }, response)
    const heard = (): Promise<string[]> =>
      app.evaluate(() => (globalThis as { heard?: string[] }).heard ?? [])
    await app.evaluate(({ app: program }, path) => program.setPath('documents', path), folder)
    const exportRows = async (): Promise<void> => {
      await page.click('[data-test="export-rows"]')
      await page.click('[data-test="export-run"]')
    }
    await answer(1)
    await exportRows()
    await expect.poll(heard).toEqual(['“kept.csv” is there already. Replace it?'])
    await page.keyboard.press('Escape')
    await page.waitForSelector('[data-test="export-dialog"]', { state: 'detached' })
    expect(readFileSync(target, 'utf8')).toBe('what was there')
    await answer(0)
    await exportRows()
    await expect.poll(() => page.textContent('[data-test="notice-message"]')).toContain('kept.csv')
    expect(readFileSync(target, 'utf8')).toContain('Mazda RX4')
    expect(existsSync(join(folder, 'kept'))).toBe(false)
    expect(window.problems).toEqual([])
    await window.close()
  })
})
