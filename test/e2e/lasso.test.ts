import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage, coefficientOf, tab, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'

interface Reference {
  readonly dataset: string
  readonly formula: string
  readonly absolute: number
  readonly squares: number
  readonly coefficients: number[]
}

const terms = ['cyl', 'disp', 'hp', 'drat', 'wt', 'qsec', 'vs', 'am', 'gear', 'carb']
const formula = `mpg ~ ${terms.join(' + ')}`

/** In 60 digits: test/reference/scripts/elasticNetExact.py. */
const references = (
  JSON.parse(
    readFileSync(resolve('test/reference/data/penalised/elasticNetExact.json'), 'utf8'),
  ) as Reference[]
).filter((reference) => reference.formula === formula)

describe('lasso and elastic net in the real window', () => {
  let window: Leastwise

  beforeAll(async () => {
    window = await launchLeastwise({ args: [resolve('resources/samples/mtcars.csv')] })
    await window.page.waitForSelector('[data-test="column-mpg"]')
    await typeFormula(window, formula)
    await window.page.click('[data-test="options"] summary')
  })
  afterAll(async () => {
    await window?.close()
  })

  const choose = async (select: string, name: string): Promise<void> => {
    await window.page.click(`[data-test="${select}"]`)
    await window.page.getByRole('option', { name, exact: true }).filter({ visible: true }).click()
  }
  const rule = async (): Promise<string> =>
    (await window.page.textContent('[data-test="penalty"] [data-field="rule"]')) ?? ''
  const option = (name: string) => window.page.locator(`[data-test="option-${name}"] input`)

  const expectCoefficients = async ({ coefficients }: Reference): Promise<void> => {
    for (const [k, term] of terms.entries()) {
      await expect.poll(() => coefficientOf(window, term)).toBeCloseTo(coefficients[k + 1], 9)
    }
  }

  it('chooses λ by cross-validation, by the rule and the folds that are set', async () => {
    await choose('method', 'Lasso')
    await expect.poll(rule).toMatch(/smallest cross-validated error, 10 folds, seed 1/)
    const least = await coefficientOf(window, 'wt')
    await choose('option-rule', 'within one standard error')
    await option('folds').fill('5')
    await expect.poll(rule).toMatch(/within one standard error .*, 5 folds, seed 1/)
    await expect.poll(async () => Math.abs(await coefficientOf(window, 'wt'))).toBeLessThan(Math.abs(least))
    await window.screenshot('lasso-options')
  })

  it('draws the path, and fits with a λ that is taken from it', async () => {
    await tab(window, 'fit')
    await window.page.waitForSelector('[data-test="path-chart"] canvas')
    await window.page.waitForTimeout(400)
    await window.screenshot('lasso-path')
    await window.page.locator('[data-test="path-chart"] .chart-canvas').focus()
    await window.page.keyboard.press('ArrowRight')
    await expect.poll(rule).toBe('given')
    expect(Number(await option('lambda').inputValue())).toBeGreaterThan(0)
  })

  it('gives the exact lasso at a given λ, zeros and all', async () => {
    const reference = references.filter(({ squares }) => squares === 0)[1]
    await option('lambda').fill(String(reference.absolute))
    await expectCoefficients(reference)
  })

  it('gives the exact elastic net at a given λ and α', async () => {
    const reference = references.filter(({ squares }) => squares > 0)[1]
    const { absolute, squares } = reference
    await choose('method', 'Elastic net')
    await option('lambda').fill(String(absolute + squares))
    await option('alpha').fill(String(absolute / (absolute + squares)))
    await expectCoefficients(reference)
    await chooseLanguage(window, 'zh')
    await window.page.waitForTimeout(400)
    await window.screenshot('elastic-net-zh')
    await chooseLanguage(window, 'en')
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
