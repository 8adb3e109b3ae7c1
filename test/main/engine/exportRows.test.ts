import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { Progress } from '@shared/contract/wire'
import type { ImportOptions } from '@shared/source/importOptions'
import type { DuckdbTable } from '../../../src/main/data/database/duckdbStore'
import { openTable } from '../../../src/main/data/openTable'
import { exportRows } from '../../../src/main/engine/exportRows'
import { OpenedTable } from '../../../src/main/engine/openedTable'
import { csvText } from '../../../src/main/export/csvText'
import { opened, openText } from '../data/openText'
import { othersOf } from '../preparation/othersOf'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-export-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const plain = { filter: null, sort: null, protect: false, byteOrderMark: false } as const
type Request = Partial<Parameters<typeof exportRows>[0]>

const asOpened = async (table: DuckdbTable): Promise<OpenedTable> =>
  opened(await OpenedTable.of({ table, loadMs: 0, others: othersOf(table) }, { grant: 'g', options: {} }))

async function exported(table: DuckdbTable, name: string, request: Request = {}): Promise<string> {
  const path = join(folder, name)
  const format = name.endsWith('.csv') ? 'csv' : 'xlsx'
  opened(await exportRows({ ...plain, format, ...request }, { opened: await asOpened(table), path }))
  return path
}

/** Everything that a table shows. */
async function contentOf(table: DuckdbTable) {
  const { cells, failed } = opened(
    await table.page({ start: 0, end: table.rowCount, filter: null, sort: null }),
  )
  return { columns: table.columns.map(({ name, type }) => [name, type]), cells, failed }
}

/** How the table was read, said of its columns, since a text such as 007 proves nothing. */
const typesOf = (table: DuckdbTable): ImportOptions => ({
  columnTypes: Object.fromEntries(
    table.columns.map(({ name, type }) => [name, type === 'integer' ? 'number' : type]),
  ),
})

const cell = {
  number: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.constant(null)),
  text: fc.oneof(
    fc.string(),
    fc.constantFrom(
      '=1+1',
      '-x',
      '@a',
      'a,b',
      'a"b',
      '"',
      'a\nb',
      '007',
      'TRUE',
      '北京',
      '_x0041_',
      '<&>',
      null,
    ),
  ),
  flag: fc.constantFrom(true, false, null),
  day: fc
    .option(fc.integer({ min: -20_000, max: 60_000 }))
    .map((days) => days && new Date(days * 86_400_000).toISOString().slice(0, 10)),
  time: fc
    .option(fc.integer({ min: -20_000, max: 1_000_000_000 }))
    .map((seconds) => seconds && new Date(seconds * 1000).toISOString().slice(0, 19)),
}
const row = fc.tuple(cell.number, cell.text, cell.flag, cell.day, cell.time)
const rows = fc.array(row, { minLength: 1, maxLength: 12 })

const header = ['n', 'text, with "signs"', 'flag', 'day', 'time']
const types = {
  n: 'number',
  'text, with "signs"': 'text',
  flag: 'boolean',
  day: 'date',
  time: 'date',
} as const

describe('rows exported', () => {
  it.each(['csv', 'xlsx'] as const)('as %s and opened again are the same table', async (format) => {
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const text = csvText([header, ...cells], { protect: false })
        const table = await openText(text, { columnTypes: types, delimiter: ',', header: true })
        const path = await exported(table, `again.${format}`)
        const told = { ...typesOf(table), header: true, ...(format === 'csv' ? { delimiter: ',' } : {}) }
        const again = opened(await openTable({ path, options: told }))
        expect(await contentOf(again)).toEqual(await contentOf(table))
        await Promise.all([table.close(), again.close()])
      }),
      { numRuns: 15 },
    )
  })

  it('keep what could not be read as it stands in the file', async () => {
    const table = await openText('x,y\n1,a\nbad,b\nNA,c\n3,d\n', { columnTypes: { x: 'number' } })
    for (const name of ['failed.csv', 'failed.xlsx']) {
      const path = await exported(table, name)
      const again = opened(await openTable({ path, options: { columnTypes: { x: 'number' } } }))
      expect(await contentOf(again)).toEqual(await contentOf(table))
      expect(again.columns[0]).toMatchObject({ missing: 2, unparsed: 1 })
      await again.close()
    }
    await table.close()
  })

  it('keep empty rows of a single column', async () => {
    const table = await openText('x\n1\n""\n3\n')
    const again = opened(await openTable({ path: await exported(table, 'single.csv'), options: {} }))
    expect((await contentOf(again)).cells).toEqual([[1], [null], [3]])
    await Promise.all([table.close(), again.close()])
  })

  it('are those of the filter, in the order of the view', async () => {
    const table = await openText('x,X,g\n1,10,a\n2,20,b\n3,30,a\n4,,a\n')
    const view = { filter: '"X" > 5 AND g = \'a\'', sort: { column: 'X', direction: 'descending' } } as const
    expect(readFileSync(await exported(table, 'view.csv', view), 'utf8')).toBe(
      'x,X,g\r\n3,30,a\r\n1,10,a\r\n',
    )
    await table.close()
  })

  it('are protected from running as formulas where that is asked for: texts, never numbers', async () => {
    const table = await openText('n,t\n-5,=cmd()\n+3,safe\n', { columnTypes: { t: 'text' } })
    const content = async (request: Request) =>
      readFileSync(await exported(table, 'formula.csv', request), 'utf8')
    expect(await content({ protect: true, byteOrderMark: true })).toBe(
      "\ufeffn,t\r\n-5,'=cmd()\r\n3,safe\r\n",
    )
    expect(await content({})).toBe('n,t\r\n-5,=cmd()\r\n3,safe\r\n')
    await table.close()
  })

  it('are in a workbook numbers, dates and texts to any program', async () => {
    const table = await openText(
      'n,d,t,f,g\n0.1,2024-02-29,2024-02-29T12:00:00,true,=1+1\n,1850-01-01,,,x\n',
      {
        columnTypes: { g: 'text' },
      },
    )
    const book = XLSX.read(readFileSync(await exported(table, 'typed.xlsx')), {
      cellNF: true,
      cellDates: false,
    })
    const sheet = book.Sheets[book.SheetNames[0]]
    expect(sheet.A2).toMatchObject({ t: 'n', v: 0.1 })
    expect(sheet.B2).toMatchObject({ t: 'n', v: 45_351, z: 'yyyy\\-mm\\-dd' })
    expect(sheet.C2).toMatchObject({ t: 'n', v: 45_351.5 })
    expect(sheet.D2).toMatchObject({ t: 'b', v: true })
    expect(sheet.E2).toMatchObject({ t: 's', v: '=1+1' })
    expect(sheet.E2.f).toBeUndefined()
    expect([sheet.A3, sheet.B3.v]).toEqual([undefined, '1850-01-01'])
    await table.close()
  })

  it('too many or too long for a sheet leave the old file as it was, with a reason', async () => {
    const path = join(folder, 'kept.xlsx')
    writeFileSync(path, 'old')
    const long = await openText(`a,b\n1,${'x'.repeat(40_000)}\n`)
    expect(await exportRows({ ...plain, format: 'xlsx' }, { opened: await asOpened(long), path })).toEqual({
      ok: false,
      error: { code: 'cell-too-long', row: 1, name: 'b', limit: 32_767 },
    })
    await long.close()
    const many = await openText(`x\n${'1\n'.repeat(1_048_576)}`)
    expect(
      await exportRows({ ...plain, format: 'xlsx' }, { opened: await asOpened(many), path }),
    ).toMatchObject({
      ok: false,
      error: { code: 'sheet-too-small', rows: 1_048_576, rowLimit: 1_048_575 },
    })
    await many.close()
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  it('can be cancelled on the way, which leaves nothing behind; the way is told', async () => {
    const table = await openText(`x,y\n${'1.5,a\n2.5,b\n'.repeat(100_000)}`)
    const controller = new AbortController()
    const steps: Progress[] = []
    const onProgress = (step: Progress) => {
      steps.push(step)
      controller.abort()
    }
    const task = { opened: await asOpened(table), path: join(folder, 'cancelled.csv'), onProgress }
    const result = await exportRows({ ...plain, format: 'csv' }, { ...task, signal: controller.signal })
    expect(result).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(steps[0]).toMatchObject({ phase: 'writing', total: 200_000 })
    expect(readdirSync(folder).filter((name) => name.includes('cancelled'))).toEqual([])
    await table.close()
  })

  it('say so where they cannot be written', async () => {
    const table = await openText('x\n1\n')
    const path = join(folder, 'no such folder', 'a.csv')
    const result = await exportRows({ ...plain, format: 'csv' }, { opened: await asOpened(table), path })
    expect(result).toMatchObject({ ok: false, error: { code: 'write-failed', path } })
    await table.close()
  })
})
