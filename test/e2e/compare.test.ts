import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage, chooseTheme, coefficientOf, tab, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'

/** The stars of CYG OB1: four giants turn the line of least squares around (Rousseeuw and Leroy 1987, page 27). */
describe('a robust fit beside least squares, both kept and compared', () => {
  let window: Leastwise

  beforeAll(async () => {
    window = await launchLeastwise({
      args: [resolve('test/reference/data/rdatasets/robustbase/starsCYG.csv')],
    })
    await window.page.waitForSelector('[data-test="column-log.Te"]')
    await typeFormula(window, 'log.light ~ log.Te')
    await window.page.click('[data-test="options"] summary')
  })
  afterAll(async () => {
    await window?.close()
  })

  const rowsOf = () => window.page.locator('[data-test="compare"] tbody tr')
  const pair = () => window.page.textContent('[data-test="compare-pair"]')
  const cell = (label: string, criterion: string) =>
    window.page.locator(`[data-test="compare"] [data-label="${label}"] [data-criterion="${criterion}"]`)

  const keep = async (): Promise<void> => {
    await tab(window, 'compare')
    await window.page.click('[data-test="keep-fit"]')
  }

  it('keeps the fit of least squares, then the robust one', async () => {
    await expect.poll(() => coefficientOf(window, 'log.Te')).toBeCloseTo(-0.41330382, 6)
    await keep()
    await expect.poll(() => rowsOf().count()).toBe(1)
    await expect.poll(() => window.page.textContent('.compare-view')).toContain('One model so far')
    await window.page.click('[data-test="method"]')
    await window.page.getByRole('option', { name: 'MM estimate' }).filter({ visible: true }).click()
    await expect.poll(() => coefficientOf(window, 'log.Te')).toBeGreaterThan(2)
    await tab(window, 'fit')
    await expect
      .poll(() => window.page.locator('.chart-canvas').first().getAttribute('aria-label'))
      .toContain('dashed the line of least squares; 4 points crossed out count less than half')
    await window.screenshot('robust-beside-least-squares')
    await keep()
    await expect.poll(() => rowsOf().count()).toBe(2)
    await expect.poll(() => cell('log.light ~ log.Te (mm)', 'cvError').innerText()).toMatch(/\d/)
  })

  it('says that the robust fit has no likelihood, and which is better by cross-validation', async () => {
    await expect.poll(pair).toContain('robust fit without a likelihood')
    await expect.poll(() => cell('log.light ~ log.Te (mm)', 'aic').innerText()).toContain('–')
    await expect
      .poll(() => window.page.textContent('[data-test="compare-best"]'))
      .toContain('the smallest cross-validation error')
  })

  it('reads the forest plot by keyboard', async () => {
    const chart = window.page.locator('[data-test="forest"] .chart-canvas')
    await chart.focus()
    await window.page.keyboard.press('ArrowDown')
    const line = window.page.locator('[data-test="forest-line"]')
    await expect.poll(() => line.innerText()).toMatch(/^log\.light ~ log\.Te: -0\.4133/)
    await window.page.keyboard.press('ArrowDown')
    await expect.poll(() => line.innerText()).toMatch(/\(mm\): 2\.25/)
    await window.page.locator('[data-test="forest"] [data-test="chart-table"]').click()
    await expect.poll(() => window.page.locator('.el-dialog tbody tr').count()).toBe(2)
    await window.page.keyboard.press('Escape')
  })

  it('adds a model by its formula, and tests the nested pair', async () => {
    await window.page.click('[data-test="tab-fit"]')
    await window.page.click('[data-test="method"]')
    await window.page
      .getByRole('option', { name: 'Least squares', exact: true })
      .filter({ visible: true })
      .click()
    await tab(window, 'compare')
    await window.page.fill('[data-test="compare-formula"]', 'log.light ~ poly(log.Te, 2)')
    await window.page.keyboard.press('Enter')
    await expect.poll(() => rowsOf().count()).toBe(3)
    await window.page.getByLabel('Second model').selectOption('2')
    await expect.poll(pair).toContain('is within log.light ~ poly(log.Te, 2)')
    await expect.poll(pair).toMatch(/F\(1, 44\) = /)
  })

  it('shows the same in the dark and in Chinese', async () => {
    await window.screenshot('compare')
    await chooseTheme(window, 'dark')
    await window.screenshot('compare-dark')
    await chooseTheme(window, 'light')
    await chooseLanguage(window, 'zh')
    await expect.poll(pair).toContain('嵌套')
    await window.screenshot('compare-zh')
    await chooseLanguage(window, 'en')
  })

  it('renames, moves, goes back to a model, removes, and undoes it', async () => {
    const name = window.page.getByLabel('Name of model 3')
    await name.fill('parabola')
    await name.press('Enter')
    await expect.poll(() => cell('parabola', 'aic').count()).toBe(1)
    const act = async (model: string, action: string): Promise<void> => {
      await window.page.getByLabel(`What to do with ${model}`, { exact: true }).click()
      await window.page.getByRole('menuitem', { name: action }).click()
    }
    await act('parabola', 'Move up')
    await expect.poll(() => rowsOf().nth(1).getAttribute('data-label')).toBe('parabola')
    await act('log.light ~ log.Te (mm)', 'Make it the current model')
    await expect.poll(() => coefficientOf(window, 'log.Te')).toBeGreaterThan(2)
    await act('parabola', 'Remove')
    await expect.poll(() => rowsOf().count()).toBe(2)
    await window.page.click('[data-test="undo"]')
    await expect.poll(() => rowsOf().count()).toBe(3)
  })
})
