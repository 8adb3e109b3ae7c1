import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { chooseLanguage, coefficientOf, typeFormula } from './actions'
import { launchLeastwise, type Leastwise } from './launch'
import { writeManyRows } from './manyRows'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-file-trouble-'))
const cars = resolve('resources/samples/cars.csv')
const isRoot = process.getuid?.() === 0
/** An ordinary one, and one under conditions of its own. */
let usual: Leastwise | undefined
let special: Leastwise | undefined
afterEach(async () => {
  await special?.close()
  special = undefined
})
afterAll(async () => {
  await usual?.close()
  rmSync(folder, { recursive: true, force: true })
})

function written(name: string, count: number, line: (row: number) => string): string {
  const path = join(folder, name)
  const lines = Array.from({ length: count }, (_, i) => line(i + 1))
  writeFileSync(path, `x,y,z\n${lines.join('\n')}\n`)
  return path
}

const numbers = (row: number): string => `${row},${2 * row + (row % 3)},${row % 5}`

const notice = ({ page }: Leastwise): Promise<string | null> =>
  page.textContent('[data-test="notice-message"]')

/** The window with cars and a fit of them. */
async function withCars(options?: Parameters<typeof launchLeastwise>[0]): Promise<Leastwise> {
  const running = options ? (special = await launchLeastwise(options)) : (usual ??= await launchLeastwise())
  await running.page.waitForSelector('body[data-ready="true"]')
  await choose(running, cars)
  await running.page.waitForSelector('[data-test="column-dist"]')
  await typeFormula(running, 'dist ~ speed')
  await hasCars(running)
  return running
}

/** The work in hand is what it was, and answers. */
async function hasCars(running: Leastwise): Promise<void> {
  await expect.poll(() => running.page.innerText('.file strong')).toBe('cars.csv')
  await expect.poll(() => coefficientOf(running, 'speed')).toBeCloseTo(3.932408759, 8)
  await expect.poll(() => running.page.locator('.ag-row').count()).toBeGreaterThan(5)
}

async function choose({ page, stubOpenDialog }: Leastwise, path: string): Promise<void> {
  await stubOpenDialog(path)
  await page.keyboard.press('Control+o')
}

async function dismiss({ page }: Leastwise): Promise<void> {
  await page.click('[data-test="notice-dismiss"]')
  await expect.poll(() => page.locator('[data-test="notice-message"]').count()).toBe(0)
}

async function exportTo(running: Leastwise, path: string): Promise<void> {
  await running.stubSaveDialog(path)
  await running.page.click('[data-test="export-rows"]')
  await running.page.click('[data-test="export-run"]')
}

describe.each([
  {
    how: 'deleted',
    act: (path: string) => rmSync(path),
    heard: 'is no longer where it was. What is open here stays as it is; save what you need of it.',
    previewed: 'There is no file at',
  },
  {
    how: 'emptied',
    act: (path: string) => truncateSync(path, 0),
    heard: 'is empty on disk now. What is open here stays as it is.',
    previewed: 'is empty: it holds no data at all',
  },
  {
    how: 'cut short',
    act: (path: string) => truncateSync(path, 5003),
    heard: 'has changed on disk since it was read.',
    // It is shown as it is now.
    previewed: 'Encoding',
  },
])('a file that is $how while it is open', ({ how, act, heard, previewed }) => {
  it('is heard of; pages, fits and exports are of what was read, and reading it anew says how it is', async () => {
    const path = written(`${how}.csv`, 20_000, numbers)
    const running = await withCars()
    const { app, page } = running
    await choose(running, path)
    await page.waitForSelector('[data-test="row-count"]:has-text("20,000")')
    act(path)
    await app.evaluate(
      ({ app: main, BrowserWindow }) =>
        void main.emit('browser-window-focus', {}, BrowserWindow.getAllWindows()[0]),
    )
    await expect.poll(() => notice(running)).toBe(`“${how}.csv” ${heard}`)

    await page.fill('[data-test="go-to-row"] input', '19990')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.locator('.ag-row[row-index="19989"] .ag-cell').allInnerTexts())
      .toEqual(expect.arrayContaining(['39981']))
    await typeFormula(running, 'y ~ x + z')
    await expect.poll(() => page.innerText('[data-test="status"]')).toContain('20,000 rows used')
    const out = join(folder, `${how}-out.csv`)
    await exportTo(running, out)
    await expect.poll(() => existsSync(out)).toBe(true)
    expect(readFileSync(out, 'utf8').trimEnd().split('\n')).toHaveLength(20_001)
    await expect.poll(() => notice(running)).toContain(`${how}-out.csv`)

    await page.click('[data-test="import-change"]')
    await expect.poll(() => page.innerText('.el-dialog:visible')).toContain(previewed)
    await page.click('[data-test="import-cancel"]')
    await page.waitForSelector('[data-test="import-cancel"]', { state: 'detached' })
    await expect.poll(() => page.innerText('[data-test="row-count"]')).toBe('20,000 rows')
    expect(running.problems).toEqual([])
  })
})

it('refuses a file that is cut short while it is being read', async () => {
  const path = join(folder, 'meanwhile.csv')
  writeManyRows(path, 3_000_000)
  const running = await withCars()
  await choose(running, path)
  await running.page.waitForSelector('[data-test="first-rows"]')
  truncateSync(path, 10_000_000)
  await expect
    .poll(() => notice(running))
    .toMatch(/meanwhile\.csv” was changed while it was being read, so that old and new rows may be mixed\./)
  await hasCars(running)
  expect(running.problems).toEqual([])
})

it('says of a file that an undo reads again that it is not what it was', async () => {
  const path = written('undone.csv', 2000, numbers)
  const running = await withCars()
  const { page } = running
  await choose(running, path)
  await page.waitForSelector('[data-test="row-count"]:has-text("2,000")')
  await choose(running, cars)
  await page.waitForSelector('[data-test="column-dist"]')
  truncateSync(path, 5003)
  await page.locator('[data-test="tab-table"]').focus()
  await page.keyboard.press('Control+z')
  await expect
    .poll(() => notice(running))
    .toBe('“undone.csv” has changed on disk since it was read before; this is how it is now.')
  await expect.poll(() => page.innerText('[data-test="row-count"]')).toMatch(/^5\d\d rows$/)
  expect(running.problems).toEqual([])
})

// A permission is no obstacle to root, nor is a disk of one's own possible everywhere.
if (process.platform === 'linux') {
  it('says of a file that nobody may read that it is for want of permission', async () => {
    const secret = written('secret.csv', 20, numbers)
    chmodSync(secret, 0)
    const running = await withCars({
      under: isRoot ? 'setpriv --bounding-set=-dac_override,-dac_read_search' : undefined,
    })
    await choose(running, secret)
    await expect
      .poll(() => notice(running))
      .toBe(
        `The file “${secret}” cannot be read: permission denied. Check its permissions, or copy it elsewhere.`,
      )
    await hasCars(running)
    await chooseLanguage(running, 'zh')
    await expect.poll(() => notice(running)).toMatch(/secret\.csv.*没有访问权限/)
    expect(running.problems).toEqual([])
  })

  it('says that the disk of the temporary files is full, keeps the work, and reads what needs no room there', async () => {
    const temporary = mkdtempSync(join(folder, 'temporary-'))
    const running = await withCars({
      env: { TMPDIR: temporary },
      under: `unshare ${isRoot ? '-m' : '-rm'} sh -c 'mount -t tmpfs -o size=8m none "$TMPDIR" && exec "$0" "$@"'`,
    })
    const { page } = running
    /** The folder as the program sees it. */
    const disk = `/proc/${running.app.process().pid}/root${temporary}`
    const own = (): string[] => readdirSync(disk).filter((name) => name.startsWith('leastwise-'))
    const before = own()
    expect(before).toHaveLength(1)
    const full = `The disk of the temporary files (“${temporary}”) is full, so that the table has no room there. Free some space, or let TMPDIR (on Windows TEMP) name a folder on another disk.`

    // Such a text is written anew, row by row, before it is read.
    await choose(
      running,
      written('ragged.csv', 600_000, (row) => (row === 20 ? '20,40' : numbers(row))),
    )
    await expect.poll(() => notice(running)).toBe(full)
    await hasCars(running)
    expect(own()).toEqual(before)
    await running.screenshot('disk-full')
    await dismiss(running)

    await choose(running, written('regular.csv', 600_000, numbers))
    await page.waitForSelector('[data-test="row-count"]:has-text("600,000")')
    await typeFormula(running, 'y ~ x')
    await expect.poll(() => coefficientOf(running, 'x')).toBeCloseTo(2, 6)
    await exportTo(running, join(temporary, 'out.csv'))
    await expect
      .poll(() => page.locator('[data-test="export-problem"]').allInnerTexts())
      .toEqual([expect.stringMatching(/out\.csv” could not be written: the disk is full\./)])
    await page.click('[data-test="export-cancel"]')
    expect(readdirSync(disk).filter((name) => name.includes('out.csv'))).toEqual([])

    fill(disk)
    const held = own()
    await choose(running, resolve('resources/samples/mtcars.csv'))
    await expect.poll(() => notice(running)).toBe(full)
    expect(own()).toEqual(held)
    await expect.poll(() => page.innerText('.file strong')).toBe('regular.csv')
    expect(running.problems).toEqual([])
  })
}

/** Until not a byte more goes onto the disk. */
function fill(disk: string): void {
  for (const size of [1 << 16, 1]) {
    for (let count = 0; ; count++) {
      try {
        writeFileSync(join(disk, `fill-${size}-${count}`), Buffer.alloc(size))
      } catch {
        break
      }
    }
  }
}
