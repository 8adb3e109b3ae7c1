import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tab, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'

const mtcars = join(import.meta.dirname, '../../resources/samples/mtcars.csv')

interface ReadableClipboard {
  readonly readText: () => string
  readonly readHTML: () => string
  readonly readImage: () => { getSize(): { width: number; height: number } }
}

describe('the report in the window', () => {
  let window: Leastwise
  const folder = mkdtempSync(join(tmpdir(), 'leastwise-report-window-'))

  beforeAll(async () => {
    window = await launchLeastwise({ args: [mtcars] })
    await window.page.waitForSelector('[data-test="column-mpg"]')
    await typeFormula(window, 'mpg ~ wt')
    await window.page.waitForSelector('[data-test="coefficients"] [data-term="wt"]')
    await tab(window, 'report')
  })

  afterAll(async () => {
    await window?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** What the preview says, read from outside: no script runs in it. */
  const preview = (of: 'parts' | 'text' | 'language'): Promise<string> =>
    window.page.evaluate((wanted) => {
      const frame = document.querySelector<HTMLIFrameElement>('[data-test="report-preview"]')
      const page = frame?.contentDocument
      if (!page) return ''
      if (wanted === 'language') return page.documentElement.lang
      if (wanted === 'text') return page.body.innerText
      return [...page.querySelectorAll('section')].map(({ id }) => id).join(' ')
    }, of)

  const usual = 'data model coefficients goodness anova checks charts flagged descent about'

  it('shows the report as it will be, in its usual order, and what has nothing to say', async () => {
    await expect.poll(() => preview('parts')).toBe(usual)
    expect(await preview('text')).toContain('mpg ~ wt on mtcars.csv')
    const empty = window.page.locator('[data-test="report-composer"] .badge')
    await expect.poll(() => empty.count()).toBe(6)
    await window.screenshot('report-composer')
  })

  it('leaves out a part, and moves others by button and by drag', async () => {
    await window.page.click('[data-test="part-charts"] input')
    await expect.poll(() => preview('parts')).toBe(usual.replace('charts ', ''))
    await window.page.locator('[data-test="part-coefficients"] [data-test="part-up"]').focus()
    await window.page.keyboard.press('Enter')
    await expect
      .poll(() => preview('parts'))
      .toBe('data coefficients model goodness anova checks flagged descent about')
    await window.page.keyboard.press('Enter')
    await window.page.keyboard.press('Enter')
    await expect
      .poll(() => preview('parts'))
      .toBe('coefficients data model goodness anova checks flagged descent about')
    const about = window.page.locator('[data-test="part-about"] .line')
    await about.dragTo(window.page.locator('[data-test="part-data"]'))
    await expect
      .poll(() => preview('parts'))
      .toBe('coefficients about data model goodness anova checks flagged descent')
  })

  it('says what the author says, and takes it back', async () => {
    await window.page.click('[data-test="part-model"] [data-test="comment-part"]')
    await window.page.fill('[data-test="part-model"] textarea', 'Heavier cars <b>need</b> more.')
    await expect.poll(() => preview('text')).toContain('Heavier cars <b>need</b> more.')
    await window.page.fill('[data-test="report-title"] input', 'Weight and fuel')
    await window.page.fill('[data-test="report-author"] input', 'Ада Löwe 王')
    await expect.poll(() => preview('text')).toMatch(/^Weight and fuel\n[^]*Ада Löwe 王/)
    await window.page.click('[data-test="undo"]')
    await expect.poll(() => preview('text')).not.toContain('Löwe')
    await window.page.click('[data-test="redo"]')
    await expect.poll(() => preview('text')).toContain('Löwe')
  })

  it('writes its numbers, p-values and language as it is told', async () => {
    await window.page.selectOption('[data-test="report-numbers"] select', 'decimals')
    await window.page.click('[data-test="report-p-values"] label:has-text("APA")')
    await expect.poll(() => preview('text')).toMatch(/wt\s+-5\.344\s+0\.559\s+-9\.559\s+< \.001/)
    await window.page.click('[data-test="report-language"] label:has-text("中文")')
    await expect.poll(() => preview('language')).toBe('zh-CN')
    await expect.poll(() => preview('text')).toContain('系数')
    await window.screenshot('report-composed')
  })

  const formats = ['docx', 'tex', 'md', 'xlsx', 'json', 'r', 'py'] as const

  it.each(['html', 'pdf', ...formats] as const)('is saved as %s', async (format) => {
    const path = join(folder, `cars.${format}`)
    await window.stubSaveDialog(path)
    const started = performance.now()
    if (format === 'html' || format === 'pdf') await window.page.click(`[data-test="export-${format}"]`)
    else {
      await window.page.click('[data-test="export-more"] button')
      await window.page.locator('.popup-menu [role="menuitem"]').nth(formats.indexOf(format)).click()
    }
    await expect.poll(() => existsSync(path), { timeout: 30_000, interval: 20 }).toBe(true)
    console.log(`report as ${format}: ${Math.round(performance.now() - started)} ms from the click`)
    const content = readFileSync(path)
    if (format === 'docx' || format === 'xlsx') expect(content.toString('latin1', 0, 2)).toBe('PK')
    else if (format === 'pdf') expect(content.toString('latin1', 0, 5)).toBe('%PDF-')
    else expect(content.toString('utf8')).toMatch(format === 'r' || format === 'py' ? /mtcars\.csv/ : /系数/)
    await window.page.waitForSelector('[data-test="export-html"]:not(:disabled)')
  })

  it('says why a report could not be written, and leaves the file before it whole', async () => {
    const full = join(folder, 'full.html')
    symlinkSync('/dev/full', full)
    await window.stubSaveDialog(full)
    await window.page.click('[data-test="export-html"]')
    await expect
      .poll(() => window.page.locator('[role="alert"]').allInnerTexts())
      .toEqual(expect.arrayContaining([expect.stringContaining('the disk is full')]))
    expect(readFileSync(join(folder, 'cars.html'), 'utf8')).toMatch(/<\/html>\s*$/)
  })

  const figure = '[data-test="figure-descent-1"]'

  it('saves a figure at its exact size on paper, as SVG and as PNG', async () => {
    await window.page.fill('[data-test="figure-width"] input', '80')
    await expect.poll(() => window.page.textContent('.report-figure-size')).toContain('945')
    await window.page.waitForSelector(figure)
    const svg = join(folder, 'figure.svg')
    await window.stubSaveDialog(svg)
    await window.page.click(`${figure} [data-test="figure-svg"]`)
    await expect.poll(() => existsSync(svg)).toBe(true)
    expect(readFileSync(svg, 'utf8')).toMatch(/<svg [^>]*width="80mm" height="50mm"[^]*<desc [^>]*>[^<]+</)
    const path = join(folder, 'figure.png')
    await window.stubSaveDialog(path)
    await window.page.click(`${figure} [data-test="figure-png"]`)
    await expect.poll(() => existsSync(path)).toBe(true)
    const png = readFileSync(path)
    // 80 mm and 50 mm at 300 dots to the inch; 11,811 dots to the metre
    const { width, height } = PNG.sync.read(png)
    expect([width, height]).toEqual([945, 591])
    expect(png.readUInt32BE(png.indexOf('pHYs') + 4)).toBe(11_811)
    expect(png.includes('Description')).toBe(true)
  })

  it('copies a table as cells and a figure as a picture', async () => {
    await window.page.click('[data-test="table-coefficients-0"] [data-test="table-copy"]')
    const copied = () =>
      window.app.evaluate(({ clipboard }) => {
        const { readText, readHTML, readImage } = clipboard as unknown as ReadableClipboard
        return { text: readText(), html: readHTML(), picture: readImage().getSize() }
      })
    await expect.poll(async () => (await copied()).text).toContain('wt\t-5.344\t0.559')
    expect((await copied()).html).toMatch(/<td[^>]*align="?right"?[^>]*>-5\.344</)
    await window.page.click(`${figure} [data-test="figure-copy"]`)
    await expect.poll(async () => (await copied()).picture).toEqual({ width: 945, height: 591 })
  })

  it('gives a Word document pictures for readers that know no SVG', () => {
    const docx = readFileSync(join(folder, 'cars.docx'))
    // Stored or deflated, a picture of white paper alone takes fewer than 100 bytes.
    expect(docx.length).toBeGreaterThan(30_000)
  })

  it('is a web page that asks for nothing and complains of nothing', async () => {
    const path = join(folder, 'cars.html')
    const seen = await window.app.evaluate(async ({ BrowserWindow, session }, file) => {
      const reader = session.fromPartition('reader')
      const requests: string[] = []
      const messages: string[] = []
      reader.webRequest.onBeforeRequest(({ url }, decide) => {
        requests.push(url)
        decide({})
      })
      const page = new BrowserWindow({ show: false, webPreferences: { session: reader, sandbox: true } })
      page.webContents.on('console-message', (_event, _level, message) => messages.push(message))
      await page.loadFile(file)
      page.destroy()
      return { requests, messages }
    }, path)
    expect(seen.messages).toEqual([])
    expect(seen.requests).toHaveLength(1)
  })

  it('is a PDF that is read as it is written, page by page, and cut at no edge', () => {
    const path = join(folder, 'cars.pdf')
    expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-')
    if (!existsSync('/usr/bin/pdftotext'))
      return console.warn('pdftotext is not here: the PDF is only written.')
    const read = (...options: string[]): string =>
      execFileSync('pdftotext', [...options, path, '-'], { encoding: 'utf8' })
    const pages = read('-layout').split('\f').slice(0, -1)
    expect(pages.length).toBeGreaterThan(1)
    pages.forEach((page, index) =>
      expect(page).toMatch(new RegExp(`\\b${index + 1} ?/ ?${pages.length}\\s*$`)),
    )
    for (const part of ['Weight and fuel', 'Löwe', '系数', '-5.344']) expect(pages.join('')).toContain(part)

    const words = [...read('-bbox').matchAll(/<word xMin="(\S+)" yMin="\S+" xMax="(\S+)"/g)]
    expect(words.length).toBeGreaterThan(100)
    for (const [, left, right] of words) {
      expect(Number(left)).toBeGreaterThan(0)
      expect(Number(right)).toBeLessThan(595.3)
    }
  })

  it('has any view of the residuals among its charts', async () => {
    const charts = (): Promise<number> =>
      window.page.evaluate(() => {
        const frame = document.querySelector<HTMLIFrameElement>('[data-test="report-preview"]')
        return frame?.contentDocument?.querySelectorAll('#charts svg').length ?? -1
      })
    await window.page.click('[data-test="part-charts"] input')
    await expect.poll(charts).toBe(3)
    await window.page.click('[data-test="report-views"] label:has-text("Chosen here")')
    for (const view of ['scale-location', 'leverage', 'histogram', 'added-variable', 'component-residual']) {
      await window.page.click(`[data-test="report-view-${view}"] input`)
    }
    await expect.poll(charts).toBe(8)
    await window.page.click('[data-test="report-view-quantile"] input')
    await expect.poll(charts).toBe(7)
    await window.page.click('[data-test="undo"]')
    await expect.poll(charts).toBe(8)
    await window.screenshot('report-views')
  })

  it('puts nothing into the page that its policy forbids', () => {
    expect(window.problems).toEqual([])
  })
})
