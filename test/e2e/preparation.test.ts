import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage, chooseTheme, coefficientOf, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-e2e-steps-'))
const file = join(folder, 'growth.csv')
const rows = Array.from({ length: 40 }, (_, i) => {
  const x = i + 1
  return `${x},${(2 + 3 * Math.log(x) + Math.sin(x) / 10).toFixed(6)},${'ab'[i % 2]},${i % 9 === 0 ? '' : i},${i % 2 ? `${i} kg` : i}`
})
const content = `x,y,g,k,t\n${rows.join('\n')}\n`
writeFileSync(file, content)

describe('the preparation of data in the window', () => {
  let window: Leastwise

  beforeAll(async () => {
    window = await launchLeastwise({ args: [file] })
    await window.page.waitForSelector('.ag-row [col-id="c0"]')
  })
  afterAll(async () => {
    await window?.close()
  })

  const count = (): Promise<string> => window.page.innerText('[data-test="row-count"]')
  const step = (number: number) => window.page.locator(`[data-test="step-${number}"]`)
  const words = (number: number) => step(number).locator('.words').innerText()
  const did = (number: number) => step(number).locator('.did').innerText()
  const expression = '[data-test="step-expression"] input'

  async function add(kind: string): Promise<void> {
    await window.page.click('[data-test="add-step"] button')
    await window.page.click(`.popup-menu [role="menuitem"]:has-text("${kind}")`)
    await window.page.waitForSelector('[data-test="step-form"]')
  }
  const apply = async (): Promise<void> => {
    await window.page.click('[data-test="step-apply"]')
    await window.page.waitForSelector('[data-test="step-form"]', { state: 'detached' })
  }

  it('says at which character a condition goes wrong, and what it would keep once it is right', async () => {
    const { page } = window
    await add('Filter rows')
    await expect.poll(() => page.isDisabled('[data-test="step-apply"]')).toBe(true)
    await page.fill(expression, 'x > 10 & h == "a"')
    const problem = page.locator('[data-test="step-form"] [data-test="formula-problem"]')
    await expect.poll(() => problem.innerText()).toContain('no column “h”')
    await expect.poll(() => problem.locator('.caret').count()).toBe(1)
    await expect.poll(() => page.isDisabled('[data-test="step-apply"]')).toBe(true)
    await window.screenshot('preparation-problem')
    await page.fill(expression, 'x > 10 & g == "a"')
    await expect.poll(() => page.innerText('[data-test="step-trial"]')).toBe('15 of 40 rows kept')
    await expect.poll(() => count()).toBe('40 rows')
    await page.fill(expression, 'x > 10')
    await expect.poll(() => page.innerText('[data-test="step-trial"]')).toBe('30 of 40 rows kept')
    await apply()
    await expect.poll(count).toBe('30 rows')
    await expect.poll(() => words(1)).toBe('Keep the rows where x > 10')
    await expect.poll(() => did(1)).toBe('30 of 40 rows kept')
    // Rows keep the numbers that they have in the file.
    await expect.poll(() => page.innerText('.ag-row[row-index="0"] [col-id="#"]')).toBe('11')
  })

  it('fits on a column that a step has computed, also where its formula was written first', async () => {
    const { page } = window
    await typeFormula(window, 'y ~ z')
    await expect.poll(() => page.innerText('[data-test="formula-problem"]')).toContain('no column “z”')
    await add('Computed column')
    await page.fill('[data-test="step-name"] input', 'z')
    await page.fill(expression, 'log(x)')
    await apply()
    await page.waitForSelector('[data-test="column-z"]')
    await expect.poll(() => coefficientOf(window, 'z')).toBeCloseTo(3, 1)
    const computed = await coefficientOf(window, 'z')
    await typeFormula(window, 'y ~ log(x)')
    await expect.poll(() => coefficientOf(window, 'log(x)')).toBeCloseTo(computed, 12)
    await typeFormula(window, 'y ~ z')
    await expect.poll(() => coefficientOf(window, 'z')).toBeCloseTo(computed, 12)
    await expect.poll(() => page.innerText('.status-bar')).toContain('30')
    await window.screenshot('preparation')
  })

  it('follows a switch, and the switch is undone like anything else', async () => {
    const { page } = window
    const narrow = await coefficientOf(window, 'z')
    await step(1).locator('input[type="checkbox"]').click()
    await expect.poll(count).toBe('40 rows')
    await expect.poll(() => did(1)).toBe('switched off')
    await expect.poll(() => coefficientOf(window, 'z')).not.toBe(narrow)
    await page.keyboard.press('Control+z')
    await expect.poll(count).toBe('30 rows')
    await expect.poll(() => coefficientOf(window, 'z')).toBe(narrow)
  })

  it('stops where a step fails: says why, does not fit, and shows the table before it', async () => {
    await add('Computed column')
    await window.page.fill('[data-test="step-name"] input', 'w')
    await window.page.fill(expression, 'z * 2')
    await apply()
    await expect.poll(() => step(3).count()).toBe(1)
    await typeFormula(window, 'y ~ x')
    await expect.poll(() => coefficientOf(window, 'x')).toBeGreaterThan(0)
    await step(2).locator('[data-test="remove-step"]').click()
    await expect.poll(() => did(2)).toContain('no column “z”')
    await expect.poll(() => count()).toBe('30 rows')
    await expect.poll(() => window.page.innerText('.model-panel')).toContain('Step 2')
    await window.page.keyboard.press('Control+z')
    await expect.poll(() => did(3)).toContain('cells written: 30')
  })

  it('moves a step by the keyboard, which stays with it', async () => {
    await step(3).locator('[data-test="move-step"]').focus()
    await window.page.keyboard.press('ArrowUp')
    await expect.poll(() => words(2)).toBe('Compute w = z * 2')
    await expect.poll(() => did(2)).toContain('no column “z”')
    await window.page.keyboard.press('ArrowDown')
    await expect.poll(() => words(3)).toBe('Compute w = z * 2')
    await step(1).locator('[data-test="move-step"]').dragTo(step(3))
    await expect.poll(() => words(3)).toBe('Keep the rows where x > 10')
    await expect.poll(count).toBe('30 rows')
  })

  it('has a form for every kind of step', async () => {
    const { page } = window
    await add('Fill missing values')
    await page.click('[data-test="step-column"]')
    await page.click('.el-select-dropdown__item:has-text("k"):visible')
    await page.selectOption('[data-test="fill-with"] select', 'median')
    await apply()
    await expect.poll(() => did(4)).toContain('filled with')
    await add('Recode values')
    await page.click('[data-test="step-column"]')
    await page.click('.el-select-dropdown__item:has-text("g"):visible')
    await page.fill('[data-test="recode-from-1"] input', 'a')
    await page.fill('[data-test="recode-to-1"] input', '1')
    await apply()
    await expect.poll(() => words(5)).toContain('Recode g: “a” → 1')
    await add('Drop rows with missing values')
    await page.click('[data-test="column-choice-k"]')
    await apply()
    await expect.poll(() => words(6)).toBe('Drop the rows that lack k')
    await add('Outlier rule')
    await page.fill('[data-test="outlier-factor"] input', '3')
    await apply()
    await expect.poll(() => did(7)).toContain('bounds')
    await add('Read text')
    await page.click('[data-test="step-column"]')
    await page.click('.el-select-dropdown__item:has-text("t"):visible')
    await apply()
    await expect.poll(() => did(8)).toContain('texts that could not be read')
    await add('Training and test')
    await apply()
    await expect.poll(() => words(9)).toContain('70 %')
    await page.waitForSelector('[data-test="column-set"]')
  })

  it('names the figures of groups as the user does, and refuses a name twice', async () => {
    const { page } = window
    await add('Group summary')
    await page.click('[data-test="column-choice-g"]')
    await page.click('[data-test="figure-more"]')
    await page.fill('[data-test="figure-name-2"] input', 'n')
    await expect.poll(() => page.innerText('[data-test="step-trial"]')).toContain('another name')
    await page.fill('[data-test="figure-name-2"] input', 'typical x')
    await window.screenshot('preparation-figures')
    await apply()
    await expect.poll(() => words(10)).toContain('typical x = ')
    await page.waitForSelector('[data-test="column-typical x"]')
    await page.locator('[data-test="tab-table"]').focus()
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.locator('[data-test="column-typical x"]').count()).toBe(0)
  })

  it('inserts columns and functions where one writes, by pointer and by keyboard', async () => {
    const { page } = window
    await add('Computed column')
    await page.fill(expression, '2 * ')
    await page.click('[data-test="insert-column"]')
    await page.getByRole('option', { name: 'y', exact: true }).filter({ visible: true }).click()
    await expect.poll(() => page.inputValue(expression)).toBe('2 * y')
    await expect.poll(() => page.locator(expression).evaluate((e) => e === document.activeElement)).toBe(true)
    await page.keyboard.type(' + 1')
    await page.keyboard.press('Control+a')
    await page.focus('[data-test="insert-function"] input')
    await page.keyboard.type('log(x')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.inputValue(expression)).toBe('log(2 * y + 1)')
    await expect.poll(() => page.locator(expression).evaluate((e) => e === document.activeElement)).toBe(true)
    // It has no name yet: the form says why it cannot be applied.
    await expect.poll(() => page.innerText('[data-test="step-trial"]')).toBe('Fill in what is still empty.')
    await page.fill('[data-test="step-name"] input', 'l')
    await expect.poll(() => page.innerText('[data-test="step-trial"]')).toBe('cells written: 30')
    await window.screenshot('preparation-insert')
    await page.keyboard.press('Escape')
    await page.waitForSelector('[data-test="step-form"]', { state: 'detached' })
  })

  it('closes a form by Escape also from a list of columns, whose open list takes the first for itself', async () => {
    const { page } = window
    const form = page.locator('[data-test="step-form"]')
    await add('Outlier rule')
    await page.focus('[data-test="step-column"] input')
    await page.keyboard.press('Enter')
    const options = page.locator('.el-select-dropdown__item').filter({ visible: true })
    await expect.poll(() => options.count()).toBeGreaterThan(0)
    await page.keyboard.press('Escape')
    await expect.poll(() => options.count()).toBe(0)
    expect(await form.count()).toBe(1)
    await page.keyboard.press('Escape')
    await expect.poll(() => form.count()).toBe(0)
  })

  it('is told step by step in the history', async () => {
    const { page } = window
    await page.click('[data-test="history"]')
    await expect
      .poll(() => page.innerText('[data-test="history-list"]'))
      .toContain('Added a step of preparation: Keep the rows where x > 10')
    await window.screenshot('preparation-history')
    await page.click('[data-test="history"]')
  })

  it('shows the same in Chinese and in the dark', async () => {
    await chooseLanguage(window, 'zh')
    await chooseTheme(window, 'dark')
    await expect.poll(() => words(3)).toBe('保留满足 x > 10 的行')
    await window.screenshot('preparation-zh-dark')
    await chooseTheme(window, 'light')
    await chooseLanguage(window, 'en')
  })

  it('leaves the file as it was, and no complaint of the page', () => {
    expect(readFileSync(file, 'utf8')).toBe(content)
    expect(window.problems).toEqual([])
  })
})
