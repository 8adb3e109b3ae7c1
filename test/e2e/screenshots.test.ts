import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage, chooseTheme, tab, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'
import { countColours, readPicture } from './pixels'

const tabs = ['table', 'fit', 'residuals', 'descent', 'compare', 'predict', 'report'] as const
const sizes = [
  [1024, 700],
  [1280, 800],
  [1920, 1080],
] as const

/** Pictures of every tab in both languages and themes and at three sizes, and what must hold in each of them. */
describe('the window in both languages and themes', () => {
  let window: Leastwise

  beforeAll(async () => {
    window = await launchLeastwise({ args: [resolve('resources/samples/mtcars.csv')] })
    await window.page.waitForSelector('[data-test="column-mpg"]')
    await typeFormula(window, 'mpg ~ wt')
    await window.page.waitForSelector('[data-test="coefficients"] [data-term="wt"]')
  })
  afterAll(async () => {
    await window?.close()
  })

  it.each(
    (['en', 'zh'] as const).flatMap((language) =>
      (['light', 'dark'] as const).flatMap((theme) => sizes.map((size) => [language, theme, size] as const)),
    ),
  )('%s, %s, %j', async (language, theme, [width, height]) => {
    const { app, page } = window
    await app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0].setContentSize(size[0], size[1]),
      [width, height],
    )
    await chooseLanguage(window, language)
    await chooseTheme(window, theme)
    await expect.poll(() => page.getAttribute('html', 'lang')).toMatch(language === 'zh' ? /^zh/ : /^en/)
    await expect.poll(() => page.getAttribute('html', 'data-theme')).toBe(theme)
    for (const name of tabs) {
      await tab(window, name)
      await page.waitForTimeout(350)
      const picture = await window.screenshot(`${name}-${theme}-${language}-${width}x${height}`)
      expect(countColours(readPicture(picture))).toBeGreaterThan(20)
      const overflow = await page.evaluate(() => ({
        x: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        y: document.documentElement.scrollHeight - document.documentElement.clientHeight,
      }))
      expect(overflow.x).toBeLessThanOrEqual(0)
      expect(overflow.y).toBeLessThanOrEqual(0)
    }
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
