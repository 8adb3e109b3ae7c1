import type { Book, BookSheet, TellShare, WantedCells } from '../book'
import { GatheredCells, type SheetCells } from '../gatheredCells'
import { CellDecoder } from './cellDecoder'
import { readCellFormats } from './cellFormats'
import { NotPlain } from './notPlain'
import { SharedStrings } from './sharedStrings'
import { scanSheet, type VisitCell } from './sheetScanner'
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
  readonly strings: SharedStrings
  /** The sheets' XML. */
  readonly sheets: readonly Buffer[]
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
  const sheets: Buffer[] = []
  for (const { path } of listed) sheets.push(await part(path))
  return {
    date1904: isIn1904(workbook),
    listed,
    formats: styles === null ? [] : readCellFormats(styles.toString('utf8')),
    strings: new SharedStrings(strings ?? Buffer.alloc(0)),
    sheets,
  }
}

class PlainBook implements Book {
  readonly sheets: readonly BookSheet[]
  readonly date1904: boolean
  private readonly cells: CellDecoder

  constructor(private readonly parts: BookParts) {
    this.date1904 = parts.date1904
    this.cells = new CellDecoder(parts)
    this.sheets = parts.listed.map(({ name, hidden }) => ({ name, hidden, hasCells: true }))
  }

  readCells(
    index: number,
    { range, limit, marks }: WantedCells,
    onProgress?: TellShare,
  ): SheetCells | 'too-large' {
    const xml = this.parts.sheets[index]
    const gathered = new GatheredCells(xml)
    const isOutside = (row: number, column: number): boolean =>
      range !== null && (row < range.s.r || row > range.e.r || column < range.s.c || column > range.e.c)
    const take = this.cells.taker({ xml, marks, gathered })
    const visit: VisitCell = (row, column, cell) => {
      if (!isOutside(row, column)) take(row, column, cell)
      return false
    }
    scanSheet(xml, visit, onProgress)
    return gathered.cells(limit)
  }

  isFilled(index: number): boolean {
    const xml = this.parts.sheets[index]
    let filled = false
    scanSheet(xml, (_row, _column, cell) => (filled = this.cells.hasText(xml, cell)))
    return filled
  }
}

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
