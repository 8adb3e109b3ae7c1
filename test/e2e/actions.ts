import type { Leastwise } from './launch'

/** What a user does with the window, by what they see of it. */

export async function tab(window: Leastwise, name: string): Promise<void> {
  await window.page.click(`[data-test="tab-${name}"]`)
}

/** Opens a sample of the start page, or of the data panel when a file is open already. */
export async function openSample(window: Leastwise, file: string): Promise<void> {
  await window.page.click(`[data-test="sample-${file}"]`)
  await window.page.waitForSelector('[data-test="table-grid"]')
}

export async function typeFormula(window: Leastwise, formula: string): Promise<void> {
  await window.page.fill('[data-test="formula"] input', formula)
  await window.page.keyboard.press('Enter')
}

/** The estimate that the coefficient table shows for a term; NaN while there is none. */
export async function coefficientOf(window: Leastwise, term: string): Promise<number> {
  const cell = window.page.locator(`[data-test="coefficients"] [data-term="${term}"] [data-field="estimate"]`)
  const [title] = await cell.evaluateAll((cells) => cells.map((each) => each.getAttribute('title')))
  return Number(title ?? 'NaN')
}

/** Presses the language button until the window speaks the language. */
export async function chooseLanguage(window: Leastwise, language: 'en' | 'zh'): Promise<void> {
  const tag = language === 'zh' ? /^zh/ : /^en/
  for (let press = 0; press < 2; press++) {
    if (tag.test((await window.page.getAttribute('html', 'lang')) ?? '')) return
    await window.page.click('[data-test="language"]')
    await window.page.waitForTimeout(150)
  }
}

/** Presses the theme button until the window is light or dark; the system's choice is one of its three states. */
export async function chooseTheme(window: Leastwise, theme: 'light' | 'dark'): Promise<void> {
  for (let press = 0; press < 3; press++) {
    if ((await window.page.getAttribute('html', 'data-theme')) === theme) return
    await window.page.click('[data-test="theme"]')
    await window.page.waitForTimeout(150)
  }
}

/** Chooses a method by the name that the window gives it in English. */
export async function chooseMethod({ page }: Leastwise, name: string): Promise<void> {
  await page.click('[data-test="method"]')
  await page.getByRole('option', { name, exact: true }).filter({ visible: true }).click()
}

/** Lets these rules flag rows and no others, from the residuals' tab. */
export async function flagBy({ page }: Leastwise, rules: readonly string[]): Promise<void> {
  await page.click('[data-test="flag-rules"]')
  const boxes = page.locator('[data-test="flag-rules-dialog"] input[data-rule]')
  for (const box of await boxes.all())
    await box.setChecked(rules.includes((await box.getAttribute('data-rule')) ?? ''))
  await page.click('[data-test="close-rules"]')
}

/** The rows of the table of outliers, in the order of their numbers. */
export async function flaggedRows({ page }: Leastwise): Promise<number[]> {
  const rows = await page
    .locator('[data-test="flagged"] tbody tr')
    .evaluateAll((lines) => lines.map((line) => Number(line.getAttribute('data-row'))))
  return rows.sort((a, b) => a - b)
}

/** Excludes the rows that are selected, and says why. */
export async function excludeSelected({ page }: Leastwise, reason: string): Promise<void> {
  await page.click('[data-test="exclude"]')
  await page.fill('[data-test="reason"]', reason)
  await page.click('[data-test="apply-exclude"]')
}
