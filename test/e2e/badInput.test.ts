import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coefficientOf, typeFormula } from './actions'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-e2e-bad-'))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1)

/** Bad input gets one clear message, and the open work stays as it is. */
describe('bad input in the window', () => {
  let window: Leastwise

  beforeAll(async () => {
    window = await launchLeastwise({ args: [resolve('resources/samples/tutorial.csv')] })
    await window.page.waitForSelector('[data-test="column-x"]')
    await typeFormula(window, 'y ~ x')
    await window.page.waitForSelector('[data-test="coefficients"] [data-term="x"]')
  })
  afterAll(async () => {
    await window?.close()
  })

  it.each([
    ['a missing file', join(folder, 'not-there.csv'), 'no file'],
    ['an empty file', file('empty.csv', ''), 'empty'],
    ['a binary file', file('picture.csv', png), 'binary'],
    ['a header-only file', file('header.csv', 'x,y\n'), 'data row'],
    ['a damaged workbook', file('damaged.xlsx', 'PK\u0003\u0004 not a workbook at all'), 'damaged'],
  ])('says what is wrong with %s and keeps the fit on show', async (_, path, mention) => {
    await window.stubOpenDialog(path)
    await window.page.click('[data-test="open"]')
    const message = window.page.locator('[data-test="notice-message"]')
    await expect.poll(() => message.textContent()).toContain(mention)
    await expect.poll(() => coefficientOf(window, 'x')).toBeCloseTo(0.6, 13)
    await window.page.click('[data-test="notice-dismiss"]')
    await expect.poll(() => message.count()).toBe(0)
  })

  it.each([
    ['a formula that stops', 'y ~ x +', 'character 8'],
    ['a column that is not there', 'y ~ z', '“z”'],
    ['an unknown function', 'y ~ frobnicate(x)', 'frobnicate'],
    ['more coefficients than rows', 'y ~ poly(x, 3, raw = TRUE) + I(x^4) + I(x^5)', '5'],
    ['infinite values', 'y ~ log(x - 1)', 'log(x - 1)'],
    ['no row that is complete', 'y ~ sqrt(-x)', 'Every row (5'],
  ])('explains %s under the formula and keeps the fit on show, marked', async (_, formula, mention) => {
    await typeFormula(window, formula)
    const problem = window.page.locator('[data-test="formula-problem"]')
    await expect.poll(() => problem.textContent()).toContain(mention)
    await expect.poll(() => coefficientOf(window, 'x')).toBeCloseTo(0.6, 13)
    await expect.poll(() => window.page.locator('[data-test="stale"]').count()).toBe(1)
    await typeFormula(window, 'y ~ x')
    await expect.poll(() => problem.count()).toBe(0)
  })

  it('explains a text column as response', async () => {
    await window.stubOpenDialog(resolve('resources/samples/mtcars.csv'))
    await window.page.click('[data-test="open"]')
    await window.page.waitForSelector('[data-test="column-mpg"]')
    await typeFormula(window, 'model ~ wt')
    const problem = window.page.locator('[data-test="formula-problem"]')
    await expect.poll(() => problem.textContent()).toContain('“model”')
  })

  it('names a constant predictor and fits the rest', async () => {
    await window.stubOpenDialog(file('constant.csv', 'x,c,y\n1,7,2\n2,7,4\n3,7,5\n4,7,4\n5,7,5\n'))
    await window.page.click('[data-test="open"]')
    await window.page.waitForSelector('[data-test="column-c"]')
    await typeFormula(window, 'y ~ x + c')
    await expect.poll(() => coefficientOf(window, 'x')).toBeCloseTo(0.6, 13)
    await window.page.click('[data-test="warnings"]')
    await expect.poll(() => window.page.textContent('body')).toContain('constant')
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
