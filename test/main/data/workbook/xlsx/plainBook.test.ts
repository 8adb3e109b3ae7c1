import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Book } from '../../../../../src/main/data/workbook/book'
import { bytesFile } from '../../../../../src/main/data/bytesFile'
import { openSheetJsBook } from '../../../../../src/main/data/workbook/sheetJsBook'
import { NotPlain } from '../../../../../src/main/data/workbook/xlsx/notPlain'
import { openPlainBook } from '../../../../../src/main/data/workbook/xlsx/plainBook'
import { unpackParts } from '../../../../../src/main/data/workbook/xlsx/unpackParts'

const root = resolve('test/reference/data/excel')

/** Workbooks of the collection that are left to the general parser: damaged, encrypted, with charts, or written in unusual ways. */
const leftToOthers = [
  'cal__any_sheets.xlsx',
  'cal__inlineStr_with_value.xlsx',
  'cal__nonstandard-xml-ns-prefix.xlsx',
  'cal__pass_protected.xlsx',
  'ejs__chart-sheet.xlsx',
  'ejs__missing-bits.xlsx',
  'gen__csv-renamed.xlsx',
  'gen__png-renamed.xlsx',
  'gen__truncated.xlsx',
  'poi__59746_NoRowNums.xlsx',
  'poi__SimpleStrict.xlsx',
  'poi__clusterfuzz-testcase-minimized-POIXSSFFuzzer-5185049589579776.xlsx',
  'poi__crash-274d6342e4842d61be0fb48eaadad6208ae767ae.xlsx',
  'poi__duplicate-filename.xlsx',
  'poi__poc-xmlbomb-empty.xlsx',
  'poi__poc-xmlbomb.xlsx',
  'poi__protected_passtika.xlsx',
  'rxl__embedded-chartsheet.xlsx',
]

async function plainBook(bytes: Uint8Array<ArrayBuffer>): Promise<Book | null> {
  const parts = await unpackParts(bytesFile(bytes), bytes.length)
  return parts && openPlainBook(parts)
}

function contentOf(book: Book): unknown {
  return book.sheets.map(({ name, hidden }, index) => ({
    name,
    hidden,
    filled: book.isFilled(index),
    cells: withTexts(book.readCells(index, everything)),
  }))
}

/** The cells with the texts of all their rows. */
function withTexts(cells: ReturnType<Book['readCells']>): unknown {
  if (cells === 'too-large') return cells
  const { grid, ...others } = cells
  return { ...others, rows: grid.rows(0, grid.height) }
}

const everything = { range: null, limit: 1_000_000, marks: null }

/** What the plain reader makes of a workbook; null where it leaves it to the general parser. */
async function plainContent(bytes: Uint8Array<ArrayBuffer>): Promise<unknown> {
  const book = await plainBook(bytes)
  if (book === null) return null
  try {
    return contentOf(book)
  } catch (error) {
    if (error instanceof NotPlain) return null
    throw error
  }
}

function generalContent(bytes: Uint8Array<ArrayBuffer>): unknown {
  const book = openSheetJsBook('', bytes)
  if (!book.ok) throw new Error(book.error.code)
  return contentOf(book.value)
}

describe('the plain reader of workbooks', () => {
  const files = readdirSync(root).filter((file) => /\.xls[xm]$/.test(file))

  it.each(files)('%s has the cells that the general parser finds, or is left to it', async (file) => {
    const bytes = Uint8Array.from(readFileSync(join(root, file)))
    const content = await plainContent(bytes)
    expect(content === null).toBe(leftToOthers.includes(file))
    if (content !== null) expect(content).toEqual(generalContent(bytes))
  })

  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('a<b&"c"', '_x000D_', ' 12 ', 'é\n字'),
  )
  const cell = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 1000),
    fc.boolean(),
    text.filter(canStandInXml),
    fc.constant(null),
    fc.date({ min: new Date('1901-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
  )

  it('reads what is written, whatever the cells hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }),
        fc.boolean(),
        async (rows, bookSST) => {
          const book = utils.book_new()
          utils.book_append_sheet(book, utils.aoa_to_sheet(rows, { UTC: true }), 'A & B')
          const bytes = new Uint8Array(
            write(book, { type: 'array', bookType: 'xlsx', bookSST }) as ArrayBuffer,
          )
          const content = await plainContent(bytes)
          expect(content).not.toBeNull()
          expect(content).toEqual(generalContent(bytes))
        },
      ),
    )
  })

  it('a number’s own text is taken only where it is what the number is printed as', async () => {
    const written = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.stringMatching(/^-?\d{1,16}(\.\d{1,16})?(E[+-]?\d{1,2})?$/),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 5 }), async (numbers) => {
        const rows = numbers.map(
          (number, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${number}</v></c></row>`,
        )
        const book = await openPlainBook(
          partsOf(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`),
        )
        expect(withTexts(book!.readCells(0, everything))).toMatchObject({
          rows: numbers.map((number) => [String(Number(number))]),
        })
      }),
    )
  })

  it.each([
    ['a cell whose address is of another row', '<row r="1"><c r="A2"><v>1</v></c></row>'],
    ['a comment', '<row r="1"><!-- --><c r="A1"><v>1</v></c></row>'],
    ['rich inline text', '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r></is></c></row>'],
    ['a shared string that is not there', '<row r="1"><c r="A1" t="s"><v>7</v></c></row>'],
    ['a number that is none', '<row r="1"><c r="A1"><v>x</v></c></row>'],
    ['a cell without an end', '<row r="1"><c r="A1"><v>1</v>'],
    ['another element', '<row r="1"><x:c r="A1"><v>1</v></x:c></row>'],
  ])('leaves %s to the general parser', async (_, rows) => {
    const read = async (): Promise<unknown> => {
      const book = await openPlainBook(partsOf(`<worksheet><sheetData>${rows}</sheetData></worksheet>`))
      return book === null ? null : book.readCells(0, everything)
    }
    const outcome = await read().catch((error: unknown) => (error instanceof NotPlain ? null : error))
    expect(outcome).toBeNull()
  })
})

/** XML knows no control characters but tab and line feed; spreadsheets write the others in a way of their own. */
function canStandInXml(value: string): boolean {
  return Array.from(value).every((character) => {
    const code = character.codePointAt(0) ?? 0
    const isControl = code < 0x20 && character !== '\t' && character !== '\n'
    return !isControl && (code < 0xd800 || code > 0xdfff) && (code & 0xfffe) !== 0xfffe
  })
}

/** The parts of a workbook of one sheet. */
function partsOf(sheet: string) {
  const parts: Readonly<Record<string, string>> = {
    'xl/workbook.xml': '<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet,
  }
  return (name: string) => Promise.resolve(name in parts ? Buffer.from(parts[name]) : null)
}
