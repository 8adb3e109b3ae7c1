import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportOptions } from '@shared/source/importOptions'
import type { Result } from '@shared/outcome/result'
import { ok } from '@shared/outcome/result'
import type { Column, NumericColumn } from '@shared/table/column'
import type { ColumnSource } from '@shared/table/columnSource'
import { FitTeam } from '../../../../src/main/cli/fitTeam'
import { openTable } from '../../../../src/main/data/openTable'
import { readPlainTable, type PlainSource } from '../../../../src/main/data/plain/plainTable'
import { buildEntry, type BuiltEntry } from '../../buildEntry'
import { opened, withFile } from '../openText'

const all = (columns: readonly { readonly name: string }[]) => ok(columns.map(({ name }) => name))

/** Every column of a source that can be read in passing; null where the file is not plain. */
function plainColumns(
  path: string,
  options: ImportOptions = {},
  roomy?: number,
): Promise<Result<PlainSource | null>> {
  return readPlainTable({ path, options, choose: all, roomy })
}

async function columnsOf(source: ColumnSource): Promise<readonly Column[]> {
  return opened(await source.read(source.columns.map(({ name }) => name)))
}

/** What the table has of the same file; null where it cannot be opened. */
async function tableColumns(path: string, options: ImportOptions = {}): Promise<readonly Column[] | null> {
  const table = await openTable({ path, options })
  if (!table.ok) return null
  try {
    return await columnsOf(table.value)
  } finally {
    await table.value.close()
  }
}

const plainly = (columns: readonly Column[] | null) =>
  columns?.map((column) =>
    column.kind === 'numeric'
      ? { name: column.name, values: Array.from(column.values) }
      : {
          name: column.name,
          levels: column.levels,
          codes: Array.from(column.codes),
          logical: column.logical,
        },
  )

/** Numbers or codes as one text, so that a million of them are compared at once. */
function contentOf(column: Column): unknown {
  const { buffer, byteOffset, byteLength } = column.kind === 'numeric' ? column.values : column.codes
  const content = createHash('sha256')
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest('hex')
  return column.kind === 'numeric' ? [column.name, content] : [column.name, content, column.levels]
}

/** Whether the file was plain; if so, its columns are bit for bit the table's. */
async function agrees(content: string | Uint8Array, options: ImportOptions = {}): Promise<boolean> {
  return withFile(content, async (path) => {
    const source = opened(await plainColumns(path, options))
    if (source === null) return false
    const expected = plainly(await tableColumns(path, options))
    const columns = await columnsOf(source)
    expect(plainly(columns)).toEqual(expected)
    for (const column of columns) if (column.kind === 'numeric') isLargest(column)
    // In half the memory, and outside it, too.
    const packed = opened(await plainColumns(path, options, 0))
    expect(packed === null ? null : plainly(await columnsOf(packed))).toEqual(expected)
    packed?.close()
    return true
  })
}

/** The magnitude that a column was read with is that of its values; it has none where one is missing. */
function isLargest({ values, magnitude }: NumericColumn): void {
  const sizes = values.map(Math.abs)
  expect(magnitude).toBe(sizes.some(Number.isNaN) ? undefined : sizes.reduce((a, b) => Math.max(a, b), 0))
}

const digits = fc.stringMatching(/^[0-9]{1,12}$/)
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.integer().map(String),
  fc.tuple(fc.constantFrom('', '-', '+'), digits, digits).map(([sign, a, b]) => `${sign}${a}.${b}`),
  fc.constantFrom(
    '0',
    '-0',
    '0.1',
    '.5',
    '5.',
    '-.25',
    '1e5',
    '2E-3',
    '123456789012.345',
    '0.30000000000000004',
  ),
)
const missing = fc.constantFrom('', 'NA', 'NaN', '.', 'null')
const text = fc.oneof(
  fc.constantFrom('a', 'b', ' b ', 'ä', '𝒳', 'long enough to differ', 'NA', ''),
  fc.stringMatching(/^[a-f]{1,3}$/),
)
const mark = fc.constantFrom('', '', '', '"')

/** A table of numbers and texts, a seldom quoted or missing cell among them. */
const table = fc.record({
  lines: fc.array(
    fc.tuple(
      fc.oneof({ arbitrary: number, weight: 12 }, missing),
      text,
      fc.oneof({ arbitrary: number, weight: 9 }, missing),
      mark,
    ),
    { minLength: 2, maxLength: 30 },
  ),
  newline: fc.constantFrom('\n', '\r\n'),
  ends: fc.boolean(),
  delimiter: fc.constantFrom(',', ';', '\t'),
})

describe('a plain table', () => {
  it('holds bit for bit what the table of the same file holds', async () => {
    await fc.assert(
      fc.asyncProperty(table, async ({ lines, newline, ends, delimiter }) => {
        const rows = lines.map(([x, name, y, quote]) => [
          x,
          `${quote}${name}${quote}`,
          `${quote}${y}${quote}`,
        ])
        const content = [['x', 'name', 'y'], ...rows].map((cells) => cells.join(delimiter)).join(newline)
        await agrees(content + (ends ? newline : ''))
      }),
      { numRuns: 60 },
    )
  })

  it('agrees with the table on every file of the reference data', async () => {
    const folders = ['test/reference/data', 'resources/samples']
    const files = folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    let plain = 0
    for (const path of files.filter(
      (name) => /\.(?:csv|tsv|txt|dat)$/.test(name) && statSync(name).isFile(),
    )) {
      const source = await plainColumns(path)
      if (!source.ok || source.value === null) continue
      plain++
      expect(plainly(await columnsOf(source.value)), path).toEqual(plainly(await tableColumns(path)))
    }
    expect(plain).toBeGreaterThan(10)
  })

  it('reads numbers as they are usually written, with a decimal comma, and texts in code point order', async () => {
    expect(await agrees('x,y\n1.5,2\n-3.25,7\n')).toBe(true)
    expect(await agrees('x;y\n1,5;2\n-3,25;7\n')).toBe(true)
    expect(await agrees('g,y\nb,1\nÄ,2\n𝒳,3\n"a,b",4\nb,5\n')).toBe(true)
    expect(await agrees('1,2\n3,4\n')).toBe(true)
  })

  it('takes what the user said is missing for missing, and nothing else', async () => {
    const content = 'x,y\n-999,1\n-999.0,2\n5,3\n7,-\n8,2\n'
    expect(await agrees(content, { missing: ['-999', '-'] })).toBe(true)
  })

  it('joins records that reach over two pieces of the file, quoted line ends among them', async () => {
    const lines = Array.from({ length: 180_000 }, (_, row) =>
      row % 7 === 0 ? `"two\nlines ${row % 3}",${row}.5,${-row}` : `one,${row / 8},${row}`,
    )
    expect(await agrees(`name,x,y\n${lines.join('\n')}`)).toBe(true)
  }, 60_000)
})

describe('a large plain table, read by several threads', () => {
  let worker: BuiltEntry
  let team: FitTeam
  beforeAll(async () => {
    worker = await buildEntry('src/main/cli/fitTeamWorker.ts')
    team = new FitTeam(worker.path, 2)
  })
  afterAll(() => {
    team.dismiss()
    worker.remove()
  })

  const inThreads = async (path: string, cancel?: AbortController, own = team) =>
    readPlainTable({ path, options: {}, choose: all, gather: () => own, signal: cancel?.signal })

  /** What several threads read is what one does. */
  async function isSame(content: string): Promise<void> {
    await withFile(content, async (path) => {
      const several = opened(await inThreads(path))
      const one = opened(await plainColumns(path))
      if (several === null || one === null) throw new Error('not plain')
      expect(several.rowCount).toBe(one.rowCount)
      const expected = await columnsOf(one)
      const columns = await columnsOf(several)
      expect(columns.map(contentOf)).toEqual(expected.map(contentOf))
    })
  }
  const ROWS = 320_000
  const lines = (line: (row: number) => string) =>
    Array.from({ length: ROWS }, (_, row) => line(row)).join('\n')

  it('is the same as read by one', async () => {
    const names = ['b', 'a', ' c', 'ä', 'NA', '']
    await isSame(
      `x,name,y\n${lines((row) => `${Math.sin(row + 1)},${names[(row * 7) % 6]}${row > ROWS - 9 ? 'late' : ''},${row % 11 === 0 ? 'NA' : row / 8 + 1e9}`)}`,
    )
  }, 60_000)

  it('whatever its rows are like: some far shorter than the head tells, quoted line ends', async () => {
    await isSame(
      `x,y\n${lines((row) => (row < 4000 ? `${row}.123456789,${'9'.repeat(9)}.12345` : `${row % 10},1`))}\n${lines((row) => `${row}.25,${row}.123456789012`)}`,
    )
    await isSame(`x,text\n${lines((row) => `${row}.5,"a\n${'b\n'.repeat(20)}"`)}\n`)
  }, 60_000)

  it('ends at once when it is cancelled', async () => {
    await withFile(`x,y\n${lines((row) => `${Math.sin(row + 1)},${Math.cos(row)}`)}`, async (path) => {
      const cancel = new AbortController()
      const answer = inThreads(path, cancel)
      setTimeout(() => cancel.abort(), 30)
      expect(await answer).toEqual({ ok: false, error: { code: 'cancelled' } })
    })
  })

  it('is read without those who have died', async () => {
    const dead = new FitTeam(worker.path, 2)
    await withFile(`x,y\n${lines((row) => `${row / 8},${row}`)}`, async (path) => {
      const answer = inThreads(path, undefined, dead)
      dead.dismiss()
      const source = opened(await answer)
      expect(source?.rowCount).toBe(ROWS)
      expect(opened(await inThreads(path, undefined, dead))?.rowCount).toBe(ROWS)
    })
  }, 60_000)

  it('is none where one of its pieces is none, whoever reads that', async () => {
    for (const at of [10, ROWS / 2, ROWS - 10]) {
      const content = lines((row) => (row === at ? 'x,y,z' : `${row / 8},${row}`))
      await withFile(`x,y\n${content}`, async (path) => expect(opened(await inThreads(path))).toBeNull())
    }
  }, 60_000)
})

describe('no plain table is', () => {
  const rows = Array.from({ length: 40 }, (_, row) => `${row},${row % 5}.5`).join('\n')

  it('one with a cell that could not be read, a row of another width, a blank line', async () => {
    expect(await agrees(`x,y\n${rows}\n`)).toBe(true)
    for (const line of ['n/k,1', '1,2,3', '1', '', '1_000,2', '1e400,2', '1 2,3', '"1""2",3', 'a"b,3']) {
      expect(await agrees(`x,y\n${rows}\n${line}\n${rows}\n`), line).toBe(false)
    }
  })

  it('one with bytes that are no UTF-8, or none of a text', async () => {
    const bytes = (byte: number) =>
      Buffer.concat([
        Buffer.from(`x,y,z\n${rows.replaceAll('\n', ',a\n')},`),
        Buffer.of(byte),
        Buffer.from('\n'),
      ])
    expect(await agrees(bytes(0x62))).toBe(true)
    expect(await agrees(bytes(0xe4))).toBe(false)
    expect(await agrees(bytes(0))).toBe(false)
  })

  it('one with dates or truth values among the columns wanted', async () => {
    expect(await agrees('d,y\n2020-01-01,1\n2020-01-02,2\n')).toBe(false)
    expect(await agrees('d,y\ntrue,1\nfalse,2\n')).toBe(false)
  })

  it('a file that is not there: that is an error', async () => {
    const answer = await plainColumns('no/such.csv')
    expect(answer.ok ? null : answer.error.code).toBe('file-not-found')
  })
})

it('tells how far it is, and ends at once when it is cancelled', async () => {
  const content = `x,y\n${Array.from({ length: 600_000 }, (_, row) => `${row}.25,${row}`).join('\n')}\n`
  await withFile(content, async (path) => {
    const done: number[] = []
    const cancel = new AbortController()
    const answer = await readPlainTable({
      path,
      options: {},
      choose: all,
      signal: cancel.signal,
      onProgress: ({ phase, done: bytes }) => {
        if (phase !== 'loading') return
        done.push(bytes)
        if (done.length === 2) cancel.abort()
      },
    })
    expect(answer.ok ? null : answer.error.code).toBe('cancelled')
    expect(done.length).toBe(2)
    expect(done[1]).toBeGreaterThan(done[0])
  })
})

it('says that it was cancelled, however early', async () => {
  await withFile('x,y\n1,2\n3,4\n', async (path) => {
    const answer = await readPlainTable({ path, options: {}, choose: all, signal: AbortSignal.abort() })
    expect(answer).toEqual({ ok: false, error: { code: 'cancelled' } })
  })
})
