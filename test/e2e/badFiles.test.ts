import { execFileSync } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage, coefficientOf, typeFormula } from './actions'
import { zip } from '../main/data/zip'
import { launchLeastwise, type Leastwise } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-bad-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const written = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const reference = (name: string): string => resolve('test/reference/data', name)

/** A line of two gigabytes: as much of it as is looked at, then a hole in the file, which takes no room on the disk. */
function endlessLine(): string {
  const path = join(folder, 'endless.csv')
  const file = openSync(path, 'w')
  writeSync(file, 'a,b\n1,2\n')
  const piece = Buffer.alloc(1 << 20, 'x')
  for (let megabytes = 0; megabytes < 34; megabytes++) writeSync(file, piece)
  closeSync(file)
  truncateSync(path, 2 ** 31 + 10)
  return path
}

function pipe(): string {
  const path = join(folder, 'pipe.csv')
  execFileSync('mkfifo', [path])
  return path
}

function directory(): string {
  const path = join(folder, 'folder.csv')
  mkdirSync(path)
  return path
}

function halfWorkbook(): string {
  const path = join(folder, 'half.xlsx')
  copyFileSync(reference('excel/rxl__datasets.xlsx'), path)
  truncateSync(path, 9000)
  return path
}

/** Half a gigabyte of blanks in a few hundred kilobytes. */
const blanks = (): Buffer => Buffer.alloc(500_000_000, ' ')
const bomb = (declared?: number): Buffer =>
  zip({ 'xl/workbook.xml': '', 'xl/worksheets/sheet1.xml': blanks() }, declared)
const unpacksTooFar =
  /The workbook “.*” is too large to be opened as a workbook \(limit: 400 MB unpacked\)\. Save the sheet as CSV/

/** What cannot be read, and what is said of it; Windows has no pipes in folders. */
const refused: readonly (readonly [string, () => string, RegExp])[] = [
  ['nothing', () => written('empty.csv', ''), /empty\.csv” is empty/],
  ['NUL bytes', () => written('nul.csv', new Uint8Array(5000)), /nul\.csv” holds binary data/],
  ['a picture', () => reference('csv-edge/generated/binary-renamed-png.csv'), /png\.csv” holds binary data/],
  ['a file that has gone', () => join(folder, 'gone.csv'), /There is no file at “.*gone\.csv”/],
  ['a folder', directory, /folder\.csv” is a folder/],
  ['a line of two gigabytes', endlessLine, /begins at byte 8 has no end within 32 MB/],
  [
    'a workbook with a password',
    () => reference('excel/cal__pass_protected.xlsx'),
    /protected by a password/,
  ],
  ['half a workbook', halfWorkbook, /half\.xlsx” is damaged/],
  [
    'a workbook whose texts are defined by each other without an end',
    () => reference('excel/poi__poc-xmlbomb.xlsx'),
    /poc-xmlbomb\.xlsx” has a header \(columns: 1\) but not a single data row/,
  ],
  ['a workbook that unpacks to more than memory holds', () => written('bomb.xlsx', bomb()), unpacksTooFar],
  ['a workbook that says it does not', () => written('lying-bomb.xlsx', bomb(1000)), unpacksTooFar],
  ...(process.platform === 'win32' ? [] : [['a pipe', pipe, /pipe\.csv” is not an ordinary file/] as const]),
]

describe('a file that cannot be read', () => {
  let window: Leastwise
  let slope = NaN

  beforeAll(async () => {
    window = await launchLeastwise({ args: [resolve('resources/samples/mtcars.csv')] })
    await window.page.waitForSelector('[data-test="column-mpg"]')
  })
  afterAll(() => window?.close())

  const notice = (): Promise<string | null> => window.page.textContent('[data-test="notice-message"]')
  const open = async (path: string): Promise<void> => {
    await window.stubOpenDialog(path)
    await window.page.click('[data-test="open"]')
  }
  /** The work in hand is what it was, and answers. */
  const isUntouched = async (): Promise<void> => {
    await expect.poll(() => window.page.innerText('.file strong')).toBe('mtcars.csv')
    await expect.poll(() => coefficientOf(window, 'wt')).toBe(slope)
    await expect.poll(() => window.page.locator('.ag-row').count()).toBeGreaterThan(5)
  }

  it('finds work open', async () => {
    await typeFormula(window, 'mpg ~ wt')
    await expect.poll(() => coefficientOf(window, 'wt')).toBeCloseTo(-5.344, 3)
    slope = await coefficientOf(window, 'wt')
  })

  it.each(refused)('%s: is explained, and the open work stays', async (_, path, said) => {
    await open(path())
    await expect.poll(notice, { timeout: 30_000 }).toMatch(said)
    await isUntouched()
    await window.page.click('[data-test="notice-dismiss"]')
  })

  it('is explained in Chinese too', async () => {
    await chooseLanguage(window, 'zh')
    await open(reference('excel/cal__pass_protected.xlsx'))
    await expect.poll(notice).toContain('密码')
    await window.screenshot('bad-file-zh')
    await isUntouched()
    await window.page.click('[data-test="notice-dismiss"]')
    await chooseLanguage(window, 'en')
  })

  it('any more, since it was cut short while it was open, leaves what is open as it is', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => `${i},${2 * i + (i % 3)}`)
    const path = written('cut.csv', `x,y\n${rows.join('\n')}\n`)
    await open(path)
    await window.page.waitForSelector('[data-test="column-y"]')
    await typeFormula(window, 'y ~ x')
    await expect.poll(() => coefficientOf(window, 'x')).toBeCloseTo(2, 1)
    const before = await coefficientOf(window, 'x')
    const look = (): Promise<void> =>
      window.app.evaluate(
        ({ app: main, BrowserWindow }) =>
          void main.emit('browser-window-focus', {}, BrowserWindow.getAllWindows()[0]),
      )
    truncateSync(path, 30)
    await look()
    await expect.poll(notice).toContain('has changed on disk')
    truncateSync(path, 0)
    await look()
    await expect.poll(notice).toContain('is empty on disk now')
    await expect.poll(() => coefficientOf(window, 'x')).toBe(before)
    await expect.poll(() => window.page.locator('.ag-row').count()).toBeGreaterThan(5)
  })

  it('is no reason for a complaint in the console', () => {
    expect(window.problems).toEqual([])
  })
})
