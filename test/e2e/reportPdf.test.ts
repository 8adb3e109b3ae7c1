import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tab, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'

const LONG = `endless${'x'.repeat(9993)}`
const hostile = ['<script>alert(1)</script>', "=cmd|' /C calc'!A0", '\\input{/etc/passwd}', LONG]
const wide = Array.from(
  { length: 56 },
  (_, i) =>
    `Durchschnittliche Größe der Außenfläche Nr. ${String(i + 1).padStart(2, '0')} im Frühjahr, Süßwasser`,
)
const names = [...wide, ...hostile]

/** Sixty columns of long names and one response, 150 rows of whole numbers that follow no pattern. */
function wideCsv(): string {
  const quoted = (name: string): string => `"${name}"`
  const lines = Array.from({ length: 150 }, (_, row) =>
    [
      row + ((row * 7919) % 13),
      ...names.map((_name, column) => ((row + 1) * (column * 37 + 101)) % 997),
    ].join(','),
  )
  return [['y', ...names.map(quoted)].join(','), ...lines].join('\n')
}

interface Word {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The words of each page, and where they stand on its 595 × 842 points. */
function pagesOf(path: string): readonly (readonly Word[])[] {
  const read = execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8', maxBuffer: 1e8 })
  return read
    .split('<page ')
    .slice(1)
    .map((page) =>
      Array.from(
        page.matchAll(/<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">([^<]*)</g),
        ([, left, top, right, bottom, text]) => ({
          text,
          left: Number(left),
          right: Number(right),
          top: Number(top),
          bottom: Number(bottom),
        }),
      ),
    )
}

describe('a PDF of sixty long and hostile names', () => {
  let window: Leastwise
  const folder = mkdtempSync(join(tmpdir(), 'leastwise-report-pdf-'))

  beforeAll(async () => {
    const csv = join(folder, 'wide.csv')
    writeFileSync(csv, wideCsv())
    window = await launchLeastwise({ args: [csv] })
    await window.page.waitForSelector('[data-test="column-y"]')
  }, 120_000)

  afterAll(async () => {
    await window?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function save(name: string): Promise<string> {
    const path = join(folder, name)
    await window.stubSaveDialog(path)
    await window.page.click('[data-test="export-pdf"]')
    await expect.poll(() => existsSync(path), { timeout: 60_000, interval: 50 }).toBe(true)
    await window.page.waitForSelector('[data-test="export-pdf"]:not(:disabled)')
    return path
  }

  it('is fitted, beside a smaller model', async () => {
    await typeFormula(window, `y ~ \`${wide[0]}\` + \`${hostile[0]}\``)
    await window.page.waitForSelector('[data-test="coefficients"] [data-term]')
    await tab(window, 'compare')
    await window.page.click('[data-test="keep-fit"]')
    await expect.poll(() => window.page.locator('[data-test="compare"] tbody tr').count()).toBe(1)
    await typeFormula(window, 'y ~ .')
    await expect.poll(() => window.page.locator('[data-test="coefficients"] [data-term]').count()).toBe(61)
    await window.page.click('[data-test="keep-fit"]')
    await expect.poll(() => window.page.locator('[data-test="compare"] tbody tr').count()).toBe(2)
    await tab(window, 'report')
  }, 60_000)

  const heldTo = (path: string): readonly (readonly Word[])[] => {
    const content = readFileSync(path).toString('latin1')
    expect(content.startsWith('%PDF-')).toBe(true)
    expect(content.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(10)
    if (existsSync('/usr/bin/pdftotext')) return pagesOf(path)
    console.warn('pdftotext is not here: the PDF is only counted.')
    return []
  }

  /** What stands between the page's header and its number. */
  const body = (page: readonly Word[]): readonly Word[] =>
    page.filter(({ top, bottom }) => top > 42 && bottom < 842 - 42)

  const keepsToThePaper = (pages: readonly (readonly Word[])[]): void =>
    pages.forEach((page, index) => {
      const margin = 38.5
      for (const { text, left, right } of page) {
        expect(left, text).toBeGreaterThan(margin)
        expect(right, text).toBeLessThan(595.3 - margin)
      }
      const number = page.filter(({ top }) => top > 842 - 42).map(({ text }) => text)
      expect(number.join('')).toBe(`${index + 1}/${pages.length}`)
      expect(page.filter(({ bottom }) => bottom < 42).length).toBeGreaterThan(0)
    })

  /** Headings have 16 pixels of the title's 22, other texts 13 at most: whatever the font, they are told apart by their height. */
  const isHeadingOf = (pages: readonly (readonly Word[])[]) => {
    const title = Math.max(...pages[0].map(({ top, bottom }) => bottom - top))
    return ({ top, bottom }: Word): boolean => bottom - top > (title * 14.5) / 22
  }

  const pageOfHeading = (pages: readonly (readonly Word[])[], text: string): number => {
    const isHeading = isHeadingOf(pages)
    return pages.findIndex((page) => page.some((word) => word.text === text && isHeading(word)))
  }

  it('keeps to the paper, with its title above and its number below each page', async () => {
    const pages = heldTo(await save('wide.pdf'))
    if (pages.length === 0) return
    keepsToThePaper(pages)
    const isHeading = isHeadingOf(pages)
    for (const page of pages) {
      const lowest = body(page).reduce((low, word) => (word.bottom > low.bottom ? word : low))
      expect(isHeading(lowest), lowest.text).toBe(false)
    }
  }, 120_000)

  it('repeats the titles of a table on every page that it takes', () => {
    const pages = heldTo(join(folder, 'wide.pdf'))
    if (pages.length === 0) return
    const [first, last] = ['Coefficients', 'Goodness'].map((heading) => pageOfHeading(pages, heading))
    expect(last - first).toBeGreaterThan(1)
    for (const page of pages.slice(first, last)) {
      expect(page.map(({ text }) => text)).toEqual(
        expect.arrayContaining(['term', 'estimate', 'standardised']),
      )
    }
  })

  it('has figures whole: caption, frame and the title of the axis on one page', () => {
    const pages = heldTo(join(folder, 'wide.pdf'))
    if (pages.length === 0) return
    const captioned = pages.filter((page) => page.some(({ text }) => text === 'Q–Q'))
    expect(captioned).toHaveLength(1)
    const texts = captioned[0].map(({ text }) => text)
    expect(texts.lastIndexOf('quantile')).toBeGreaterThan(texts.indexOf('Q–Q'))
  })

  it('is as readable in Chinese, with its titles and short texts in one piece', async () => {
    await window.page.click('[data-test="report-language"] label:has-text("中文")')
    const pages = heldTo(await save('zh.pdf'))
    if (pages.length === 0) return
    keepsToThePaper(pages)
    const texts = new Set(pages.flat().map(({ text }) => text))
    for (const text of ['系数', '可信位数', '整数', 'Größe', '<script>alert(1)</script>'].map(asXml)) {
      expect(Array.from(texts).some((word) => word.includes(text))).toBe(true)
    }
  }, 120_000)

  it('puts nothing into the page that its policy forbids', () => {
    expect(window.problems).toEqual([])
  })
})

const asXml = (text: string): string => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
