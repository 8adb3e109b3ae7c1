import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { chooseLanguage, coefficientOf, tab, typeFormula } from './actions'
import type { Leastwise } from './launch'

const comma = (value: number): string => value.toFixed(4).replace('.', ',')

/** Sixty rows under a title, of a dose and a group, with decimal commas, -99 for what is missing, two wild values and three unknown yields. */
function trialRows(): string {
  const row = (index: number): string => {
    const dose = 1 + ((index * 7) % 29) / 3
    const age = 20 + ((index * 13) % 41)
    const wild = index === 11 ? 8 : index === 37 ? -9 : 0
    const made = 4 + 2.5 * Math.log(dose) + (index % 3) * 0.7 - 0.03 * age + Math.sin(index * 1.7) / 3 + wild
    const cells = [index + 1, comma(dose), 'abc'[index % 3], index === 20 ? -99 : age]
    return [...cells, index >= 56 ? -99 : comma(made)].join(';')
  }
  return `trial of spring\nid;dose;group;age;yield\n${Array.from({ length: 60 }, (_, index) => row(index)).join('\n')}\n`
}

/** More rows than a plot shows one by one. */
function tallRows(): string {
  const row = (index: number): string => {
    const [x, z] = [((index * 7919) % 1000) / 10, Math.sin(index * 0.37)]
    const y = 3 + 0.25 * x + 2 * z * z + Math.sin(index * 1.7) * (1 + x / 50)
    return `${x},${z.toFixed(5)},${'abcd'[index % 4]},${y.toFixed(6)}`
  }
  return `x,z,shop,y\n${Array.from({ length: 8000 }, (_, index) => row(index)).join('\n')}\n`
}

export interface Analysis {
  readonly rows: () => string
  /** The formula's last term. */
  readonly term: string
  /** Of its report, beside the usual ones. */
  readonly parts: readonly string[]
  /** Does all of it, by the window's own controls. */
  make(window: Leastwise, folder: string): Promise<void>
}

/** An analyst's afternoon: settings of the import, preparation, exclusions with reasons, a robust fit, compared models, descents, a report. */
export const trial: Analysis = {
  rows: trialRows,
  parts: ['predictions'],
  term: 'decade',
  make: async (window) => {
    await importAgain(window)
    await addStep(window, 'Filter rows', { 'step-expression': 'id <= 59' })
    await addStep(window, 'Computed column', { 'step-name': 'decade', 'step-expression': 'age / 10' })
    await window.page.waitForSelector('[data-test="column-decade"]')
    await typeFormula(window, 'log(yield) ~ log(dose) * factor(group) + decade')
    await window.page.waitForSelector('[data-test="coefficients"] [data-term="decade"]')
    await exclude(window, '"id" in (5, 17)', 'mislabelled <in the laboratory>')
    await exclude(window, '"dose" > 10.2', 'dose above the protocol')
    await compare(window, 'log(yield) ~ log(dose) + decade')
    const before = await coefficientOf(window, trial.term)
    await chooseOf(window, 'method', 'MM estimate')
    await expect.poll(async () => ![before, NaN].includes(await coefficientOf(window, trial.term))).toBe(true)
    await descend(window, 'momentum')
    await compose(window)
  },
}

/** Another, on many rows and a second file, with standard errors for an uneven spread, in Chinese. */
export const tall: Analysis = {
  rows: tallRows,
  parts: ['anova', 'warnings'],
  term: 'size',
  make: async (window, folder) => {
    const shops = join(folder, 'shops.csv')
    writeFileSync(shops, 'shop,size\na,10\nb,25.5\nc,7\n')
    await joinWith(window, shops)
    await typeFormula(window, 'y ~ x + I(z^2) + size')
    await expect.poll(() => coefficientOf(window, 'size'), { timeout: 30_000 }).not.toBeNaN()
    await exclude(window, '"x" > 99.5', 'beyond the scale')
    await compare(window, 'y ~ x')
    await chooseOf(window, 'standard-errors', /^HC3/)
    await descend(window, 'adam')
    await chooseLanguage(window, 'zh')
  },
}

async function importAgain({ page }: Leastwise): Promise<void> {
  await page.click('[data-test="import-change"]')
  await page.waitForSelector('[data-test="import-preview"] td')
  await page.fill('[data-test="import-missing"] input', '-99')
  await page.keyboard.press('Enter')
  await page.locator('[data-test="import-decimal"]').getByText(',', { exact: true }).click()
  await page.click('[data-test="import-apply"]')
  await page.waitForSelector('[data-test="import-dialog"]', { state: 'detached' })
}

async function beginStep({ page }: Leastwise, kind: string): Promise<void> {
  await page.click('[data-test="add-step"] button')
  await page.click(`.popup-menu [role="menuitem"]:has-text("${kind}")`)
  await page.waitForSelector('[data-test="step-form"]')
}

async function finishStep({ page }: Leastwise): Promise<void> {
  await page.click('[data-test="step-apply"]:enabled')
  await page.waitForSelector('[data-test="step-form"]', { state: 'detached' })
}

async function addStep(
  window: Leastwise,
  kind: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  await beginStep(window, kind)
  for (const [field, value] of Object.entries(fields)) {
    await window.page.fill(`[data-test="${field}"] input`, value)
  }
  await finishStep(window)
}

async function joinWith(window: Leastwise, file: string): Promise<void> {
  await beginStep(window, 'Join with another file')
  await window.stubOpenDialog(file)
  await window.page.click('[data-test="join-choose"]')
  await finishStep(window)
  await window.page.waitForSelector('[data-test="column-size"]')
}

async function exclude({ page }: Leastwise, condition: string, reason: string): Promise<void> {
  await page.click('[data-test="selection"]')
  await page
    .locator('.popup-menu [role="menuitem"]')
    .filter({ hasText: /condition/ })
    .click()
  await page.fill('[data-test="select-where"] input', condition)
  await page.click('[data-test="apply-where"]')
  await page.waitForSelector('[data-test="select-where"]', { state: 'detached' })
  await page.click('[data-test="exclude"]')
  await page.fill('[data-test="reason"]', reason)
  await page.click('[data-test="apply-exclude"]')
  await page.waitForSelector('[data-test="reason"]', { state: 'detached' })
}

async function compare(window: Leastwise, formula: string): Promise<void> {
  const { page } = window
  await tab(window, 'compare')
  await page.click('[data-test="keep-fit"]')
  await page.waitForSelector('[data-test="compare"] tbody tr')
  await page.fill('[data-test="compare-formula"]', formula)
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-test="compare"] tbody tr:nth-child(2)')
}

async function chooseOf({ page }: Leastwise, field: string, name: string | RegExp): Promise<void> {
  if ((await page.locator('[data-test="options"][open]').count()) === 0) {
    await page.click('[data-test="options"] summary')
  }
  await page.click(`[data-test="${field}"]`)
  await page.getByRole('option', { name }).filter({ visible: true }).first().click()
}

async function descend(window: Leastwise, optimizer: string): Promise<void> {
  const { page } = window
  await tab(window, 'descent')
  await page.waitForSelector('[data-test="learning-rate-slider"]')
  await page.click('[data-test="keep-run"]')
  await page.selectOption('[data-test="optimizer"] select', optimizer)
  await page.fill('[data-test="iterations"] input', '150')
  await page.keyboard.press('Enter')
}

async function compose(window: Leastwise): Promise<void> {
  const { page } = window
  await tab(window, 'report')
  await page.waitForSelector('[data-test="report-preview"]')
  await page.fill('[data-test="report-title"] input', 'Yield by dose')
  await page.fill('[data-test="report-author"] input', 'Ада Löwe 王')
  await page.click('[data-test="part-model"] [data-test="comment-part"]')
  await page.fill('[data-test="part-model"] textarea', 'The spread grows with it.\n\nSee <b>1</b>.')
  await page.locator('[data-test="part-coefficients"] [data-test="part-up"]').focus()
  await page.keyboard.press('Enter')
  await page.click('[data-test="report-views"] label:has-text("Chosen here")')
  for (const view of ['scale-location', 'leverage', 'component-residual']) {
    await page.click(`[data-test="report-view-${view}"] input`)
  }
}
