import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage, chooseMethod } from './actions'
import type { Leastwise } from './launch'
import { stacklossWindow } from './stacklossWindow'

describe('what the tab of residuals says of its figures', () => {
  let window: Leastwise
  const hintOf = (column: string): Promise<string | null> =>
    window.page.getAttribute(`[data-test="flagged"] [data-sort="${column}"]`, 'title')
  const text = (place: string): Promise<string> => window.page.locator(place).innerText()
  const bandNote = '[data-test="diagnostic-1"] [data-test="diagnostic-notes"]'
  const caveat = '[data-test="changes-caveat"]'

  beforeAll(async () => {
    window = await stacklossWindow()
  })
  afterAll(async () => {
    await window?.close()
  })

  it('names what each column of the outliers sorts by, and what a change is the change of', async () => {
    const sorts = (name: string) => `Sort by ${name}, the largest first; of figures with a sign by their size`
    for (const name of ['Air.Flow', 'studentized', 'Cook’s distance'])
      expect(await hintOf(name)).toBe(sorts(name))
    for (const name of ['(Intercept)', 'Water.Temp', 'σ', 'R²'])
      expect(await hintOf(`Δ ${name}`)).toBe(`What ${name} would change by without the row`)
  })

  it('says under the Q–Q plot which band it has', async () => {
    const { page } = window
    await expect
      .poll(() => text(bandNote))
      .toBe('Simultaneous 95 % band: all points lie in it with that probability.')
    await page.locator('[data-test="diagnostic-1"] [data-test="band-kind"] input').focus()
    await page.keyboard.press('Enter')
    await page.locator('.el-select-dropdown__item:visible').filter({ hasText: 'pointwise' }).click()
    await expect
      .poll(() => text(bandNote))
      .toBe('Pointwise 95 % band: each point lies in it with that probability.')
    await page.click('[data-test="undo"]')
    await expect.poll(() => text(bandNote)).toContain('Simultaneous')
  })

  it('says so in Chinese, too', async () => {
    await chooseLanguage(window, 'zh')
    expect(await hintOf('Δ σ')).toBe('去掉这一行后 σ 的变化')
    expect(await hintOf('杠杆值')).toBe('按杠杆值排序，大的在前；带符号的数按其大小')
    await expect.poll(() => text(bandNote)).toBe('95% 同时置信带：所有点同时落在带内的概率为此值。')
    await chooseLanguage(window, 'en')
  })

  it('says what a penalised fit keeps as it is, and why a robust fit has neither changes nor a band', async () => {
    expect(await window.page.locator(caveat).count()).toBe(0)
    await chooseMethod(window, 'Ridge')
    await expect.poll(() => text(caveat)).toContain('with the penalty λ as it is')
    await chooseMethod(window, 'Huber')
    await expect.poll(() => text(caveat)).toContain('in a robust fit every weight would change with it')
    await expect.poll(() => text(bandNote)).toBe('No band: the distribution of these residuals is not known.')
    expect(await window.page.locator('[data-sort^="Δ"]').count()).toBe(0)
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
