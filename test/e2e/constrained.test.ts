import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage, chooseTheme, coefficientOf, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'

interface Reference {
  readonly formula: string
  readonly constraints: string
  readonly terms: string[]
  readonly estimate: number[]
}

/** R 4.2: lm of the model written in its free coefficients (test/reference/scripts/penalised.R). */
const reference = JSON.parse(
  readFileSync(resolve('test/reference/data/penalised/equation.json'), 'utf8'),
) as Reference

/** Conditions on coefficients, written in the window. */
describe('constrained least squares in the real window', () => {
  let window: Leastwise

  beforeAll(async () => {
    window = await launchLeastwise({ args: [resolve('resources/samples/mtcars.csv')] })
    await window.page.waitForSelector('[data-test="column-mpg"]')
    await typeFormula(window, reference.formula)
    await window.page.waitForSelector('[data-test="coefficients"]')
  })
  afterAll(async () => {
    await window?.close()
  })

  const constrain = async (constraints: string): Promise<void> => {
    await window.page.fill('[data-test="option-constraints"] input', constraints)
    await window.page.keyboard.press('Enter')
  }
  const states = () => window.page.locator('[data-test="constraints"] .state').allTextContents()

  it('is chosen like any method; its option comes into view with an example', async () => {
    await window.page.click('[data-test="method"]')
    await window.page
      .getByRole('option', { name: 'Constrained least squares' })
      .filter({ visible: true })
      .click()
    const input = window.page.locator('[data-test="option-constraints"] input')
    await expect.poll(() => input.getAttribute('placeholder')).toBe('x1 + 2*x2 = 1; x3 >= 0')
  })

  it('fits under an equation as R does, and says what it costs', async () => {
    await constrain(reference.constraints)
    await window.page.waitForSelector('[data-test="equation-test"]')
    for (const [index, term] of reference.terms.entries()) {
      await expect.poll(() => coefficientOf(window, term)).toBeCloseTo(reference.estimate[index], 10)
    }
    await expect.poll(() => states()).toEqual(['equation'])
    await window.page.locator('[data-test="constraints"]').scrollIntoViewIfNeeded()
    await window.screenshot('constrained-equation')
  })

  it('says which inequality holds with equality', async () => {
    await constrain('cyl >= 0; wt <= -1; 0.5*disp + 2*hp - 3*drat + wt <= (Intercept) + 12.5*cyl')
    await expect.poll(states).toEqual(['holds with equality', 'holds by itself', 'holds by itself'])
    const overflow = await window.page.evaluate(() => {
      const table = document.querySelector('.constraint-table .scroll')
      return table === null || table.scrollWidth > table.clientWidth
    })
    expect(overflow).toBe(false)
    await expect.poll(() => coefficientOf(window, 'cyl')).toBe(0)
    await window.page.locator('[data-test="constraints"]').scrollIntoViewIfNeeded()
    await window.screenshot('constrained-inequality')
  })

  it.each([
    ['en', 'light'],
    ['zh', 'dark'],
  ] as const)('points at the character that cannot be read (%s, %s)', async (language, theme) => {
    await chooseLanguage(window, language)
    await chooseTheme(window, theme)
    await constrain('cyl + w = 1')
    const problem = window.page.locator('[data-test="problem-constraints"]')
    await problem.waitFor()
    await expect.poll(() => problem.locator('.before').textContent()).toBe('cyl + ')
    await expect.poll(() => window.page.locator('[data-test="formula-problem"]').count()).toBe(0)
    await window.page.locator('[data-test="option-constraints"] input').scrollIntoViewIfNeeded()
    await window.screenshot(`constrained-problem-${language}-${theme}`)
    await constrain('cyl + wt = 1')
    await problem.waitFor({ state: 'detached' })
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
