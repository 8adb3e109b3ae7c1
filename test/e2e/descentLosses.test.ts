import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample, tab, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'

/** Losses that the engine sums over the rows, as an analyst chooses and tunes them. */
describe('losses over rows in the real window', () => {
  let window: Leastwise
  const text = (test: string): Promise<string | null> => window.page.textContent(`[data-test="${test}"]`)
  const all = (test: string): Promise<string[]> =>
    window.page.locator(`[data-test="${test}"]`).allTextContents()
  const fill = async (test: string, value: string): Promise<void> => {
    await window.page.fill(`[data-test="${test}"] input`, value)
    await window.page.keyboard.press('Enter')
  }
  const choose = (test: string, value: string) =>
    window.page.selectOption(`[data-test="${test}"] select`, value)
  const cell = (term: string, field: string): Promise<string | null> =>
    window.page.textContent(
      `[data-test="descent-coefficients"] tr[data-term="${term}"] [data-field="${field}"]`,
    )
  const zone = () => window.page.getAttribute('[data-test="learning-rate-slider"]', 'data-zone')
  const dragRateTo = async (share: number): Promise<void> => {
    const box = await window.page.locator('[data-test="learning-rate-slider"]').boundingBox()
    if (box === null) throw new Error('no slider')
    const y = box.y + box.height / 2
    await window.page.mouse.move(box.x + 0.3 * box.width, y)
    await window.page.mouse.down()
    await window.page.mouse.move(box.x + share * box.width, y, { steps: 15 })
    await window.page.mouse.up()
  }

  beforeAll(async () => {
    window = await launchLeastwise()
    await window.page.waitForSelector('body[data-ready="true"]')
    await openSample(window, 'mtcars.csv')
    await typeFormula(window, 'am ~ wt')
    await tab(window, 'descent')
    await window.page.waitForSelector('[data-test="learning-rate-slider"]')
    await choose('objective', 'logistic')
  })
  afterAll(async () => {
    await window?.close()
  })

  it('descends the logistic loss to the coefficients of R’s glm, at the best rate near its minimum', async () => {
    await expect.poll(() => all('objective-note')).toHaveLength(2)
    await fill('iterations', '20000')
    await window.page.click('[data-test="use-best"]')
    await expect.poll(() => text('descent-status')).toMatch(/(Converged|At the minimum) /)
    // glm(am ~ wt, binomial): -4.0239699621732.
    await expect.poll(() => cell('wt', 'now')).toMatch(/^[-−]4\.024/)
    await expect.poll(() => cell('wt', 'digits')).toMatch(/^(9|1\d)$/)
    await window.page.waitForSelector('[data-test="descent-coefficients"] th[title="minimum by Newton"]')
  })

  it('takes the last rate of a drag, and says why the descent stopped', async () => {
    await fill('iterations', '60')
    await dragRateTo(0.12)
    await expect.poll(zone).toBe('slow')
    await expect.poll(() => text('descent-status')).toMatch(/Not there yet after 60 steps .* all iterations/)
    await dragRateTo(0.98)
    await expect.poll(zone).toBe('diverging')
    await expect.poll(() => text('descent-status')).toMatch(/(Diverged|Not there yet) /)
    await window.page.click('[data-test="set-best"]')
    await expect.poll(zone).toBe('fast')
  })

  it('draws the surface from the rows, and leaves out the pages that tell of a quadratic', async () => {
    await expect.poll(() => text('surface-rows')).toContain('32 rows')
    await expect.poll(() => all('descent-pages')).toEqual([expect.not.stringContaining('Fine-tuning')])
    await window.screenshot('descent-logistic')
  })

  it('runs a sweep of rates over the rows, and backtracks from a rate that would diverge', async () => {
    await expect.poll(() => text('sweep-share')).toMatch(/Rates tried: 19 of 19, up to 60 steps each/)
    await expect.poll(() => text('search-obstacle')).toMatch(/backtracking goes with this loss/)
    await fill('learning-rate', '1e6')
    await choose('schedule', 'backtracking')
    await fill('iterations', '20000')
    await expect.poll(() => text('descent-status')).toMatch(/(Converged|At the minimum) /)
    await expect.poll(() => cell('wt', 'now')).toMatch(/^[-−]4\.024/)
    await window.screenshot('descent-logistic-backtracking')
    await choose('schedule', 'constant')
    await window.page.click('[data-test="set-best"]')
  })

  it('refuses a response that is not 0 or 1', async () => {
    await tab(window, 'fit')
    await typeFormula(window, 'mpg ~ wt')
    await tab(window, 'descent')
    await expect.poll(() => text('descent-status')).toMatch(/needs a response of 0 and 1.*mpg/)
  })

  it('descends Huber’s loss with the scale of the residuals, or a given one', async () => {
    await choose('objective', 'huber')
    await expect
      .poll(async () => (await all('objective-note')).join(' '))
      .toContain('Scale of the residuals: 3.1054')
    await fill('residual-scale', '2')
    await expect
      .poll(async () => (await all('objective-note')).join(' '))
      .toContain('Scale of the residuals: 2')
    await fill('iterations', '5000')
    await window.page.click('[data-test="use-best"]')
    await expect.poll(() => text('descent-status')).toMatch(/(Converged|At the minimum) /)
  })

  it('blames the corners of absolute residuals, and no optimiser, for having no limit', async () => {
    await choose('objective', 'lad')
    const panel = window.page.locator('.descent-panel')
    await expect.poll(() => panel.innerText()).toContain('The loss has corners')
    await expect.poll(() => window.page.locator('[data-test="rate-note"]').count()).toBe(0)
    await expect
      .poll(() => text('sweep-none'))
      .toMatch(/No rate tried comes within 1e-6 .* This loss has corners/s)
    await window.screenshot('descent-corners-sweep')
  })

  it('descends a nonlinear model from a start that is typed', async () => {
    await choose('objective', 'nls')
    await window.page.fill('[data-test="nonlinear"] input', 'mpg ~ a * exp(b * wt)')
    await fill('start-a', '40')
    await fill('start-b', '-0.1')
    await expect.poll(() => cell('a', 'closedForm')).toMatch(/^49\.\d/)
    await window.page.click('[data-test="use-best"]')
    await expect.poll(() => text('descent-status')).toMatch(/(Converged|At the minimum) /)
    await window.screenshot('descent-nls')
  })
})
