import type { Cell } from '@shared/contract/cell'
import { columnLetters, sheetCell, xmlText, type SheetColumn } from './sheetCell'
import { zipParts, type ZipSource } from './zipParts'

/** What a sheet holds (Excel’s specifications and limits). */
export const SHEET_LIMITS = { rows: 1_048_576, columns: 16_384, characters: 32_767 } as const

export interface Sheet {
  readonly name: string
  /** The first row, with names; the header row stays in view. */
  readonly header: readonly string[]
  readonly columns: readonly SheetColumn[]
  /** The rows below it, as they are made. */
  readonly rows: AsyncIterable<readonly (readonly Cell[])[]>
}

/** A workbook of one sheet (ECMA-376) as it is made: its rows are written as they come, and none is kept. */
export const workbookParts = (sheet: Sheet): AsyncGenerator<Uint8Array, void> => zipParts(sources(sheet))

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const contentTypes = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`

const packageRelations = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

const workbookRelations = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${DOCUMENT}/styles" Target="styles.xml"/></Relationships>`

const workbook = (name: string): string =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets><sheet name="${sheetName(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`

/** The first format is for numbers and texts, the second for days, the third for times: `sheetCell` names them by their places. */
const styles = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

function sources(sheet: Sheet): ZipSource[] {
  return [
    { name: '[Content_Types].xml', parts: [contentTypes] },
    { name: '_rels/.rels', parts: [packageRelations] },
    { name: 'xl/workbook.xml', parts: [workbook(sheet.name)] },
    { name: 'xl/_rels/workbook.xml.rels', parts: [workbookRelations] },
    { name: 'xl/styles.xml', parts: [styles] },
    { name: 'xl/worksheets/sheet1.xml', parts: sheetParts(sheet) },
  ]
}

async function* sheetParts({ header, columns, rows }: Sheet): AsyncGenerator<string, void> {
  const letters = header.map((_, column) => columnLetters(column))
  const write = (cells: readonly Cell[], row: number, types: readonly SheetColumn[]): string => {
    const written = cells.map((cell, column) => sheetCell(cell, `${letters[column]}${row}`, types[column]))
    return `<row r="${row}">${written.join('')}</row>`
  }
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
  yield write(
    header,
    1,
    header.map(() => 'plain'),
  )
  let row = 1
  for await (const some of rows) yield some.map((cells) => write(cells, ++row, columns)).join('')
  yield '</sheetData></worksheet>'
}

/** A sheet's name has at most 31 characters, and none of these. */
const sheetName = (name: string): string =>
  xmlText(
    name
      .replace(/[:\\/?*[\]"]/g, ' ')
      .replace(/^'|'$/g, ' ')
      .trim()
      .slice(0, 31),
  ) || 'Sheet1'
