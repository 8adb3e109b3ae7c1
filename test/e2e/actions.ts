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
  const cell = window.page.locator(
    `[data-test="coefficients"] [data-term="${term}"] [data-figure="estimate"]`,
  )
  if ((await cell.count()) === 0) return NaN
  return Number((await cell.getAttribute('data-value')) ?? 'NaN')
}
