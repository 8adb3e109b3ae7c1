import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage, openSample, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'

/** The documentation inside the program, as someone who wonders what a figure means finds it. */
describe('the documentation in the real window', () => {
  let window: Leastwise
  const page = () => window.page.locator('[data-test="help-page"]')
  const title = () => page().locator('h1').textContent()

  beforeAll(async () => {
    window = await launchLeastwise()
    await window.page.waitForSelector('body[data-ready="true"]')
  })
  afterAll(async () => {
    await window?.close()
  })

  /** Clicks the entry of the Help menu. */
  const chooseFromMenu = (): Promise<void> =>
    window.app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('documentation')?.click()
    })

  it('opens from the Help menu at the contents', async () => {
    await chooseFromMenu()
    await expect.poll(title).toBe('Leastwise documentation')
    await expect.poll(() => page().locator('a').count()).toBeGreaterThan(20)
  })

  it('finds a page by its title, by keyboard alone', async () => {
    const searching = () => window.page.locator('[data-test="help-search"]:focus').count()
    await expect.poll(searching).toBe(1)
    await window.page.keyboard.type("cook's")
    await expect.poll(() => window.page.locator('[data-help-page]').count()).toBe(1)
    await window.page.keyboard.press('Enter')
    await expect.poll(title).toBe("Cook's distance")
    await window.screenshot('help-search-en')
  })

  it('follows a link to another page and goes back', async () => {
    await page().locator('a[data-page="leverage"]').click()
    await expect.poll(title).toBe('Leverage')
    await window.page.click('[data-test="help-back"]')
    await expect.poll(title).toBe("Cook's distance")
  })

  it('speaks Chinese where the window does', async () => {
    await window.page.keyboard.press('Escape')
    await expect.poll(() => page().count()).toBe(0)
    await chooseLanguage(window, 'zh')
    await chooseFromMenu()
    await expect.poll(title).toBe('Leastwise 文档')
    await window.page.click('[data-help-page="vif"]')
    await expect.poll(title).toContain('方差膨胀因子')
    await window.screenshot('help-page-zh')
    await window.page.keyboard.press('Escape')
    await chooseLanguage(window, 'en')
  })

  it.each([
    ['coefficient-table', 'Coefficient table'],
    ['r-squared', 'R², adjusted R², predicted R² and PRESS'],
    ['checks', 'Checks'],
  ])('opens the page %s from the question mark beside the figures', async (name, expected) => {
    if ((await window.page.locator('[data-test="formula"]:visible').count()) === 0) {
      await openSample(window, 'tutorial.csv')
      await typeFormula(window, 'y ~ x')
    }
    await window.page.click(`[data-test="help-${name}"]`)
    await expect.poll(title).toBe(expected)
    await window.page.keyboard.press('Escape')
    await expect.poll(() => page().count()).toBe(0)
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
