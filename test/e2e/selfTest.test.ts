import { describe, expect, it } from 'vitest'
import { launchLeastwise } from './launch'

describe('the self-test in the window', () => {
  it('fits NIST’s eleven linear sets from the help menu, and its lines can be copied', async () => {
    const window = await launchLeastwise()
    const { app, page } = window
    await page.waitForSelector('body[data-ready="true"]')
    await app.evaluate(({ Menu, BrowserWindow }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? []
      const entry = items.find((item) => /^&?Self-test…/.test(item.label))
      entry?.click(undefined, BrowserWindow.getAllWindows()[0], undefined)
    })
    await page.waitForSelector('[data-test="self-test"]', { timeout: 60_000 })
    await expect.poll(() => page.locator('[data-test="self-test"] tr[data-passed="true"]').count()).toBe(11)
    await expect
      .poll(() => page.innerText('[data-test="self-test"] tr[data-set="Filip"]'))
      .toContain('passed')
    await expect.poll(() => page.textContent('[data-test="self-test-verdict"]')).toBe('11 of 11 sets passed')
    await page.click('[data-test="self-test-copy"]')
    await expect
      .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
      .toMatch(/Longley\t\d+\.\d\t/)
    await window.screenshot('self-test-light-en')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('[data-test="self-test"]').count()).toBe(0)
    expect(window.problems).toEqual([])
    await window.close()
  })
})
