import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { utils, write, type WorkBook } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import type { ImportOptions } from '@shared/source/importOptions'
import type { Cell } from '@shared/contract/cell'
import { openTable } from '../../../../src/main/data/openTable'
import { opened, openingError } from '../openText'
import { zip } from '../zip'

const root = resolve('test/reference/data/excel')
const index = JSON.parse(readFileSync(join(root, 'index.json'), 'utf8')) as { readonly file: string }[]

/** Workbooks of the collection that give an error, and which. All others give a table. */
const errors: Readonly<Record<string, string>> = {
  'ejs__missing-bits.xlsx': 'workbook-damaged',
  'poi__reordered_sheets.xlsx': 'file-header-only',
  'poi__SimpleMacro.xlsm': 'file-header-only',
  'cal__rph.xlsx': 'file-header-only',
  'cal__has_x000D_.xlsx': 'file-header-only',
  'sjs__types_61.numbers': 'file-format-unsupported',
  'cal__empty_sheet.xlsx': 'sheet-empty',
  'rxl__empty-sheets.xlsx': 'file-header-only',
  'cal__pass_protected.xlsx': 'workbook-encrypted',
  'cal__pass_protected.xlsb': 'workbook-encrypted',
  'poi__protected_passtika.xlsx': 'workbook-encrypted',
  'poi__xor-encryption-abc.xls': 'workbook-encrypted',
  'poi__sheetProtection_allLocked.xlsx': 'sheet-empty',
  'poi__poc-xmlbomb.xlsx': 'file-header-only',
  'poi__poc-xmlbomb-empty.xlsx': 'file-header-only',
  'cal__issue_594_dos.ods': 'workbook-too-large',
  'cal__too_small.xls': 'file-header-only',
  'ejs__bogus-defined-name.xlsx': 'file-header-only',
  'poi__clusterfuzz-testcase-minimized-POIXSSFFuzzer-5185049589579776.xlsx': 'workbook-damaged',
  'poi__crash-274d6342e4842d61be0fb48eaadad6208ae767ae.xlsx': 'workbook-damaged',
  'poi__duplicate-filename.xlsx': 'file-header-only',
  'poi__57893-many-merges.xlsx': 'sheet-empty',
  'gen__truncated.xlsx': 'workbook-damaged',
  'gen__png-renamed.xlsx': 'file-binary',
  'gen__two-cells-far-apart.xlsx': 'workbook-too-large',
}

async function openBook(book: WorkBook, options: ImportOptions) {
  const path = join(mkdtempSync(join(tmpdir(), 'leastwise-book-')), 'book.xlsx')
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  try {
    return await openTable({ path, options })
  } finally {
    rmSync(dirname(path), { recursive: true })
  }
}

async function readBook(file: string, options: ImportOptions = {}) {
  const table = opened(await openTable({ path: join(root, file), options }))
  const { cells } = opened(await table.head(2000))
  await table.close()
  const names = table.columns.map(({ name }) => name)
  return {
    names,
    cells,
    types: table.columns.map(({ type }) => type),
    import: table.import,
    columns: table.columns,
  }
}

describe('the collection of workbooks', () => {
  it.each(index.map(({ file }) => file))(
    '%s gives a table or a named error, soon and in little memory',
    async (file) => {
      const before = process.memoryUsage().rss
      const result = await openTable({ path: join(root, file), options: {} })
      if (result.ok) {
        expect(errors[file]).toBeUndefined()
        expect(result.value.rowCount).toBeGreaterThan(0)
        await result.value.close()
      } else {
        expect(result.error.code).toBe(errors[file])
      }
      expect(process.memoryUsage().rss - before).toBeLessThan(500e6)
    },
    5000,
  )

  it('has mtcars with the numbers of R', async () => {
    const { names, cells } = await readBook('rxl__datasets.xlsx')
    const [header, ...rows] = readFileSync('resources/samples/mtcars.csv', 'utf8').trim().split('\n')
    expect(names).toEqual(header.split(',').slice(1))
    expect(cells).toEqual(rows.map((row) => row.split(',').slice(1).map(Number)))
  })
})

describe('sheets', () => {
  it('the first that is visible and has data is taken; the others are listed', async () => {
    const { import: summary, cells } = await readBook('cal__any_sheets.xlsx')
    expect(summary.sheet).toBe('Visible')
    expect(summary.sheets).toEqual([
      { name: 'Visible', hidden: false, filled: true },
      { name: 'Hidden', hidden: true, filled: false },
      { name: 'VeryHidden', hidden: true, filled: false },
      { name: 'Chart', hidden: false, filled: false },
    ])
    expect(cells).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ])
  })

  it('one that holds a title or a remark alone is passed over, unless it is asked for or there is no other', async () => {
    const book = utils.book_new()
    const add = (name: string, cells: unknown[][]) =>
      utils.book_append_sheet(book, utils.aoa_to_sheet(cells), name)
    add('About', [['Growth of 2024, by plot']])
    const table = [
      ['x', 'y'],
      [1, 2],
      [3, 4],
    ]
    add('Data', table)
    add('More', table)
    const open = (sheets: ImportOptions) => openBook(book, sheets)
    const read = opened(await open({}))
    expect(read.import).toMatchObject({ sheet: 'Data' })
    expect(read.columns.map(({ name }) => name)).toEqual(['x', 'y'])
    await read.close()
    expect(await open({ sheet: 'About' })).toMatchObject({ ok: false, error: { code: 'file-header-only' } })
  })

  it('a row of units below the names is told of, and left out where that is asked for', async () => {
    const book = utils.book_new()
    const cells = [
      ['time', 'mass'],
      ['s', 'kg'],
      [0, 70.5],
      [1, 71],
      [2, 71.25],
    ]
    utils.book_append_sheet(book, utils.aoa_to_sheet(cells), 'Lab')
    const doubtful = opened(await openBook(book, {}))
    expect(doubtful.import.doubts).toEqual([{ code: 'unit-row', example: 's, kg' }])
    await doubtful.close()
    const read = opened(await openBook(book, { unitRow: true }))
    expect(read.import).toMatchObject({ doubts: [], unitRow: true, headerRow: 1 })
    expect(read.columns.map(({ type }) => type)).toEqual(['integer', 'number'])
    expect(opened(await read.head(9)).cells).toEqual([
      [0, 70.5],
      [1, 71],
      [2, 71.25],
    ])
    await read.close()
  })

  it('the one asked for is taken, or missed by name', async () => {
    const { names, cells } = await readBook('rxl__datasets.xlsx', { sheet: 'quakes' })
    expect(names).toEqual(['lat', 'long', 'depth', 'mag', 'stations'])
    expect(cells).toHaveLength(1000)
    const result = await openTable({ path: join(root, 'rxl__datasets.xlsx'), options: { sheet: 'nope' } })
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'sheet-not-found', sheet: 'nope', sheets: 'mtcars, chickwts, quakes' },
    })
  })

  it('a range is a table of its own', async () => {
    const { names, cells } = await readBook('rxl__datasets.xlsx', { range: 'B1:C4' })
    expect(names).toEqual(['cyl', 'disp'])
    expect(cells).toEqual([
      [6, 160],
      [6, 160],
      [4, 108],
    ])
    const result = await openTable({ path: join(root, 'rxl__datasets.xlsx'), options: { range: 'B1-C4' } })
    expect(result).toMatchObject({ ok: false, error: { code: 'range-invalid' } })
  })

  it('notes above and below a table are no rows, and the ones below are listed', async () => {
    const { names, cells, import: summary, types } = await readBook('rxl__deaths.xlsx')
    expect(names).toEqual(['Name', 'Profession', 'Age', 'Has kids', 'Date of birth', 'Date of death'])
    expect(types).toEqual(['text', 'text', 'integer', 'boolean', 'date', 'date'])
    expect(cells).toHaveLength(10)
    expect(cells[0]).toEqual(['David Bowie', 'musician', 69, true, '1947-01-08', '2016-01-10'])
    expect(summary.problems.map(({ why }) => why)).toEqual(Array(4).fill('note-left-out'))
  })

  it('blank and repeated headers are made distinct, styled blank cells are no data', async () => {
    expect((await readBook('rxl__unnamed-duplicated-columns.xlsx')).names).toEqual([
      'column_1',
      'var2',
      'column_3',
      'var2_2',
    ])
    expect((await readBook('rxl__style-only-cells.xlsx')).names).toEqual(['var1', 'var2', 'var3', 'var5'])
  })
})

describe('cells of workbooks', () => {
  it.each(['sjs__1900.xlsx', 'sjs__1904.xls', 'sjs__1904.ods'])(
    'dates of %s are the days that the texts beside them say',
    async (file) => {
      const { cells, types } = await readBook(file)
      expect(types.slice(1)).toEqual(['date', 'date', 'date'])
      for (const [, date, ...texts] of cells) expect(texts).toEqual([date, date])
    },
  )

  it('29 February 1900, which never was, is no date', async () => {
    const { cells, import: summary } = await readBook('rxl__dates-leap-year-1900-xlsx.xlsx')
    for (const [date, text, exists] of cells) {
      expect(date).toBe(exists === true ? String(text).replace(' ', 'T') : null)
    }
    expect(summary.problems).toMatchObject([{ row: 4, why: 'not-a-date' }])
  })

  it('a colour in a number format makes no date', async () => {
    expect((await readBook('rxl__color-date-xlsx.xlsx')).types).toEqual(['integer'])
  })

  it('errors are missing, never zero, and each is reported', async () => {
    for (const file of ['cal__errors.xlsx', 'sjs__ErrorTypes.xlsx', 'sjs__ErrorTypes.xlsb']) {
      const { columns, import: summary, cells } = await readBook(file)
      const failures = summary.problems.filter(({ why }) => why === 'formula-error')
      expect(failures.length).toBeGreaterThanOrEqual(7)
      expect(columns[0].unparsed).toBeGreaterThan(0)
      for (const { row, column } of failures) {
        expect(cells[row - 1][columns.findIndex(({ name }) => name === column)]).toBeNull()
      }
    }
  })

  it('formulas count by their stored values', async () => {
    const { cells } = await readBook('ejs__fibonacci.xlsx')
    const sequence = cells.map((row) => row[1] as number)
    for (let at = 2; at < sequence.length; at++)
      expect(sequence[at]).toBe(sequence[at - 1] + sequence[at - 2])
  })

  it('numbers that are stored as text are numbers, and reported', async () => {
    const { cells, import: summary } = await readBook('sjs__RkNumber.xls')
    expect(cells.map((row) => row[2])).toEqual<Cell[]>([10_000_000, 1_200_455, 0.01, 12_004.55])
    expect(summary.problems.every(({ why }) => why === 'number-stored-as-text')).toBe(true)
    expect(summary.problemCount).toBe(8)
  })

  it('booleans are booleans', async () => {
    expect((await readBook('poi__Booleans.xlsx')).types[0]).toBe('boolean')
  })
})

describe('hostile workbooks', () => {
  it('a row or a cell repeated a thousand million times is refused', async () => {
    const cell = (columns: string) =>
      `<table:table-cell office:value-type="float" office:value="1"${columns}><text:p>1</text:p></table:table-cell>`
    for (const rows of [
      `<table:table-row table:number-rows-repeated="1000000000">${cell('')}</table:table-row>`,
      `<table:table-row>${cell(' table:number-columns-repeated="1000000000"')}</table:table-row>`,
    ]) {
      const content = zip({ 'content.xml': rows, 'styles.xml': '' })
      expect(await openingError(content, {}, 'x.ods')).toBe('workbook-too-large')
    }
  }, 5000)

  it('a sheet that unpacks to more than it says, or than memory holds, is refused', async () => {
    const blanks = Buffer.alloc(500_000_000, ' ')
    const honest = zip({ 'xl/workbook.xml': '', 'xl/worksheets/sheet1.xml': blanks })
    expect(await openingError(honest, {}, 'x.xlsx')).toBe('workbook-too-large')
    const lying = zip({ 'xl/workbook.xml': '', 'xl/worksheets/sheet1.xml': blanks }, 1000)
    expect(await openingError(lying, {}, 'x.xlsx')).toBe('workbook-too-large')
  }, 20_000)
})

describe('damaged files', () => {
  it('a workbook in which a digit is another than was saved is refused, and gives no other number', async () => {
    for (const bookType of ['xlsx', 'ods'] as const) {
      const book = utils.book_new()
      utils.book_append_sheet(book, utils.aoa_to_sheet([['x'], [1234.5], [2]]), 'A')
      const bytes = write(book, { type: 'buffer', bookType, compression: false }) as Buffer
      expect(await openingError(bytes, {}, `x.${bookType}`)).toBe('none')
      bytes[bytes.indexOf('1234.5')] = '7'.charCodeAt(0)
      expect(await openingError(bytes, {}, `x.${bookType}`)).toBe('workbook-damaged')
    }
  })

  it('JSON and Parquet that end too early are named as damaged', async () => {
    expect(await openingError('{"a": 1, "b": [1,2', {}, 'x.json')).toBe('data-damaged')
    expect(await openingError('PAR1 and no more', {}, 'x.parquet')).toBe('data-damaged')
  })

  it('a web page without a table is no damaged workbook', async () => {
    const page =
      '<!DOCTYPE html><html><head><title>Sign in</title></head><body><p>Sign in, please</p></body></html>'
    expect(await openingError(page, {}, 'data.csv')).toBe('web-page-no-table')
  })
})
