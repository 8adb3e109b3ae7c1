import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTable } from '../../../../src/main/data/openTable'
import { WorkbookHere } from '../../../../src/main/data/workbook/workbookHere'
import { WorkbookThread, type WorkbookLimits } from '../../../../src/main/data/workbook/workbookThread'
import { buildEntry, type BuiltEntry } from '../../buildEntry'
import { opened } from '../openText'

const mtcars = resolve('test/reference/data/excel/rxl__datasets.xlsx')
let worker: BuiltEntry
let folder: string

beforeAll(async () => {
  worker = await buildEntry('src/main/data/workbook/workbookWorker.ts')
  folder = await mkdtemp(join(tmpdir(), 'leastwise-test-'))
})

afterAll(async () => {
  worker.remove()
  await rm(folder, { recursive: true, force: true })
})

const bytesOf = (path: string): Uint8Array<ArrayBuffer> => Uint8Array.from(readFileSync(path))
const thread = (limits?: WorkbookLimits): WorkbookThread => new WorkbookThread(worker.path, limits)

/** A workbook of so many rows that reading it takes a while. */
const longWorkbook = (rows: number): Uint8Array<ArrayBuffer> =>
  workbookOf(Array.from({ length: rows }, (_, i) => [`name ${i}`, i / 7, i % 3 === 0, -i]))

/** Texts with a character beyond ASCII, each of which is made. */
const differentTexts = (rows: number): string[][] =>
  Array.from({ length: rows }, (_, i) => ['é', 'ö', 'ü', 'ñ', 'ø'].map((letter) => `${letter} ${i} of many`))

function workbookOf(rows: readonly (readonly unknown[])[]): Uint8Array<ArrayBuffer> {
  const sheet = utils.aoa_to_sheet(rows as unknown[][], { dense: true })
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'Long')
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer)
}

describe('a workbook read in a thread', () => {
  it('is what it is when read here, sheet after sheet', async () => {
    const [there, here] = [thread(), new WorkbookHere()]
    expect(await there.open(mtcars, bytesOf(mtcars))).toEqual(await here.open(mtcars, bytesOf(mtcars)))
    for (const sheet of ['quakes', 'mtcars', 'nope']) {
      const [one, other] = ['one', 'other'].map((name) => join(folder, `${name}.csv`))
      const found = await there.read({ options: { sheet }, scratch: one })
      const expected = await here.read({ options: { sheet }, scratch: other })
      expect(found.ok).toBe(sheet !== 'nope')
      if (!found.ok || !expected.ok) {
        expect(found).toEqual(expected)
        continue
      }
      expect(found.value).toEqual({ ...expected.value, source: { ...expected.value.source, path: one } })
      expect(await readFile(one)).toEqual(await readFile(other))
    }
    there.close()
  })

  it('makes the same table', async () => {
    const workbooks = () => Promise.resolve(thread())
    const [there, here] = [
      opened(await openTable({ path: mtcars, options: {}, workbooks })),
      opened(await openTable({ path: mtcars, options: {} })),
    ]
    expect(there.columns).toEqual(here.columns)
    expect(await there.head(100)).toEqual(await here.head(100))
    expect(there.import).toEqual(here.import)
    await there.close()
    await here.close()
  })

  it('tells how far it is', async () => {
    const reader = thread()
    await reader.open('long.xlsx', longWorkbook(40_000))
    const told: number[] = []
    const onProgress = ({ done, total }: { done: number; total: number | null }): void =>
      void told.push(done / (total ?? NaN))
    const read = await reader.read({ options: {}, scratch: join(folder, 'told.csv') }, { onProgress })
    expect(read.ok).toBe(true)
    expect(told.length).toBeGreaterThan(1)
    expect([...told].sort((a, b) => a - b)).toEqual(told)
    expect(told.every((share) => share >= 0 && share <= 1)).toBe(true)
    reader.close()
  })

  it('that is cancelled is answered at once and leaves the workbook open', async () => {
    const reader = thread()
    await reader.open('long.xlsx', longWorkbook(60_000))
    const turn = new AbortController()
    const reading = reader.read({ options: {}, scratch: join(folder, 'off.csv') }, { signal: turn.signal })
    turn.abort()
    const started = performance.now()
    expect(await reading).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(performance.now() - started).toBeLessThan(100)
    expect((await reader.read({ options: {}, scratch: join(folder, 'on.csv') })).ok).toBe(true)
    reader.close()
    expect(await reader.read({ options: {}, scratch: join(folder, 'closed.csv') })).toEqual({
      ok: false,
      error: { code: 'cancelled' },
    })
  })

  it('that is cancelled while it is opened ends the thread', async () => {
    const reader = thread()
    const turn = new AbortController()
    const opening = reader.open('long.xlsx', longWorkbook(60_000), { signal: turn.signal })
    turn.abort()
    expect(await opening).toEqual({ ok: false, error: { code: 'cancelled' } })
  })

  it('that takes too long, or too much memory, is refused by name', async () => {
    const slow = thread({ seconds: 0.05 })
    await slow.open('slow.xlsx', longWorkbook(100))
    const long = longWorkbook(120_000)
    const late = thread({ seconds: 0.05 })
    const answer = await late.open('slow.xlsx', Uint8Array.from(long))
    expect(answer).toMatchObject({ ok: false, error: { code: 'workbook-too-large', limit: '0.05 s' } })
    const small = thread({ heapMb: 20 })
    const first = await small.open('large.xlsx', workbookOf(differentTexts(120_000)))
    const second = await small.read({ options: {}, scratch: join(folder, 'large.csv') })
    const refused = first.ok ? second : first
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'workbook-too-large', path: 'large.xlsx', limit: '20 MB of memory' },
    })
    for (const reader of [slow, late, small]) reader.close()
  })
})
