import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage, chooseTheme, tab, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'
import { countPixels } from './pixels'

const cars = resolve('resources/samples/mtcars.csv')

/** Each view of residuals: the words of its choice, and what it says of itself to those who do not see it. */
const views = [
  ['Residuals', 'residuals', /studentized residual \(from -1\.\d+ to 2\.\d+\) against fitted value/],
  ['Normal Q–Q plot', 'quantile', /Simultaneous 95 % band/],
  ['Scale–location', 'scale-location', /Roots of the absolute standardized residuals/],
  ['Leverage and Cook’s distance', 'leverage', /Dashed contours: Cook’s distance 4\/n = 0\.125/],
  ['Added-variable plot', 'added-variable', /The slope of the line is the coefficient of wt, -3\.878/],
  ['Component plus residual', 'component-residual', /The part of wt in the fitted values plus the residuals/],
] as const

/** As the list has them. */
const order = [
  'residuals',
  'quantile',
  'scale-location',
  'leverage',
  'histogram',
  'added-variable',
  'component-residual',
  'autocorrelation',
] as const

/** Those that draw bars instead of rows. */
const barViews = [
  ['Histogram and density', 'histogram', /Histogram of the studentized residual .* 32 rows in \d+ bars/],
  ['Autocorrelation', 'autocorrelation', /lags 1 to 15; at lag 1 it is 0\.\d+/],
] as const

describe('the views of residuals in the real window', () => {
  let window: Leastwise
  const left = '[data-test="diagnostic-0"]'
  const chart = `${left} .chart-canvas`
  const label = (): Promise<string | null> => window.page.getAttribute(chart, 'aria-label')
  const selected = (): Promise<string> => window.page.locator('[data-test="selected-count"]').innerText()

  /** Opens a list of choices with the keyboard and takes the one with these words. */
  const choose = async (list: string, words: string): Promise<void> => {
    const { page } = window
    await page.locator(`${left} [data-test="${list}"] input`).focus()
    await page.keyboard.press('Enter')
    const option = page.locator('.el-select-dropdown__item:visible').filter({ hasText: words }).first()
    await option.click()
    // While the list fades it lies over the chart and takes the pointer.
    await expect.poll(() => page.locator('.el-select-dropdown__item:visible').count()).toBe(0)
  }
  const showsView = (view: string): Promise<void> =>
    expect.poll(() => window.page.getAttribute(`${left} [data-view]`, 'data-view')).toBe(view)

  beforeAll(async () => {
    window = await launchLeastwise({ args: [cars] })
    await window.page.waitForSelector('[data-test="column-mpg"]')
    await typeFormula(window, 'mpg ~ wt + hp')
    await window.page.waitForSelector('[data-test="coefficients"] [data-term="hp"]')
    await tab(window, 'residuals')
    await window.page.waitForSelector(chart)
  })
  afterAll(async () => {
    await window?.close()
  })

  it.each(views)('draws “%s”, says what it shows, and draws its rows', async (words, view, shown) => {
    const { page } = window
    await choose('diagnostic-view', words)
    await showsView(view)
    await expect.poll(label).toMatch(shown)
    await expect.poll(() => page.getAttribute(chart, 'data-points')).toBe('32')
    const box = await page.locator(`${left} canvas[role="img"]`).boundingBox()
    if (!box) throw new Error('no chart')
    // Chrysler Imperial, Fiat 128 and Toyota Corolla are outliers of this model in every view.
    await expect
      .poll(async () => countPixels(await window.screenshot(`view-${view}`), '#d55e00', { rectangle: box }))
      .toBeGreaterThan(60)
  })

  it.each(views.filter(([, view]) => view !== 'quantile'))(
    'picks a row of “%s” with the keyboard, and all of them with a box',
    async (words, view) => {
      const { page } = window
      await choose('diagnostic-view', words)
      await showsView(view)
      await page.locator(chart).focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      await expect.poll(selected).toBe('1 selected')
      await page.keyboard.press('b')
      const box = await page.locator(`${left} canvas[role="img"]`).boundingBox()
      if (!box) throw new Error('no chart')
      await page.mouse.move(box.x + 2, box.y + 2)
      await page.mouse.down()
      await page.mouse.move(box.x + box.width - 2, box.y + box.height - 2, { steps: 6 })
      await page.mouse.up()
      await expect.poll(selected).toBe('32 selected')
    },
  )

  it.each(barViews)(
    'draws the bars of “%s”, and walks over them with the keyboard',
    async (words, view, shown) => {
      const { page } = window
      await choose('diagnostic-view', words)
      await showsView(view)
      await expect.poll(label).toMatch(shown)
      await page.locator(chart).focus()
      await page.keyboard.press('ArrowRight')
      await expect
        .poll(() => page.locator(chart).innerText())
        .toMatch(view === 'histogram' ? / to / : /lag 1/)
      const said = await page.locator(`${left} [data-test="tooltip"]`).boundingBox()
      const within = await page.locator(chart).boundingBox()
      if (!said || !within) throw new Error('no tooltip')
      expect(said.y).toBeGreaterThanOrEqual(within.y)
      expect(said.y + said.height).toBeLessThanOrEqual(within.y + within.height)
      // One stop after each sentence.
      expect(await label()).toMatch(/[^.]\. The arrow keys go from bar to bar\./)
      await window.screenshot(`view-${view}`)
    },
  )

  it('selects the rows that a bar of the histogram counts', async () => {
    const { page } = window
    await choose('diagnostic-view', 'Histogram and density')
    await showsView('histogram')
    await page.locator(chart).focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    // The last bar: Chrysler Imperial, Fiat 128 and Toyota Corolla, 2.542 to 2.605.
    await expect.poll(selected).toBe('3 selected')
    await expect.poll(() => page.locator(chart).innerText()).toMatch(/selected 3/)
    await window.screenshot('view-histogram-selected')
  })

  it('shows the term that is chosen, and says why a term has no view of its own', async () => {
    const { page } = window
    await choose('diagnostic-view', 'Added-variable plot')
    await choose('diagnostic-term', 'hp')
    await expect.poll(label).toMatch(/the coefficient of hp, -0\.03177/)
    await typeFormula(window, 'mpg ~ wt * hp')
    await choose('diagnostic-view', 'Component plus residual')
    await expect
      .poll(() => page.locator(`${left} [data-test="refused"]`).allInnerTexts())
      .toEqual([expect.stringContaining('wt takes part in an interaction')])
    await typeFormula(window, 'mpg ~ wt + hp')
    await showsView('component-residual')
  })

  it('draws residuals over the order of rows and over a column that is not in the model, undone one by one', async () => {
    await choose('diagnostic-view', 'Residuals')
    await choose('residual-axis', 'by row order')
    await expect.poll(label).toMatch(/against row \(from 1 to 32\)/)
    await choose('residual-axis', 'by qsec')
    await expect.poll(label).toMatch(/against qsec \(from 14\.5 to 22\.9\)/)
    await choose('residual-kind', 'raw')
    await expect.poll(label).toMatch(/^Plot of the residual \(/)
    for (let step = 0; step < 3; step++) await window.page.click('[data-test="undo"]')
    await expect.poll(label).toMatch(/studentized residual .* against fitted value/)
  })

  it.each([
    ['light', 'en', 1024],
    ['dark', 'zh', 1440],
    ['light', 'zh', 1440],
    ['dark', 'en', 1024],
  ] as const)('fits in the %s theme, %s, %i wide', async (theme, language, width) => {
    const { app, page } = window
    await app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0].setContentSize(size, 800),
      width,
    )
    await chooseTheme(window, theme)
    await chooseLanguage(window, language)
    for (const [place, view] of order.entries()) {
      const input = page.locator(`${left} [data-test="diagnostic-view"] input`)
      await input.focus()
      await page.keyboard.press('Enter')
      await page.locator('.el-select-dropdown__item:visible').nth(place).click()
      await showsView(view)
      await window.screenshot(`views-${view}-${theme}-${language}-${width}`)
    }
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
