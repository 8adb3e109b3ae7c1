import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { coefficientOf, typeFormula } from './actions'
import { launchLeastwise } from './launch'

const workbook = resolve('test/reference/data/excel/rxl__datasets.xlsx')

describe('ways to open a file', () => {
  it('opens a workbook by the menu, and offers it among the recent files at the next start', async () => {
    const userData = mkdtempSync(join(tmpdir(), 'leastwise-recent-'))
    const first = await launchLeastwise({ userData })
    await first.page.waitForSelector('body[data-ready="true"]')
    await first.stubOpenDialog(workbook)
    await first.app.evaluate(({ Menu, BrowserWindow }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? []
      const open = items.find((item) => /^&?Open…/.test(item.label))
      open?.click(undefined, BrowserWindow.getAllWindows()[0], undefined)
    })
    await first.page.waitForSelector('[data-test="column-qsec"]')
    await typeFormula(first, 'mpg ~ wt')
    await expect.poll(() => coefficientOf(first, 'wt')).toBeCloseTo(-5.34447157, 7)
    expect(first.problems).toEqual([])
    await first.close()

    const second = await launchLeastwise({ userData })
    await second.page.click('text=rxl__datasets.xlsx')
    await second.page.waitForSelector('[data-test="column-qsec"]')
    expect(second.problems).toEqual([])
    await second.close()
  })

  it('opens several files that are chosen together as one table, whose rows say which they are from', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'leastwise-several-'))
    const files = ['north', 'south'].map((name, k) => {
      const path = join(folder, `${name}.csv`)
      const rows = Array.from({ length: 12 }, (_, i) => `${i},${3 * i + 10 * k + (i % 3)}`)
      writeFileSync(path, `x,y\n${rows.join('\n')}\n`)
      return path
    })
    const window = await launchLeastwise()
    const { page } = window
    await page.waitForSelector('body[data-ready="true"]')
    await window.stubOpenDialog(...files)
    await page.keyboard.press('Control+o')
    await page.waitForSelector('[data-test="column-file"]')
    await typeFormula(window, 'y ~ x + file')
    await expect.poll(() => coefficientOf(window, 'filesouth.csv')).toBeCloseTo(10, 9)
    await expect.poll(() => page.textContent('body')).toContain('north.csv + 1')
    expect(window.problems).toEqual([])
    await window.close()
  })

  it('opens the file of a second start in the window of the first', async () => {
    const userData = mkdtempSync(join(tmpdir(), 'leastwise-second-'))
    const first = await launchLeastwise({ userData })
    await first.page.waitForSelector('body[data-ready="true"]')
    await launchLeastwise({ userData, args: [resolve('resources/samples/cars.csv')] }).catch(() => null)
    await first.page.waitForSelector('[data-test="column-dist"]', { timeout: 20_000 })
    await first.close()
  })

  it('says that a file named on the command line is not there', async () => {
    const window = await launchLeastwise({ args: ['no-such-file.csv'] })
    await expect
      .poll(() => window.page.textContent('[data-test="notice-message"]'))
      .toContain('no-such-file.csv')
    await window.close()
  })
})

describe('a point in a chart', () => {
  it('is walked to by the arrow keys, and its row is told', async () => {
    const window = await launchLeastwise({ args: [resolve('resources/samples/mtcars.csv')] })
    const { page } = window
    await page.waitForSelector('[data-test="column-mpg"]')
    await typeFormula(window, 'mpg ~ wt')
    await page.click('[data-test="tab-fit"]')
    await page.locator('[data-test="fit-chart"] [data-points="32"]').focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => page.locator('[data-test="tooltip"]').count()).toBeGreaterThan(0)
    await page.keyboard.press('Enter')
    await page.click('[data-test="tab-table"]')
    await expect.poll(() => page.locator('.ag-row.row-selected').count()).toBeGreaterThan(0)
    expect(window.problems).toEqual([])
    await window.close()
  })
})
