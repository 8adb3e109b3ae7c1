import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hardData } from '../reference/hardData'
import { chooseLanguage, chooseMethod, coefficientOf, excludeSelected, tab, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-stale-'))
let window: Leastwise

beforeAll(async () => {
  for (const [name, content] of Object.entries(hardData)) writeFileSync(join(folder, `${name}.csv`), content)
  window = await launchLeastwise()
  await window.page.waitForSelector('body[data-ready="true"]')
})
afterAll(async () => {
  await window?.close()
  rmSync(folder, { recursive: true, force: true })
})

const open = async (name: keyof typeof hardData, formula: string): Promise<void> => {
  await window.stubOpenDialog(join(folder, `${name}.csv`))
  await window.page.click('[data-test="open"]')
  await window.page.waitForSelector('[data-test="column-y"]')
  // Other data begins without a model.
  await expect.poll(() => window.page.inputValue('[data-test="formula"] input')).toBe('')
  await expect.poll(() => window.page.textContent('body')).toContain(`${name}.csv`)
  await typeFormula(window, formula)
  await window.page.waitForSelector('[data-test="coefficients"] [data-term="x"]')
}

const selectWhere = async (condition: string): Promise<void> => {
  await window.page.click('[data-test="selection"]')
  await window.page
    .locator('.popup-menu [role="menuitem"]')
    .filter({ hasText: /condition/ })
    .click()
  await window.page.fill('[data-test="select-where"] input', condition)
  await window.page.click('[data-test="apply-where"]')
}

const excludeWhere = async (condition: string): Promise<void> => {
  await selectWhere(condition)
  await excludeSelected(window, 'to see what happens')
}

const weighBy = async (name: string): Promise<void> => {
  if (!(await window.page.isVisible('[data-test="weights"]')))
    await window.page.click('[data-test="options"] summary')
  await window.page.click('[data-test="weights"]')
  await window.page.getByRole('option', { name, exact: true }).filter({ visible: true }).click()
}

/** What cannot be fitted says so, and what was fitted before stays on show, marked. */
describe('a model that cannot be fitted in the real window', () => {
  it.each([
    ['every row is excluded', 'y ~ x', () => excludeWhere('"x" > 0'), 'All rows (8) are excluded'],
    ['too few rows are left', 'y ~ x', () => excludeWhere('"x" > 1'), 'Rows that can be used: 1'],
    ['all weights are 0', 'y ~ x', () => weighBy('w'), 'are 0 in every row used'],
    ['a factor has one level left', 'y ~ x + g', () => excludeWhere(`"g" = 'b'`), 'has only one level'],
  ])(
    'where %s, it says so and keeps the last fit, marked, until it is undone',
    async (_, formula, act, mention) => {
      const { page } = window
      await open('small', formula)
      const slope = await coefficientOf(window, 'x')
      await tab(window, 'fit')
      await act()
      const note = page.locator('[data-test="stale-note"]')
      await expect.poll(() => note.innerText()).toContain(mention)
      await expect.poll(() => note.innerText()).toContain('Figures of the last complete model')
      await expect
        .poll(() => page.getAttribute('#view', 'aria-describedby'))
        .toBe(await note.getAttribute('id'))
      await expect.poll(() => page.textContent('[data-test="formula-problem"]')).toContain(mention)
      await expect.poll(() => page.locator('[data-test="stale"]').count()).toBe(1)
      await expect.poll(() => page.locator('[data-test="fit-chart"].stale').count()).toBe(1)
      await expect
        .poll(() => page.locator('[role="status"]').allInnerTexts())
        .toContainEqual(expect.stringContaining('figures of an earlier model'))
      expect(await coefficientOf(window, 'x')).toBe(slope)
      await window.screenshot(`stale-${mention.replace(/\W+/g, '-')}`)
      await page.click('[data-test="undo"]')
      await expect.poll(() => note.count()).toBe(0)
      await expect.poll(() => page.locator('.stale').count()).toBe(0)
      await expect.poll(() => coefficientOf(window, 'x')).toBe(slope)
    },
  )

  it('says so in Chinese, in every view', async () => {
    await open('small', 'y ~ x')
    await excludeWhere('"x" > 0')
    await chooseLanguage(window, 'zh')
    for (const view of ['residuals', 'descent', 'compare', 'predict', 'report', 'table']) {
      await tab(window, view)
      await expect.poll(() => window.page.innerText('[data-test="stale-note"]')).toContain('上一个完整模型')
    }
    await chooseLanguage(window, 'en')
    await window.page.click('[data-test="undo"]')
    await expect.poll(() => window.page.locator('[data-test="stale-note"]').count()).toBe(0)
  })
})

/** What can be fitted, but not as it was meant: the fit stands, with a warning. */
describe('a fit with a warning in the real window', () => {
  const warning = async (mention: string): Promise<void> => {
    await window.page.click('[data-test="warnings"]')
    await expect.poll(() => window.page.textContent('body')).toContain(mention)
    await window.page.keyboard.press('Escape')
  }

  it('names a predictor that is constant without the excluded rows', async () => {
    await open('small', 'y ~ x + z')
    await excludeWhere('"z" = 1')
    await warning('“z” has the same value, 0, in every row used')
    await expect.poll(() => window.page.locator('[data-test="stale-note"]').count()).toBe(0)
    await window.page.click('[data-test="undo"]')
    await expect.poll(() => window.page.locator('[data-test="warnings"]').count()).toBe(0)
  })

  it('says that so many rows do not count that they may be another group', async () => {
    await open('halves', 'y ~ x')
    await chooseMethod(window, 'MM estimate')
    await expect.poll(() => coefficientOf(window, 'x')).toBeLessThan(-0.9)
    await warning('8 of 20 rows count less than half')
  })

  it('says that the scale is 0, shows which rows are off the line, and why scaled residuals are not drawn', async () => {
    await open('exact', 'y ~ x')
    await chooseMethod(window, 'MM estimate')
    await warning('10 of 12 rows lie on the fit to the last digit')
    await expect.poll(() => coefficientOf(window, 'x')).toBeCloseTo(2, 12)
    await tab(window, 'residuals')
    const left = '[data-test="diagnostic-0"]'
    await expect
      .poll(() => window.page.locator(`${left} [data-test="refused"]`).innerText())
      .toContain('Choose raw residuals')
    await window.page.locator(`${left} [data-test="residual-kind"] input`).focus()
    await window.page.keyboard.press('Enter')
    await window.page.locator('.el-select-dropdown__item:visible').filter({ hasText: 'raw' }).click()
    await expect.poll(() => window.page.getAttribute(`${left} .chart-canvas`, 'data-points')).toBe('12')
  })

  it('says that least absolute deviations have several solutions, and nothing of dependent predictors', async () => {
    await open('ties', 'y ~ x')
    await chooseMethod(window, 'Least absolute deviations')
    await warning('this is one of several solutions')
    expect(await window.page.textContent('body')).not.toContain('nearly dependent')
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
