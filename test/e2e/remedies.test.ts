import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage, chooseTheme, coefficientOf, tab, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'

describe('what a check advises, at a press of its button', () => {
  let window: Leastwise

  const formula = (): Promise<string> => window.page.inputValue('[data-test="formula"] input')
  const button = (check: string, action: string) =>
    window.page.locator(`[data-check="${check}"] [data-action="${action}"]`)

  beforeAll(async () => {
    window = await launchLeastwise({ args: [resolve('resources/samples/mtcars.csv')] })
    await window.page.waitForSelector('[data-test="column-mpg"]')
    await typeFormula(window, 'mpg ~ wt')
    await window.page.waitForSelector('[data-test="checks"]')
    await tab(window, 'fit')
  })
  afterAll(async () => {
    await window?.close()
  })

  it('adds the squared term by keyboard, as one step that can be undone', async () => {
    const { page } = window
    const add = button('linearity', 'add-term')
    await expect.poll(() => add.innerText()).toBe('Add I(wt^2)')
    await add.focus()
    await page.keyboard.press('Enter')
    await expect.poll(formula).toBe('mpg ~ wt + I(wt^2)')
    // R 4.2: coef(lm(mpg ~ wt + I(wt^2), mtcars))
    await expect.poll(() => coefficientOf(window, 'I(wt^2)')).toBeCloseTo(1.171086894, 8)
    const undo = page.locator('[data-test="undo"]')
    await expect.poll(() => undo.getAttribute('title')).toContain('follow the advice of a check')
    await undo.click()
    await expect.poll(formula).toBe('mpg ~ wt')
    await expect.poll(() => coefficientOf(window, 'wt')).toBeCloseTo(-5.34447157, 7)
  })

  it('takes the standard errors that an uneven spread asks for', async () => {
    const { page } = window
    await typeFormula(window, 'disp ~ hp')
    await expect.poll(() => button('spread', 'standard-errors').innerText()).toBe('Use HC3 standard errors')
    await button('spread', 'standard-errors').click()
    const error = page.locator('[data-test="coefficients"] [data-term="hp"] [data-field="stdError"]')
    // R 4.2, sandwich 3.0: sqrt(diag(vcovHC(lm(disp ~ hp, mtcars), 'HC3'))); the classical one is 0.2019
    await expect.poll(async () => Number(await error.getAttribute('title'))).toBeCloseTo(0.3820917714, 8)
    await expect
      .poll(() => page.innerText('[data-check="spread"]'))
      .toContain('the HC3 standard errors allow for it')
    await page.click('[data-test="undo"]')
    await expect.poll(async () => Number(await error.getAttribute('title'))).toBeCloseTo(0.201941427579, 8)
  })

  it('shows the rows that stand out, the worst of them picked', async () => {
    const { page } = window
    await button('rows', 'show-rows').click()
    await page.waitForSelector('[data-test="flagged"] tr.selected')
    await expect
      .poll(() => page.locator('[data-test="flagged"] tbody tr').first().getAttribute('class'))
      .toContain('selected')
    await expect.poll(() => page.getAttribute('[data-test="tab-residuals"]', 'aria-selected')).toBe('true')
  })

  it.each([
    ['en', 'light', 1280, 800],
    ['zh', 'dark', 1024, 640],
  ] as const)('fits into the panel: %s, %s', async (language, theme, width, height) => {
    const { app, page } = window
    await app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0].setContentSize(size[0], size[1]),
      [width, height],
    )
    await chooseLanguage(window, language)
    await chooseTheme(window, theme)
    await button('rows', 'show-rows').scrollIntoViewIfNeeded()
    await page.waitForTimeout(350)
    await window.screenshot(`remedies-${theme}-${language}-${width}x${height}`)
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
