import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSample, tab, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'

/** The descent studio as a teacher uses it: drag, compare, look at the reasons. */
describe('descent in the real window', () => {
  let window: Leastwise
  const text = (test: string): Promise<string | null> => window.page.textContent(`[data-test="${test}"]`)
  const has = (test: string): Promise<number> => window.page.locator(`[data-test="${test}"]`).count()
  const fill = async (test: string, value: string): Promise<void> => {
    await window.page.fill(`[data-test="${test}"] input`, value)
    await window.page.keyboard.press('Enter')
  }
  const choose = (test: string, value: string) =>
    window.page.selectOption(`[data-test="${test}"] select`, value)
  const pick = (test: string, label: string): Promise<void> =>
    window.page.click(`[data-test="${test}"] label:has-text("${label}")`)
  const boxOf = async (selector: string) => {
    const box = await window.page.locator(selector).first().boundingBox()
    if (box === null) throw new Error(`not on screen: ${selector}`)
    return box
  }
  const digits = (term: string): Promise<string | null> =>
    window.page.textContent(
      `[data-test="descent-coefficients"] tr[data-term="${term}"] [data-field="digits"]`,
    )

  beforeAll(async () => {
    window = await launchLeastwise()
    await window.page.waitForSelector('body[data-ready="true"]')
    await openSample(window, 'tutorial.csv')
    await typeFormula(window, 'y ~ x')
    await tab(window, 'descent')
    await window.page.waitForSelector('[data-test="learning-rate-slider"]')
  })
  afterAll(async () => {
    await window?.close()
  })

  it('follows the slider as it is dragged, from zone to zone', async () => {
    const slider = await boxOf('[data-test="learning-rate-slider"]')
    const at = (share: number): [number, number] => [
      slider.x + share * slider.width,
      slider.y + slider.height / 2,
    ]
    const zone = () => window.page.getAttribute('[data-test="learning-rate-slider"]', 'data-zone')
    await window.page.mouse.move(...at(0.05))
    await window.page.mouse.down()
    await expect.poll(zone).toBe('slow')
    await expect.poll(() => text('descent-status')).toMatch(/Not there yet .* all iterations were run/)
    await window.page.mouse.move(...at(0.95), { steps: 12 })
    await expect.poll(zone).toBe('diverging')
    await expect.poll(() => text('descent-status')).toMatch(/Diverged .*(overflowed|grew)/)
    await window.page.mouse.up()
    await expect.poll(() => text('divergence')).toMatch(/times the largest stable rate/)
    await window.page.click('[data-test="set-best"]')
    await expect.poll(zone).toBe('fast')
    await expect.poll(() => text('descent-status')).toMatch(/Converged .* loss changed by no more/)
    await expect.poll(() => digits('x')).toMatch(/^1[4-6]$/)
  })

  it('says why raw features diverge, and standardises them with a button', async () => {
    await pick('scale', 'as they are')
    await fill('learning-rate', '0.12')
    await expect.poll(() => text('zone')).toMatch(/diverges/)
    await expect.poll(() => text('divergence')).toMatch(/0\.12 is [\d.]+ times the largest stable rate/)
    await window.page.click('[data-test="set-standardize"]')
    await expect.poll(() => text('zone')).toMatch(/fast/)
  })

  it('moves the start by mouse and by keyboard', async () => {
    await fill('learning-rate', '0.02')
    const chart = '[data-test="surface-chart"] canvas[role="img"]'
    await window.page.waitForSelector(chart)
    await window.page.locator('[data-test="start-handle"]').focus()
    await window.page.keyboard.press('ArrowRight')
    await window.page.waitForSelector('[data-test="reset-start"]')
    await window.page.keyboard.press('Home')
    await expect.poll(() => has('reset-start')).toBe(0)
    // The loss is drawn anew after the keys: until that is done the handle may still move away from under the pointer.
    let handle = await boxOf('[data-test="start-handle"]')
    await expect
      .poll(async () => {
        handle = await boxOf('[data-test="start-handle"]')
        const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2]
        await window.page.mouse.move(x, y)
        await window.page.mouse.down()
        await window.page.mouse.move(x + 90, y - 40, { steps: 4 })
        await window.page.mouse.up()
        return has('reset-start')
      })
      .toBe(1)
    // The start follows the pointer: the handle lies where it was let go.
    await expect
      .poll(async () => Math.round((await boxOf('[data-test="start-handle"]')).x - handle.x))
      .not.toBe(0)
    await window.screenshot('descent-start')
    await window.page.click('[data-test="reset-start"]')
    await expect.poll(() => has('reset-start')).toBe(0)
  })

  it('compares up to four runs of any optimiser', async () => {
    await window.page.click('[data-test="keep-run"]')
    await choose('optimizer', 'momentum')
    await window.page.click('[data-test="keep-run"]')
    await choose('optimizer', 'adam')
    await expect.poll(() => text('rate-note')).toMatch(/no eigenvalue/)
    await window.page.click('[data-test="keep-run"]')
    await choose('optimizer', 'sgd')
    await fill('batchSize', '2')
    await expect.poll(() => window.page.locator('[data-run]').count()).toBe(4)
    await expect.poll(() => window.page.isDisabled('[data-test="keep-run"]')).toBe(true)
    await expect.poll(() => text('descent-status')).toMatch(/200 steps/)
    await pick('loss-show', 'gap')
    await pick('loss-axis', 'log')
    await window.screenshot('descent-compare')
    await pick('loss-show', 'loss')
    await pick('loss-axis', 'linear')
    for (let run = 0; run < 3; run++) {
      await window.page.locator('[data-run="1"] button[aria-label="Remove this run"]').click()
      await expect.poll(() => window.page.locator('[data-run]').count()).toBe(run === 2 ? 0 : 3 - run)
    }
    await choose('optimizer', 'batch')
    await choose('schedule', 'line-search')
    await expect.poll(() => text('rate-note')).toMatch(/line search finds/)
    await expect.poll(() => text('descent-status')).toMatch(/Converged/)
    await choose('schedule', 'constant')
  })

  it('spells out the textbook’s gradient with the data’s numbers, and sets raw beside standardised', async () => {
    await window.page.locator('[data-test="scrub"]').first().focus()
    await window.page.keyboard.press('Home')
    await pick('descent-pages', 'Gradients')
    await expect.poll(() => text('textbook-loss')).toContain('= 86')
    await expect.poll(() => window.page.textContent('[data-gradient="x"]')).toMatch(/−2 × 66 = -132/)
    await window.screenshot('descent-gradients')
    await pick('descent-pages', 'Raw and standardised')
    await expect.poll(() => text('scaling-standardize')).toMatch(/condition number1largest/)
    await window.screenshot('descent-scaling')
    await window.page.click('[data-test="use-none"]')
    await expect.poll(() => text('zone')).toMatch(/fast/)
    await pick('descent-pages', 'Coefficients')
    await window.page.waitForSelector('[data-test="coefficient-chart"] canvas')
    await window.screenshot('descent-coefficients')
    await pick('descent-pages', 'Overview')
  })

  it('takes any two coefficients of a larger model on the axes, the others at their optimum or as they are', async () => {
    await window.stubOpenDialog(resolve('resources/samples/mtcars.csv'))
    await window.page.click('[data-test="open"]')
    await window.page.waitForSelector('[data-test="column-mpg"]')
    await typeFormula(window, 'mpg ~ wt + hp + qsec')
    await tab(window, 'descent')
    await window.page.click('[data-test="axis-x"]')
    await window.page.click('.el-select-dropdown__item:has-text("qsec"):visible')
    await expect.poll(() => text('axis-x')).toContain('qsec')
    await pick('slice', 'as now')
    await window.page.click('[data-test="step-back"]')
    await window.screenshot('descent-four-coefficients')
    await pick('scale', 'standardised')
    await fill('learning-rate', '0.4')
    await fill('tolerance', '0')
    await fill('iterations', '20000')
    await expect.poll(() => digits('hp')).toMatch(/^1[0-6]$/)
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
