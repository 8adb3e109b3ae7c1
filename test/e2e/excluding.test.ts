import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { excludeSelected } from './actions'
import type { Leastwise } from './launch'
import { stacklossWindow } from './stacklossWindow'

/** Of least squares rows 4 and 21 stand out, and without them rows 1, 2 and 3. */
describe('excluding rows and restoring them with the keyboard', () => {
  let window: Leastwise
  const focused = (): Promise<string | undefined> =>
    window.page.evaluate(() => (document.activeElement as HTMLElement).dataset.test)
  const press = async (name: string, key = 'Enter'): Promise<void> => {
    await window.page.locator(`[data-test="${name}"]`).first().focus()
    await window.page.keyboard.press(key)
  }
  const used = (): Promise<string> => window.page.innerText('[data-test="status"]')
  const acts = () => window.page.locator('[data-test="ledger-acts"]')

  beforeAll(async () => {
    window = await stacklossWindow()
  })
  afterAll(async () => {
    await window?.close()
  })

  it('stays at the button, which restores what it has excluded, and the other way round', async () => {
    await press('select-flagged')
    await press('exclude')
    await expect.poll(focused).toBe('reason')
    await window.page.keyboard.press('Enter')
    await expect.poll(used).toContain('19 rows used')
    await expect.poll(focused).toBe('restore')
    await window.page.keyboard.press('Enter')
    await expect.poll(used).toContain('21 rows used')
    await expect.poll(focused).toBe('exclude')
  })

  it('takes the rows that stand out next where those selected are out already', async () => {
    await excludeSelected(window, 'first')
    await expect.poll(() => window.page.locator('[data-test="flagged"] tbody tr').count()).toBe(3)
    await press('exclude-flagged')
    await expect.poll(focused).toBe('reason')
    await window.page.keyboard.type('second')
    await window.page.keyboard.press('Enter')
    await expect.poll(used).toContain('16 rows used')
  })

  it('notes the rules that found the rows, and none that found nothing', async () => {
    await press('ledger')
    await expect.poll(() => acts().innerText()).toContain('rule: outlier beyond ± 2, influential')
    expect(await acts().innerText()).not.toContain('leverage')
  })

  it('restores act by act in the ledger, says when none is left, and goes back to the window', async () => {
    await press('restore-act')
    await expect.poll(() => acts().locator('input').count()).toBe(1)
    await expect.poll(focused).toBe('restore-act')
    await window.page.keyboard.press('Enter')
    const ledger = window.page.locator('[data-test="ledger-dialog"]')
    await expect.poll(() => ledger.innerText()).toBe('No row is excluded.')
    await expect.poll(focused).toBe('ledger-dialog')
    await window.page.keyboard.press('Escape')
    await expect.poll(focused).toBe('selection')
    expect(await used()).toContain('21 rows used')
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})
