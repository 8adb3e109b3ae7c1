import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage, chooseTheme, tab, typeFormula } from './actions'
import { cutTexts } from './cutTexts'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'

const sizes = [
  [1024, 700],
  [1440, 900],
] as const
const pages = ['overview', 'coefficients', 'scaling', 'gradients', 'tuning'] as const

/** Every page of the studio, four runs beside each other, in windows narrow and wide. */
describe('the layout of the descent studio', () => {
  let window: Leastwise

  beforeAll(async () => {
    window = await launchLeastwise({ args: [resolve('resources/samples/mtcars.csv')] })
    await window.page.waitForSelector('[data-test="column-mpg"]')
    await typeFormula(window, 'mpg ~ wt + hp + qsec')
    await tab(window, 'descent')
    await window.page.waitForSelector('[data-test="learning-rate-slider"]')
    for (const optimizer of ['momentum', 'nesterov', 'adam']) {
      await window.page.click('[data-test="keep-run"]')
      await window.page.selectOption('[data-test="optimizer"] select', optimizer)
    }
    await window.page.waitForSelector('[data-run="3"]')
    await window.page.click('[data-test="descent-pages"] [data-value="tuning"]')
    await window.page.click('[data-test="pretrain"]')
    await window.page.waitForSelector('[data-test="tuning-figures"]')
  })
  afterAll(async () => {
    await window?.close()
  })

  it.each(
    sizes.flatMap((size) =>
      (['en', 'zh'] as const).flatMap((language) =>
        (['light', 'dark'] as const).map((theme) => [size, language, theme] as const),
      ),
    ),
  )('cuts nothing at %j in %s, %s', async ([width, height], language, theme) => {
    const { app, page } = window
    await app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0].setContentSize(size[0], size[1]),
      [width, height],
    )
    await chooseLanguage(window, language)
    await chooseTheme(window, theme)
    await expect.poll(() => page.getAttribute('html', 'lang')).toMatch(language === 'zh' ? /^zh/ : /^en/)
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width)
    for (const name of pages) {
      await page.click(`[data-test="descent-pages"] [data-value="${name}"]`)
      await expect.poll(() => cutTexts(page, '.descent-view'), { message: name }).toEqual([])
      await expect.poll(() => cutTexts(page, '.descent-panel')).toEqual([])
      await window.screenshot(`studio-${name}-${theme}-${language}-${width}`)
    }
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
