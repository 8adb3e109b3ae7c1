import type { FileChild } from 'docx'
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { cellText } from '@shared/report/cell'
import type { Report, ReportBlock, ReportCell, ReportFigure, ReportTable } from '@shared/report/reportModel'
import { shortWords } from '@shared/report/shortWords'
import { svgFigure } from '@shared/report/svgFigure'
import { truncated } from '@shared/report/svgText'
import type { Language } from '@shared/texts/language'
import { xmlCharacters } from '@shared/report/xmlCharacters'
import { columnCharacters } from './columnCharacters'
import { metafile } from './figures/metafile'
import { readDrawing } from './figures/readDrawing'
import { namedMetafiles } from './namedMetafiles'

/** Half points, as Word counts them. */
const SIZE = { body: 20, table: 17, note: 17 } as const
const GRAY = '5f6b7a'
const WARNING = '9a3b00'

/** Pixels of 1/96 inch: as wide as the text on A4, in the proportions of the figures. */
const FIGURE = { width: 600, height: 375 } as const

/** PNGs of a report's figures, by their place in it (`charts-0`): what a reader shows that knows no SVG. Without them it has metafiles. */
export type FigurePictures = ReadonlyMap<string, Uint8Array>

/**
 * A report as a Word document (ECMA-376): headings, tables whose header is repeated on every page and whose numbers stand right,
 * figures as vector graphics with their text alternatives, page numbers. Every text is text: there are no fields or links but the page number.
 */
export async function reportDocx(report: Report, pictures: FigurePictures = new Map()): Promise<Uint8Array> {
  const { language, title, subtitle, author, sections } = shortWords(report)
  const children = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: runs(title) }),
    new Paragraph({ children: runs(subtitle, { color: GRAY }) }),
    ...(author === null ? [] : [new Paragraph({ children: runs(author) })]),
    ...sections.flatMap(({ id, heading, blocks }) => [
      new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, children: runs(heading) }),
      ...blocks.flatMap((block, index) => blockParts(block, { id: `${id}-${index}`, language, pictures })),
    ]),
  ]
  const document = new Document({
    title: xmlCharacters(title),
    description: xmlCharacters(subtitle),
    creator: author === null ? 'Leastwise' : xmlCharacters(author),
    styles: stylesOf(language),
    sections: [
      {
        properties: page,
        headers: { default: pageHeader(title) },
        footers: { default: pageFooter },
        children,
      },
    ],
  })
  return namedMetafiles(await Packer.toBuffer(document))
}

/** A4 in twentieths of a point, with margins of 18 mm. */
const page = {
  page: {
    size: { width: 11_906, height: 16_838 },
    margin: { top: 1020, bottom: 1020, left: 1020, right: 1020 },
  },
}

/** On one line. */
const pageHeader = (title: string): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: runs(truncated(title.replace(/\s+/g, ' '), 80), { size: SIZE.note, color: GRAY }),
      }),
    ],
  })

const pageFooter = new Footer({
  children: [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [
        new TextRun({
          children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
          size: SIZE.note,
          color: GRAY,
        }),
      ],
    }),
  ],
})

function stylesOf(language: Language) {
  const font = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Calibri', eastAsia: 'Microsoft YaHei' }
  const spoken = language === 'zh' ? { value: 'zh-CN', eastAsia: 'zh-CN' } : { value: 'en-GB' }
  const heading = (size: number) => ({
    run: { font, size, bold: true, color: '16202b' },
    paragraph: { spacing: { before: 240, after: 80 } },
  })
  return {
    default: {
      document: { run: { font, size: SIZE.body, language: spoken }, paragraph: { spacing: { after: 80 } } },
      title: heading(36),
      heading1: heading(26),
    },
  }
}

interface RunOptions {
  readonly color?: string
  readonly size?: number
  readonly bold?: boolean
  readonly font?: string
}

/** A text whose line breaks stay line breaks. */
const runs = (text: string, options: RunOptions = {}): TextRun[] =>
  xmlCharacters(text)
    .split('\n')
    .map((line, index) => new TextRun({ ...options, text: line, break: index === 0 ? 0 : 1 }))

interface BlockPlace {
  readonly id: string
  readonly language: Language
  readonly pictures: FigurePictures
}

function blockParts(block: ReportBlock, place: BlockPlace): FileChild[] {
  const { language } = place
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ children: runs(block.text) })]
    case 'note':
      return [new Paragraph({ children: runs(block.text, { size: SIZE.note, color: GRAY }) })]
    case 'warning':
      return [new Paragraph({ children: runs(`! ${block.text}`, { bold: true, color: WARNING }) })]
    case 'equation':
      return [new Paragraph({ indent: { left: 360 }, children: runs(block.text, { font: 'Cambria Math' }) })]
    case 'facts': {
      const columns = [
        { title: '', align: 'left' },
        { title: '', align: 'left' },
      ] as const
      const rows = block.facts.map(({ name, value }) => [{ kind: 'text', text: name } as const, value])
      return [tableOf({ kind: 'table', caption: null, columns, rows }, language), space()]
    }
    case 'table':
      return [...captionOf(block.caption), tableOf(block, language), space()]
    case 'figure':
      return figureParts(block, place)
  }
}

const space = (): Paragraph => new Paragraph({ spacing: { after: 80 }, children: [] })

const captionOf = (caption: string | null): Paragraph[] =>
  caption === null ? [] : [new Paragraph({ keepNext: true, children: runs(caption, { bold: true }) })]

const line = { style: BorderStyle.SINGLE, size: 4, color: 'd3dae2' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const borders = {
  top: line,
  bottom: line,
  left: none,
  right: none,
  insideHorizontal: line,
  insideVertical: none,
}

/** Twips between the margins, of a character of a table, and around a cell's text. */
const WIDTH = { page: 9866, character: 100, margins: 160 } as const

/** How wide the columns are: as wide as their texts where all have room, long texts broken. */
function columnWidths(table: ReportTable, language: Language): number[] {
  const characters = columnCharacters(table, language)
  const wanted = characters.map((count) => count * WIDTH.character + WIDTH.margins)
  const share = Math.min(1, WIDTH.page / wanted.reduce((sum, width) => sum + width, 0))
  return wanted.map((width) => Math.floor(width * share))
}

function tableOf(table: ReportTable, language: Language): Table {
  const { columns, rows } = table
  const widths = columnWidths(table, language)
  const cellsOf = (contents: readonly TextRun[][]): TableCell[] =>
    contents.map((content, column) => tableCell(content, columns[column].align, widths[column]))
  const titles = columns.map(({ title }) => runs(title, { size: SIZE.table, bold: true }))
  const header = new TableRow({ tableHeader: true, cantSplit: true, children: cellsOf(titles) })
  const body = rows.map((row) => {
    const contents = row.map((cell) => cellRuns(cell, language))
    return new TableRow({ cantSplit: true, children: cellsOf(contents) })
  })
  return new Table({
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders,
    rows: columns.some(({ title }) => title !== '') ? [header, ...body] : body,
  })
}

const tableCell = (content: readonly TextRun[], align: 'left' | 'right', width: number): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: 60, right: 60, top: 20, bottom: 20 },
    children: [
      new Paragraph({
        alignment: align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        spacing: { after: 0 },
        children: content,
      }),
    ],
  })

function cellRuns(cell: ReportCell, language: Language): TextRun[] {
  const text = cellText(cell, language)
  const size = SIZE.table
  if (cell.kind === 'code') return runs(text, { size, font: 'Consolas' })
  if (cell.kind === 'status') return runs(`${cell.status === 'ok' ? '✓' : '!'} ${text}`, { size })
  return runs(text, { size })
}

function figureParts(figure: ReportFigure, { id, language, pictures }: BlockPlace): FileChild[] {
  const svg = svgFigure(figure, id, language)
  const sized = svg.replace('<svg ', `<svg width="${FIGURE.width}" height="${FIGURE.height}" `)
  const caption = xmlCharacters(figure.caption)
  const picture = new ImageRun({
    type: 'svg',
    data: Buffer.from(sized),
    transformation: FIGURE,
    fallback: { type: 'png', data: Buffer.from(pictures.get(id) ?? metafile(readDrawing(svg))) },
    altText: { name: caption, title: caption, description: xmlCharacters(figure.description) },
  })
  return [
    ...captionOf(figure.caption),
    new Paragraph({ children: [picture] }),
    ...[figure.description, ...figure.notes].map(
      (note) => new Paragraph({ children: runs(note, { size: SIZE.note, color: GRAY }) }),
    ),
  ]
}
