import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tab, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'

const mtcars = join(import.meta.dirname, '../../resources/samples/mtcars.csv')

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
    if (format === 'html' || format === 'pdf') await window.page.click(`[data-test="export-${format}"]`)
    else {
      await window.page.click('[data-test="export-more"] button')
      await window.page.locator('.popup-menu [role="menuitem"]').nth(formats.indexOf(format)).click()
    }
    await expect.poll(() => existsSync(path), { timeout: 30_000 }).toBe(true)
    const content = readFileSync(path)
    if (format === 'docx' || format === 'xlsx') expect(content.toString('latin1', 0, 2)).toBe('PK')
    else if (format === 'pdf') expect(content.toString('latin1', 0, 5)).toBe('%PDF-')
    else expect(content.toString('utf8')).toMatch(format === 'r' || format === 'py' ? /mtcars\.csv/ : /系数/)
    await window.page.waitForSelector('[data-test="export-html"]:not(:disabled)')
  })

  it('says why a report could not be written, and leaves the file before it whole', async () => {
    await window.stubSaveDialog('/dev/full')
    await window.page.click('[data-test="export-html"]')
    await expect
      .poll(() => window.page.locator('[role="alert"]').allInnerTexts())
      .toEqual(expect.arrayContaining([expect.stringContaining('the disk is full')]))
    expect(readFileSync(join(folder, 'cars.html'), 'utf8')).toMatch(/<\/html>\s*$/)
  })

  it('puts nothing into the page that its policy forbids', () => {
    expect(window.problems).toEqual([])
  })
})
