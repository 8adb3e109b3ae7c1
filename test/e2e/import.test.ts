import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Leastwise } from './launch'
import { launchLeastwise } from './launch'
import { chooseLanguage, chooseTheme, coefficientOf, typeFormula } from './actions'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-import-'))

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const rows = <T>(count: number, row: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => row(index + 1))

const gbk = file(
  '面积.csv',
  iconv.encode(
    `城市;面积;价格\n${rows(40, (n) => `北京${n % 3};${n},5;${(3 * n + 1 + (n % 5) / 10).toFixed(1).replace('.', ',')}`).join('\n')}\n`,
    'gbk',
  ),
)
const ambiguous = file('ambiguous.csv', `a;b\n${rows(30, (n) => `${n},${200 + n};${n}`).join('\n')}\n`)
const failing = file(
  'failing.csv',
  `id,x,y\n${rows(500, (n) => `${n},${n % 100 === 50 ? 'n.n.' : n / 4},${n}`).join('\n')}\n`,
)
const accounts = file('accounts.csv', `share,price\n${rows(30, (n) => `${n}%,"$${n},000.50"`).join('\n')}\n`)
const lab = file('lab.csv', `time,temperature\ns,°C\n${rows(6, (n) => `${n / 2},${20 + n}`).join('\n')}\n`)
const budget = file(
  'budget.csv',
  `item,size,cost\n${rows(30, (n) => `item ${n},${n},${3 * n + 2}`).join('\n')}\nTotal,465,1455\n`,
)

async function open(window: Leastwise, path: string): Promise<void> {
  await window.stubOpenDialog(path)
  await window.page.click('[data-test="open"]')
}

describe('import in the real window', () => {
  let window: Leastwise

  beforeAll(async () => {
    window = await launchLeastwise()
    await window.page.waitForSelector('body[data-ready="true"]')
  })
  afterAll(async () => {
    await window?.close()
  })

  const text = (selector: string) => window.page.textContent(selector)
  const choose = (setting: string, label: string) =>
    window.page.locator(`[data-test="import-${setting}"]`).getByText(label, { exact: true }).click()
  const notice = () => window.page.locator('[data-test="notice-message"]')

  it('reads a file of GBK, semicolons and decimal commas without a question, and says how', async () => {
    await open(window, gbk)
    await window.page.waitForSelector('[data-test="column-面积"]')
    await expect.poll(() => text('[data-test="import-line"]')).toContain('GB18030 · ; · decimal comma')
    await expect.poll(() => notice().count()).toBe(0)
    await typeFormula(window, '价格 ~ 面积')
    await expect.poll(() => coefficientOf(window, '面积')).toBeCloseTo(3, 1)
  })

  it('shows each guess, and follows another choice at once', async () => {
    const { page } = window
    await page.click('[data-test="import-change"]')
    await page.waitForSelector('[data-test="import-preview"] td')
    await expect.poll(() => text('[data-test="import-delimiter"] .on')).toBe('auto: ;')
    await expect.poll(() => text('[data-test="import-decimal"] .on')).toBe('auto: ,')
    await choose('delimiter', 'Tab')
    await expect.poll(() => page.locator('[data-test="import-preview"] thead th').count()).toBe(2)
    await choose('delimiter', ';')
    await expect.poll(() => page.locator('[data-test="import-preview"] thead th').count()).toBe(4)
    await choose('decimal', '.')
    await expect.poll(() => page.locator('[data-test="import-preview"] td.number').count()).toBe(0)
    await window.screenshot('import-dialog')
    await page.click('[data-test="import-auto"]')
    await expect.poll(() => page.locator('[data-test="import-preview"] td.number').count()).toBeGreaterThan(0)
    await page.click('[data-test="import-cancel"]')
    await expect.poll(() => text('[data-test="import-line"]')).toContain('decimal comma')
  })

  it('says where a guess may be wrong, and lets it be set right', async () => {
    const { page } = window
    await open(window, ambiguous)
    await page.waitForSelector('[data-test="column-b"]')
    await expect.poll(() => notice().textContent()).toContain('decimal or a thousands mark')
    await page.click('[data-test="notice-action"]')
    await page.waitForSelector('[data-test="import-doubts"]')
    await choose('decimal', ',')
    await expect.poll(() => page.locator('[data-test="import-doubts"]').count()).toBe(0)
    await page.click('[data-test="import-apply"]')
    await expect.poll(() => text('[data-test="import-line"]')).toContain('decimal comma')
    await typeFormula(window, 'a ~ b')
    await expect.poll(() => coefficientOf(window, 'b')).toBeCloseTo(1.001, 9)
  })

  it('can take that back', async () => {
    await window.page.locator('[data-test="tab-table"]').focus()
    await window.page.keyboard.press('Control+z')
    await window.page.keyboard.press('Control+z')
    await expect.poll(() => text('[data-test="import-line"]')).toContain('decimal point')
  })

  it('makes numbers of percentages and of sums of money by one click, and says so', async () => {
    await open(window, accounts)
    await window.page.waitForSelector('[data-test="column-price"]')
    await expect.poll(() => notice().textContent()).toContain('“1%” is a percentage')
    await window.screenshot('import-percentages')
    await window.page.click('[data-test="notice-action"]')
    await expect.poll(() => notice().textContent()).toContain('were divided by 100')
    await typeFormula(window, 'price ~ share')
    await expect.poll(() => coefficientOf(window, 'share')).toBeCloseTo(100_000, 6)
  })

  it('makes numbers of columns with units under their names by one click', async () => {
    await open(window, lab)
    await window.page.waitForSelector('[data-test="column-temperature"]')
    await expect.poll(() => notice().textContent()).toContain('seems to hold units (“s, °C”)')
    await window.page.click('[data-test="notice-action"]')
    await window.page.waitForSelector('[data-test="notice"]', { state: 'detached' })
    await typeFormula(window, 'temperature ~ time')
    await expect.poll(() => coefficientOf(window, 'time')).toBeCloseTo(2, 9)
    await expect.poll(() => text('[data-test="status"]')).toContain('6 rows used · 0 missing')
  })

  it('tells of a row that is the total of the others, and excludes it by one click', async () => {
    await open(window, budget)
    await window.page.waitForSelector('[data-test="column-cost"]')
    await expect
      .poll(() => notice().textContent())
      .toContain('31, looks like the total of the others (“Total”)')
    await typeFormula(window, 'cost ~ size')
    await expect.poll(() => coefficientOf(window, 'size')).not.toBeNull()
    await window.page.click('[data-test="notice-action"]')
    await expect.poll(() => text('[data-test="status"]')).toContain('1 excluded')
    await expect.poll(() => coefficientOf(window, 'size')).toBeCloseTo(3, 9)
  })

  it('lists the cells that could not be read, and finds them in the table', async () => {
    const { page } = window
    await open(window, failing)
    await page.waitForSelector('[data-test="problems"]')
    await expect.poll(() => text('[data-test="problems"]')).toContain('5 cells could not be read')
    await page.click('[data-test="failed-x"]')
    await page.waitForSelector('[data-test="problem-table"] tbody tr')
    await expect.poll(() => page.locator('[data-test="problem-table"] tbody tr').count()).toBe(5)
    await window.screenshot('import-problems')
    await page.click('[data-test="problem-table"] tbody tr:nth-child(4)')
    const cell = page.locator('.ag-row[row-index="349"] .failed-cell')
    await expect.poll(() => cell.count()).toBe(1)
    await expect.poll(() => cell.textContent()).toContain('n.n.')
    await expect.poll(() => cell.locator('s').count()).toBe(1)
    await window.screenshot('import-failed-cell')
  })

  it('takes pasted cells with decimal commas, by key and by button, but not in a text field', async () => {
    const { app, page } = window
    const cells = `x\ty\n${rows(12, (n) => `${n},5\t${2 * n},25`).join('\n')}\n`
    await app.evaluate(async ({ clipboard }, copied) => clipboard.writeText(copied), cells)
    await page.focus('[data-test="formula"] input')
    await page.keyboard.press('Control+v')
    await expect.poll(() => page.locator('[data-test="column-id"]').count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.locator('[data-test="tab-table"]').focus()
    await page.keyboard.press('Control+v')
    await page.waitForSelector('[data-test="column-y"]')
    await expect.poll(() => text('.file strong')).toMatch(/^pasted /)
    await expect.poll(() => text('[data-test="import-line"]')).toContain('Tab · decimal comma')
    await typeFormula(window, 'y ~ x')
    await expect.poll(() => coefficientOf(window, 'x')).toBeCloseTo(2, 9)

    await page.evaluate(() => {
      const clipboardData = new DataTransfer()
      const cells = [
        ['speed', 'dist'],
        ['4,5', '2'],
        ['7,5', '4'],
      ]
      const table = cells.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
      clipboardData.setData('text/html', `<table>${table.join('')}</table>`)
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
    })
    await page.waitForSelector('[data-test="column-speed"]')
    await expect.poll(() => text('[data-test="column-speed"]')).toContain('1.2')

    await app.evaluate(async ({ clipboard }) => clipboard.writeText('time;load\n1,5;2\n2,5;4\n'))
    await page.click('[data-test="paste"]')
    await page.waitForSelector('[data-test="column-load"]')
    await expect.poll(() => text('[data-test="import-line"]')).toContain('; · decimal comma')
  })

  it('previews each of several files, whose guesses may differ', async () => {
    const { page } = window
    await window.stubOpenDialog(
      file('north.csv', `u,v\n${rows(20, (n) => `${n},${n / 2}`).join('\n')}\n`),
      file('south.csv', `u;v\n${rows(20, (n) => `${n};${n},25`).join('\n')}\n`),
    )
    await page.click('[data-test="open"]')
    await page.waitForSelector('[data-test="column-file"]')
    await page.click('[data-test="import-change"]')
    await expect.poll(() => text('[data-test="import-delimiter"] .on')).toBe('auto: ,')
    await page.selectOption('[data-test="import-files"] select', { label: '2. south.csv' })
    await expect.poll(() => text('[data-test="import-delimiter"] .on')).toBe('auto: ;')
    await expect.poll(() => text('[data-test="import-preview"]')).toContain('20.25')
    await window.screenshot('import-several')
    await page.click('[data-test="import-cancel"]')
  })

  it('says which sheet it took, and takes another', async () => {
    const { page } = window
    await open(window, resolve('test/reference/data/excel/rxl__datasets.xlsx'))
    await page.waitForSelector('[data-test="column-qsec"]')
    await expect.poll(() => notice().textContent()).toContain('Sheets with data: 3')
    await page.click('[data-test="notice-action"]')
    await page.waitForSelector('[data-test="import-preview"] td')
    await page.selectOption('[data-test="import-sheet"] select', { label: 'quakes' })
    await page.waitForSelector('[data-test="import-type-mag"]')
    await page.click('[data-test="import-apply"]')
    await page.waitForSelector('[data-test="column-mag"]')
    await expect.poll(() => text('[data-test="import-line"]')).toContain('quakes')
  })

  it('lets a file that cannot be read as it was guessed be read otherwise', async () => {
    const { page } = window
    await open(window, file('one-line.csv', 'west,east,north\n'))
    await expect.poll(() => notice().textContent()).toContain('not a single data row')
    await page.click('[data-test="notice-action"]')
    await expect.poll(() => text('[data-test="import-header"] .on')).toBe('auto: names')
    expect(await text('[data-test="import-error"]')).toContain('not a single data row')
    expect(await page.isDisabled('[data-test="import-apply"]')).toBe(true)
    await choose('header', 'data')
    await expect.poll(() => text('[data-test="import-preview"]')).toContain('north')
    await page.click('[data-test="import-apply"]')
    await page.waitForSelector('[data-test="column-column_3"]')
    await open(window, file('empty.csv', ''))
    await expect.poll(() => notice().textContent()).toContain('it holds no data at all')
    expect(await page.locator('[data-test="notice-action"]').count()).toBe(0)
  })

  it('reads a file again as it was read last time, and can forget that', async () => {
    const { page } = window
    await open(window, ambiguous)
    await page.waitForSelector('[data-test="column-b"]')
    await expect.poll(() => notice().textContent()).toContain('your settings of last time')
    await open(window, accounts)
    await page.waitForSelector('[data-test="column-share"]')
    await expect.poll(() => notice().textContent()).toContain('divided by 100')
    expect(await notice().textContent()).toContain('Your settings of last time were used.')
    await open(window, ambiguous)
    await page.waitForSelector('[data-test="column-b"]')
    await expect.poll(() => notice().textContent()).toContain('was read with your settings of last time')
    await expect.poll(() => text('[data-test="import-line"]')).toContain('decimal comma')
    await page.click('[data-test="notice-action"]')
    await expect.poll(() => text('[data-test="import-line"]')).toContain('decimal point')
  })

  /** Comes back to the window from elsewhere. */
  const look = () =>
    window.app.evaluate(
      ({ app: main, BrowserWindow }) =>
        void main.emit('browser-window-focus', {}, BrowserWindow.getAllWindows()[0]),
    )

  it('says which levels of a factor the file had not before it changed', async () => {
    const { page } = window
    const path = file('sites.csv', 'site,y\na,1\nb,2\na,1.5\nb,2.5\n')
    await open(window, path)
    await page.waitForSelector('[data-test="column-site"]')
    await typeFormula(window, 'y ~ site')
    await expect.poll(() => coefficientOf(window, 'siteb')).toBeCloseTo(1, 9)
    writeFileSync(path, 'site,y\na,1\nb,2\na,1.5\nb,2.5\nnorth,7\nnorth,8\n')
    await look()
    await expect.poll(() => notice().textContent()).toContain('has changed on disk')
    await page.click('[data-test="notice-action"]')
    await expect.poll(() => coefficientOf(window, 'sitenorth')).toBeCloseTo(6.25, 9)
    await expect
      .poll(() => notice().textContent())
      .toContain('The column “site” has levels that the data had not before (1): north.')
  })

  it('says what is doubtful in the file as it is read again', async () => {
    const { page } = window
    const path = file('shares.csv', 'a,b\n1,2\n2,4\n3,6\n')
    await open(window, path)
    await page.waitForSelector('.file strong:has-text("shares.csv")')
    writeFileSync(path, 'a,b\n1,2%\n2,4%\n3,6%\nTotal,12%\n')
    await look()
    await expect.poll(() => notice().textContent()).toContain('has changed on disk')
    await page.click('[data-test="notice-action"]')
    await expect.poll(() => notice().textContent()).toContain('“2%” is a percentage')
    expect(await text('[data-test="notice-action"]')).toContain('Read as numbers')
    await page.click('[data-test="notice-other-action"]')
    await expect.poll(() => text('[data-test="import-doubts"]')).toContain('looks like the total')
    await page.keyboard.press('Escape')
  })

  it('notices that the file changed, and reads it again with the model kept', async () => {
    const { page } = window
    const path = file('growing.csv', 'x,y\n1,2\n2,4\n3,6\n4,8.5\n')
    await open(window, path)
    await page.waitForSelector('[data-test="column-x"]')
    await typeFormula(window, 'y ~ x')
    await expect.poll(() => coefficientOf(window, 'x')).toBeCloseTo(2.15, 9)
    writeFileSync(path, 'x,y\n1,3\n2,6\n3,9\n4,12\n5,15.5\n')
    await look()
    await expect.poll(() => notice().textContent()).toContain('has changed on disk')
    await expect.poll(() => coefficientOf(window, 'x')).toBeCloseTo(2.15, 9)
    await page.click('[data-test="notice-action"]')
    await expect.poll(() => coefficientOf(window, 'x')).toBeCloseTo(3.1, 9)

    rmSync(path)
    await look()
    await expect.poll(() => notice().textContent()).toContain('no longer where it was')
    await expect.poll(() => coefficientOf(window, 'x')).toBeCloseTo(3.1, 9)
    await expect.poll(() => page.locator('.ag-row').count()).toBeGreaterThanOrEqual(5)
  })

  it.each(
    (['en', 'zh'] as const).flatMap((language) =>
      (['light', 'dark'] as const).flatMap((theme) =>
        (
          [
            [1280, 800],
            [1024, 640],
          ] as const
        ).map((size) => [language, theme, size] as const),
      ),
    ),
  )('fits the window in %s, %s, %j', async (language, theme, [width, height]) => {
    const { app, page } = window
    await app.evaluate(
      ({ BrowserWindow }, size) => {
        const [only] = BrowserWindow.getAllWindows()
        only.setMinimumSize(size[0], size[1])
        only.setContentSize(size[0], size[1])
      },
      [width, height],
    )
    await chooseLanguage(window, language)
    await chooseTheme(window, theme)
    await open(window, failing)
    await page.waitForSelector('[data-test="failed-x"]')
    const name = `${theme}-${language}-${width}x${height}`
    await page.click('[data-test="import-change"]')
    await page.waitForSelector('[data-test="import-preview"] td')
    await page.waitForTimeout(300)
    await window.screenshot(`import-dialog-${name}`)
    const apply = await page.locator('[data-test="import-apply"]').boundingBox()
    expect((apply?.y ?? 1e9) + (apply?.height ?? 0)).toBeLessThanOrEqual(height)
    await page.click('[data-test="import-cancel"]')
    await page.click('[data-test="problems"]')
    await page.waitForSelector('[data-test="problem-table"] tbody tr')
    await page.waitForTimeout(300)
    await window.screenshot(`import-problems-${name}`)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('[data-test="problem-dialog"]').count()).toBe(0)
  })

  it('complained of nothing in the console', () => {
    expect(window.problems).toEqual([])
  })
})

describe('a start after one that ended while a file was being read', () => {
  it('asks before it opens that file again', async () => {
    const userData = mkdtempSync(join(tmpdir(), 'leastwise-unfinished-'))
    writeFileSync(
      join(userData, 'settings.json'),
      JSON.stringify({
        settings: { language: 'en', theme: 'light', leftWidth: 232, rightWidth: 312 },
        recentFiles: [],
        window: null,
        saveFolder: null,
        opening: failing,
      }),
    )
    const window = await launchLeastwise({ userData, args: [failing] })
    const message = window.page.locator('[data-test="notice-message"]')
    await expect.poll(() => message.textContent()).toContain('was not fully opened last time')
    await expect.poll(() => window.page.locator('[data-test="column-x"]').count()).toBe(0)
    await window.page.click('[data-test="notice-action"]')
    await window.page.waitForSelector('[data-test="column-x"]')
    expect(window.problems).toEqual([])
    await window.close()
  })
})
