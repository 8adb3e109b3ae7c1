import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unzipped } from '../main/export/unzipped'
import { coefficientOf, tab } from './actions'
import { launchLeastwise, type Leastwise } from './launch'
import { projectFolder, title } from './projectWindow'
import { tall, trial, type Analysis } from './richAnalysis'

/** In the order of the window's menu. */
const formats = ['docx', 'tex', 'md', 'xlsx', 'json', 'r', 'py'] as const

/** The places where two reports of one analysis may differ: the minute in which each was written. Word's own are in `wordParts`. */
const timeless = (content: string): string =>
  content.replace(/\b\d{4}-\d\d-\d\d\s(# )?\d\d:\d\d\b/g, 'the time of writing')

/** What the window shows of each coefficient, with all digits. */
const shownFields = ['estimate', 'stdError'] as const

interface Ran {
  readonly coefficients: readonly Readonly<Record<(typeof shownFields)[number], number> & { term: string }>[]
}

describe.each<[string, Analysis]>([
  ['an afternoon’s analysis', trial],
  ['an analysis of many rows and two files', tall],
])('%s, saved by the window', (_name, analysis) => {
  const { folder, data, project, userData, remove } = projectFolder()
  let window: Leastwise
  let shown: Record<string, (string | null)[]> = {}
  const of = (whose: 'window' | 'run', format: string): string => join(folder, whose, `report.${format}`)

  beforeAll(async () => {
    for (const whose of ['window', 'run']) mkdirSync(join(folder, whose))
    writeFileSync(data, analysis.rows())
    window = await launchLeastwise({ userData, args: [data] })
    await window.page.waitForSelector('[data-test="import-change"]')
  })
  afterAll(async () => {
    await window?.close().catch(() => undefined)
    remove()
  })

  const run = (...options: string[]): string =>
    execFileSync(process.execPath, [resolve('out/main/cli.js'), 'run', project, ...options], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })

  it('is made and reported in the window', async () => {
    await analysis.make(window, folder)
    await tab(window, 'fit')
    await expect.poll(() => coefficientOf(window, analysis.term)).not.toBeNaN()
    await window.stubSaveDialog(project)
    await window.page.keyboard.press('Control+s')
    await expect.poll(() => title(window)).toBe('work.leastwise — Leastwise')
    shown = await coefficients(window)
    await tab(window, 'report')
    await window.page.waitForSelector('[data-test="export-html"]:not(:disabled)')
    await window.screenshot(`project-whole-${analysis.term}`)
    for (const format of ['html', ...formats] as const) await saveReport(window, format, of('window', format))
    expect(window.problems).toEqual([])
    await window.close()
  }, 180_000)

  it('has under run the coefficients that the window shows', () => {
    const ran = JSON.parse(run('--json', '-')) as Ran
    for (const field of shownFields) {
      expect(shown[field]).toEqual(ran.coefficients.map((each) => String(each[field])))
    }
  })

  it('has under run every number of the window’s report to the last bit', () => {
    run('--report', of('run', 'json'))
    const [ofWindow, ofRun] = (['window', 'run'] as const).map((whose) =>
      numbersOf(JSON.parse(readFileSync(of(whose, 'json'), 'utf8')), ''),
    )
    expect(ofWindow.length).toBeGreaterThan(1000)
    expect(ofRun.map(([place]) => place)).toEqual(ofWindow.map(([place]) => place))
    const differing = ofRun.filter(([, value], index) => !Object.is(value, ofWindow[index][1]))
    expect(differing).toEqual([])
  })

  it('has under run all parts that such a report has', () => {
    const { sections } = JSON.parse(readFileSync(of('run', 'json'), 'utf8')) as { sections: { id: string }[] }
    const usual = ['data', 'preparation', 'model', 'coefficients', 'goodness', 'checks', 'charts', 'flagged']
    const asked = ['descent', 'comparison', 'excluded', 'about', ...analysis.parts]
    expect(sections.map(({ id }) => id)).toEqual(expect.arrayContaining([...usual, ...asked]))
  })

  it.each(['html', 'tex', 'md', 'json', 'r', 'py'])(
    'is written by run byte for byte the same as %s',
    (format) => {
      run('--report', of('run', format))
      const [ofWindow, ofRun] = (['window', 'run'] as const).map((whose) =>
        timeless(readFileSync(of(whose, format), 'utf8')),
      )
      expect(ofRun).toBe(ofWindow)
      expect(ofRun).toContain('the time of writing')
    },
  )

  it.each(['docx', 'xlsx'])('is written by run the same in every part of %s', (format) => {
    run('--report', of('run', format))
    const [ofWindow, ofRun] = (['window', 'run'] as const).map((whose) =>
      wordParts(unzipped(readFileSync(of(whose, format)))),
    )
    expect(ofRun).toEqual(ofWindow)
  })
})

async function saveReport(
  { page, stubSaveDialog }: Leastwise,
  format: 'html' | (typeof formats)[number],
  path: string,
): Promise<void> {
  await stubSaveDialog(path)
  if (format === 'html') await page.click('[data-test="export-html"]')
  else {
    await page.click('[data-test="export-more"] button')
    await page.locator('.popup-menu [role="menuitem"]').nth(formats.indexOf(format)).click()
  }
  await expect.poll(() => existsSync(path), { timeout: 60_000, interval: 20 }).toBe(true)
  await page.waitForSelector('[data-test="export-html"]:not(:disabled)')
}

async function coefficients({ page }: Leastwise): Promise<Record<string, (string | null)[]>> {
  const titles = (field: string): Promise<(string | null)[]> =>
    page
      .locator(`[data-test="coefficients"] td[data-field="${field}"]`)
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('title')))
  return Object.fromEntries(await Promise.all(shownFields.map(async (field) => [field, await titles(field)])))
}

/** Every number in a value, with the place where it stands. */
function numbersOf(value: unknown, place: string): (readonly [string, number])[] {
  if (typeof value === 'number') return [[place, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => numbersOf(inner, `${place}.${key}`))
}

/**
 * The parts of a document in which two of one analysis must not differ. In Word's file the window draws a picture beside each SVG, for readers
 * that know no SVG, which `run` without a screen cannot; and Word's own properties hold the time of writing.
 */
function wordParts(parts: ReadonlyMap<string, string>): Record<string, string> {
  const isOwn = ([name]: readonly [string, string]): boolean =>
    !/media\/|Content_Types|core\.xml$|\.rels$/.test(name)
  const picture = /r:embed="rId[^"]*"/g
  return Object.fromEntries(
    [...parts].filter(isOwn).map(([name, content]) => [name, timeless(content).replace(picture, '')]),
  )
}
