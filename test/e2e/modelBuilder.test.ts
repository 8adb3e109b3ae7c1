import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage, chooseTheme, coefficientOf, tab, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'

interface Reference {
  readonly coefficients: { readonly terms: string[]; readonly estimate: number[]; readonly se: number[] }
  /** R's sandwich. */
  readonly hcSE: { readonly HC3: number[] }
}

/** R 4.2: test/reference/data/lm. */
const reference = (name: string): Reference =>
  JSON.parse(readFileSync(resolve(`test/reference/data/lm/${name}.json`), 'utf8')) as Reference

/** A model built without writing, and the same model written: each view follows the other. */
describe('the model builder in the real window', () => {
  let window: Leastwise

  beforeAll(async () => {
    window = await launchLeastwise({ args: [resolve('resources/samples/mtcars.csv')] })
    await window.page.waitForSelector('[data-test="column-mpg"]')
  })
  afterAll(async () => {
    await window?.close()
  })

  const formula = (): Promise<string> => window.page.inputValue('[data-test="formula"] input')
  const chips = (): Promise<string[]> =>
    window.page.locator('[data-test="predictors"] .term-chip').allTextContents()
  const chip = (label: string) => window.page.locator(`[data-test='term-${label}']`)
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await window.page.keyboard.press(key)
  }

  const expectCoefficients = async (expected: Readonly<Record<string, number>>): Promise<void> => {
    for (const [term, estimate] of Object.entries(expected)) {
      const digits = 10 - Math.ceil(Math.log10(Math.abs(estimate)))
      await expect
        .poll(() => coefficientOf(window, term.replaceAll('"', '\\"')))
        .toBeCloseTo(estimate, digits)
    }
  }
  const expectFigures = async (field: string, terms: readonly string[], values: readonly number[]) => {
    for (const [index, term] of terms.entries()) {
      const cell = window.page.locator(
        `[data-test="coefficients"] [data-term="${term}"] [data-field="${field}"]`,
      )
      const shown = async (): Promise<number> => Number((await cell.getAttribute('title')) ?? NaN)
      await expect.poll(async () => Math.abs((await shown()) / values[index] - 1)).toBeLessThan(1e-9)
    }
  }
  const coefficientsOf = (name: string): Readonly<Record<string, number>> => {
    const { terms, estimate } = reference(name).coefficients
    return Object.fromEntries(terms.map((term, index) => [term, estimate[index]]))
  }

  it('takes the response from the list and predictors by clicks', async () => {
    await window.page.click('[data-test="response"]')
    await window.page.click('.el-select-dropdown__item:has-text("mpg"):visible')
    await window.page.click('[data-test="column-wt"]')
    await window.page.click('[data-test="column-hp"]')
    await expect.poll(() => formula()).toBe('mpg ~ wt + hp')
    await expect.poll(() => chips()).toEqual(['wt', 'hp'])
  })

  it('makes an interaction of a chip dragged onto another', async () => {
    await chip('hp').dragTo(chip('wt'))
    await expect.poll(() => formula()).toBe('mpg ~ wt + hp + wt:hp')
    await expect.poll(() => chips()).toEqual(['wt', 'hp', 'wt:hp'])
    await expectCoefficients(coefficientsOf('mtcars-interaction'))
  })

  it('makes an interaction of a column dragged onto a chip', async () => {
    await window.page.locator('[data-test="column-qsec"]').dragTo(chip('wt'))
    await expect.poll(() => formula()).toBe('mpg ~ wt + hp + wt:hp + wt:qsec')
  })

  it('takes terms out again by their crosses', async () => {
    for (const label of ['wt:qsec', 'wt:hp', 'hp']) await chip(label).locator('.remove').click()
    await expect.poll(() => formula()).toBe('mpg ~ wt')
  })

  it('sets a degree with the keyboard alone', async () => {
    await chip('wt').locator('[aria-haspopup]').focus()
    await press('Enter', 'p', 'ArrowRight', 'ArrowDown', 'Enter')
    await expect.poll(() => formula()).toBe('mpg ~ poly(wt, 2)')
    // R 4.2: coef(lm(mpg ~ poly(wt, 2), mtcars))
    await expectCoefficients({
      '(Intercept)': 20.090625,
      'poly(wt, 2)1': -29.11572169733487,
      'poly(wt, 2)2': 8.63576798930063,
    })
    const focused = await window.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    expect(focused).toContain('poly(wt, 2)')
    await press('Enter', 'p', 'ArrowRight', 'Home', 'Enter')
    await expect.poll(() => formula()).toBe('mpg ~ wt')
  })

  it('reads whole numbers as a factor and compares with a chosen level', async () => {
    await window.page.click('[data-test="column-cyl"]')
    await chip('cyl').locator('[aria-haspopup]').focus()
    await press('ArrowDown', 't', 't', 'Enter')
    await expect.poll(() => formula()).toBe('mpg ~ wt + factor(cyl)')
    await expectCoefficients(coefficientsOf('mtcars-factor'))
    await chip('factor(cyl)').locator('[aria-haspopup]').click()
    await window.page.getByRole('menuitem', { name: 'Reference level' }).click()
    await window.page.getByRole('menuitemradio', { name: '8' }).click()
    await expect.poll(() => formula()).toBe('mpg ~ wt + relevel(factor(cyl), ref = "8")')
    const { '(Intercept)': first, 'factor(cyl)6': six, 'factor(cyl)8': eight } = coefficientsOf('mtcars-factor') // prettier-ignore
    await expectCoefficients({
      '(Intercept)': first + eight,
      'relevel(factor(cyl), ref = "8")4': -eight,
      'relevel(factor(cyl), ref = "8")6': six - eight,
    })
  })

  it('switches the intercept', async () => {
    await window.page.click('[data-test="intercept"]')
    await expect.poll(() => formula()).toBe('mpg ~ 0 + wt + relevel(factor(cyl), ref = "8")')
    await window.page.click('[data-test="intercept"]')
    await expect.poll(() => formula()).toBe('mpg ~ wt + relevel(factor(cyl), ref = "8")')
  })

  it('lets the chips follow the text', async () => {
    await typeFormula(window, 'mpg ~ 0 + log(wt) * qsec + I(hp^2) - qsec')
    await expect.poll(() => chips()).toEqual(['log(wt)', 'I(hp^2)', 'log(wt):qsec'])
    await expect.poll(() => window.page.getAttribute('[data-test="intercept"]', 'aria-pressed')).toBe('false')
  })

  const choose = async (select: string, name: string): Promise<void> => {
    await window.page.click(`[data-test="${select}"]`)
    await window.page.getByRole('option', { name, exact: true }).filter({ visible: true }).click()
  }

  it('shows R’s HC3 standard errors, and says that it does', async () => {
    await typeFormula(window, 'mpg ~ wt + hp + qsec')
    const { coefficients, hcSE } = reference('mtcars')
    await expectFigures('stdError', coefficients.terms, coefficients.se)
    await window.page.click('[data-test="options"] summary')
    await choose('standard-errors', 'HC3: uneven spread')
    await expectFigures('stdError', coefficients.terms, hcSE.HC3)
    await expect.poll(() => window.page.textContent('[data-test="coefficient-notes"]')).toContain('HC3')
    await window.screenshot('model-builder-options')
    await choose('standard-errors', 'classical: even spread')
  })

  it('takes weights from a column', async () => {
    await choose('weights', 'cyl')
    // R 4.2: summary(lm(mpg ~ wt + hp + qsec, mtcars, weights = cyl))
    const terms = ['(Intercept)', 'wt', 'hp', 'qsec']
    await expectFigures('stdError', terms, [8.8138689889937, 0.700960168622433, 0.0142247313179696, 0.462518148660308]) // prettier-ignore
    await expectCoefficients({ wt: -4.12208663521271, hp: -0.0149606335049279 })
    await choose('weights', 'none')
  })

  it('takes a confidence level', async () => {
    await window.page.fill('[data-test="level"] input', '99')
    await window.page.click('.views label:has-text("99 %")')
    // R 4.2: confint(lm(mpg ~ wt + hp + qsec, mtcars), level = 0.99)
    await expectFigures('lower', ['wt', 'hp'], [-6.43870593423604, -0.0592191730247366])
    await window.page.fill('[data-test="level"] input', '95')
    await window.page.click('.views label:has-text("s.e.")')
  })

  it('fits ridge with a given penalty, draws its path, and takes a penalty from there', async () => {
    await choose('method', 'Ridge')
    await window.page.waitForSelector('[data-test="penalty"]')
    await expect
      .poll(() => window.page.textContent('[data-test="penalty"] [data-field="rule"]'))
      .toMatch(/cross-validation/)
    const lambda = window.page.locator('[data-test="option-lambda"] input')
    await expect.poll(() => lambda.getAttribute('placeholder')).toBe('auto')
    await lambda.fill('5')
    // R 4.2, MASS: coef(lm.ridge(mpg ~ wt + hp + qsec, mtcars, lambda = 5))
    await expectCoefficients({ wt: -3.54269967892341, hp: -0.0246257937809649, qsec: 0.349432044225851 })
    await expect
      .poll(() => window.page.textContent('[data-test="penalty"] [data-field="rule"]'))
      .toBe('given')
    await tab(window, 'fit')
    await window.page.waitForSelector('[data-test="path-chart"] canvas')
    await window.page.waitForTimeout(400)
    await window.screenshot('model-builder-path')
    await window.page.locator('[data-test="path-chart"] .chart-canvas').focus()
    await press('ArrowRight')
    await expect.poll(async () => Number(await lambda.inputValue())).toBeGreaterThan(5)
    await window.page.locator('[data-test="path-chart"] .chart-canvas').click({ position: { x: 120, y: 60 } })
    await expect.poll(async () => Number(await lambda.inputValue())).toBeLessThan(5)
  })

  it.each(
    (['en', 'zh'] as const).flatMap((language) =>
      (['light', 'dark'] as const).flatMap((theme) =>
        (
          [
            [1280, 800],
            [1024, 640],
          ] as const
        ).map((size) => [language, theme, size] as const),
      ),
    ),
  )('has room for everything in %s, %s, %j', async (language, theme, [width, height]) => {
    const { app, page } = window
    await app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0].setContentSize(size[0], size[1]),
      [width, height],
    )
    await chooseLanguage(window, language)
    await chooseTheme(window, theme)
    await chip('qsec').locator('[aria-haspopup]').click()
    await page.waitForTimeout(400)
    await window.screenshot(`model-builder-${theme}-${language}-${width}x${height}`)
    const overflow = await page.evaluate(() =>
      ['html', '.model-panel', '.popup-menu', '[data-test="predictors"]'].filter((selector) => {
        const element = document.querySelector(selector)
        return element === null || element.scrollWidth > element.clientWidth
      }),
    )
    expect(overflow).toEqual([])
    expect(
      await page.evaluate(
        () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
      ),
    ).toBe(0)
    await press('Escape')
    await page.locator('.coefficient-table').scrollIntoViewIfNeeded()
    await window.screenshot(`model-results-${theme}-${language}-${width}x${height}`)
  })

  it('undoes all of it, step by step, each step named', async () => {
    await chooseLanguage(window, 'en')
    const names: string[] = []
    const undo = window.page.locator('[data-test="undo"]')
    while ((await formula()) !== '') {
      names.push((await undo.getAttribute('title')) ?? '')
      await undo.click()
    }
    expect(names.join('; ')).toMatch(
      /option.*method.*level.*weights.*standard errors.*edit the formula.*switch the intercept.*reference level.*how a column is read.*degree.*interaction.*predictors.*response/,
    )
    await expect.poll(() => chips()).toEqual([])
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
