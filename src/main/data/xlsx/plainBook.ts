import type { Book, BookSheet, TellShare, WantedCells } from '../book'
import { isDateFormat } from '../excelDates'
import { GatheredCells, type CellText, type SheetCells } from '../gatheredCells'
import type { NumberFormat } from '../numberFormat'
import { dateText, textOf } from '../sheetCells'
import { readCellFormats } from './cellFormats'
import { NotPlain } from './notPlain'
import { readSharedStrings } from './sharedStrings'
import { scanSheet, type RawCell, type VisitCell } from './sheetScanner'
import { attributesOf, isPlainXml } from './xmlText'

/** Unpacks a part of the package; null where there is none of that name. */
export type UnpackPart = (name: string) => Promise<Buffer | null>

/**
 * An xlsx workbook as spreadsheets write it, faster than by the general parser: one pass over a sheet's bytes, and only
 * for the sheet that is asked for. Null, or `NotPlain` thrown when a sheet is read, where the file has what this reader does not know.
 */
export async function openPlainBook(unpack: UnpackPart): Promise<Book | null> {
  try {
    return new PlainBook(await readParts(unpack))
  } catch (error) {
    if (error instanceof NotPlain) return null
    throw error
  }
}

interface BookParts {
  readonly date1904: boolean
  readonly listed: readonly ListedSheet[]
  readonly formats: readonly string[]
  readonly strings: readonly string[]
  /** The sheets' XML, a character a byte. */
  readonly sheets: readonly string[]
}

async function readParts(unpack: UnpackPart): Promise<BookParts> {
  const optional = async (name: string): Promise<Buffer | null> => {
    const bytes = await unpack(name)
    if (bytes !== null && !isPlainXml(bytes)) throw new NotPlain(name)
    return bytes
  }
  const part = async (name: string): Promise<Buffer> => {
    const bytes = await optional(name)
    if (bytes === null) throw new NotPlain(name)
    return bytes
  }
  const workbook = (await part('xl/workbook.xml')).toString('utf8')
  const listed = listSheets(workbook, (await part('xl/_rels/workbook.xml.rels')).toString('utf8'))
  const styles = await optional('xl/styles.xml')
  const strings = await optional('xl/sharedStrings.xml')
  const sheets: string[] = []
  for (const { path } of listed) sheets.push((await part(path)).toString('latin1'))
  return {
    date1904: isIn1904(workbook),
    listed,
    formats: styles === null ? [] : readCellFormats(styles.toString('utf8')),
    strings: strings === null ? [] : readSharedStrings(strings),
    sheets,
  }
}

class PlainBook implements Book {
  readonly sheets: readonly BookSheet[]
  readonly date1904: boolean
  /** Whether cells of a style show days. */
  private readonly dates: readonly boolean[]

  constructor(private readonly parts: BookParts) {
    this.date1904 = parts.date1904
    this.dates = parts.formats.map((format) => isDateFormat(format))
    this.sheets = parts.listed.map(({ name, hidden }) => ({ name, hidden, hasCells: true }))
  }

  readCells(
    index: number,
    { range, limit, marks }: WantedCells,
    onProgress?: TellShare,
  ): SheetCells | 'too-large' {
    const gathered = new GatheredCells()
    const isOutside = (row: number, column: number): boolean =>
      range !== null && (row < range.s.r || row > range.e.r || column < range.s.c || column > range.e.c)
    const visit: VisitCell = (row, column, raw) => {
      if (isOutside(row, column)) return false
      const text = this.text(raw, marks)
      if (text.value !== '') gathered.add(row, column, text)
      return false
    }
    scanSheet(this.parts.sheets[index], visit, onProgress)
    return gathered.cells(limit)
  }

  isFilled(index: number): boolean {
    let filled = false
    scanSheet(this.parts.sheets[index], (_row, _column, raw) => (filled = this.text(raw, null).value !== ''))
    return filled
  }

  private text({ type, style, text }: RawCell, marks: NumberFormat | null): CellText {
    const value = text ?? ''
    switch (type) {
      case 'n':
        return this.number(value, style)
      case 's':
        return textOf(this.shared(value), marks)
      case 'str':
      case 'inlineStr':
        return textOf(value, marks)
      case 'b':
        if (value !== '0' && value !== '1') throw new NotPlain('a logical value')
        return { value: value === '1' ? 'TRUE' : 'FALSE', kind: 'value' }
      case 'e':
        return { value, kind: 'failure' }
      default:
        throw new NotPlain('a cell of another type')
    }
  }

  private number(text: string, style: number): CellText {
    const isDate = this.dates[style] === true
    if (!isDate && CANONICAL.test(text)) return { value: text, kind: 'value' }
    const value = Number(text)
    if (text.trim() === '' || Number.isNaN(value)) throw new NotPlain('a number was expected')
    return isDate ? dateText(value, this.date1904) : { value: String(value), kind: 'value' }
  }

  private shared(index: string): string {
    const text = this.parts.strings[Number(index)]
    if (text === undefined) throw new NotPlain('a shared string that is not there')
    return text
  }
}

/** A number's shortest text: what `String` would make of it anew. */
const CANONICAL = /^(?:0|-?[1-9]\d{0,13}|-?(?:0\.(?!00000)|[1-9]\d{0,3}\.)\d{0,10}[1-9])$/

interface ListedSheet {
  readonly name: string
  readonly hidden: boolean
  readonly path: string
}

function listSheets(workbook: string, relations: string): readonly ListedSheet[] {
  const targets = new Map(
    Array.from(relations.matchAll(/<Relationship\s[^>]*>/g), ([tag]) => {
      const attributes = attributesOf(tag)
      return [attributes.get('Id') ?? '', attributes] as const
    }),
  )
  const sheets = Array.from(workbook.matchAll(/<sheet\s[^>]*>/g), ([tag]): ListedSheet => {
    const attributes = attributesOf(tag)
    const target = targets.get(attributes.get('r:id') ?? '')
    const name = attributes.get('name')
    if (name === undefined || !target?.get('Type')?.endsWith('/worksheet')) throw new NotPlain('a sheet')
    const hidden = ['hidden', 'veryHidden'].includes(attributes.get('state') ?? '')
    return { name, hidden, path: pathOf(target.get('Target') ?? '') }
  })
  if (sheets.length === 0 || new Set(sheets.map(({ name }) => name)).size < sheets.length) {
    throw new NotPlain('no list of sheets')
  }
  return sheets
}

const pathOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`)

function isIn1904(workbook: string): boolean {
  const [tag = ''] = /<workbookPr\b[^>]*>/.exec(workbook) ?? []
  return ['1', 'true'].includes(attributesOf(tag).get('date1904') ?? '')
}
