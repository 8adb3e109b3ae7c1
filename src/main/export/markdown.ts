import { cellText } from '@shared/report/cell'
import { sizedSvg } from '@shared/report/figureSize'
import type { Report, ReportBlock, ReportCell, ReportFigure, ReportTable } from '@shared/report/reportModel'
import { shortWords } from '@shared/report/shortWords'
import { svgFigure } from '@shared/report/svgFigure'
import { xmlCharacters } from '@shared/report/xmlCharacters'
import type { Language } from '@shared/texts/language'

/**
 * A report in GitHub-flavoured Markdown. Figures stand in the text with what they show as their alternative; whoever writes the file puts them
 * beside it (`writeReport`).
 */
export function reportMarkdown(report: Report): string {
  const { language, title, subtitle, author, sections } = shortWords(report)
  const parts = [`# ${escapeMarkdown(title)}`, escapeMarkdown(subtitle)]
  if (author !== null) parts.push(escapeMarkdown(author))
  for (const { heading, blocks } of sections) {
    parts.push(`## ${escapeMarkdown(heading)}`, ...blocks.map((block) => blockMarkdown(block, language)))
  }
  return `${parts.join('\n\n')}\n`
}

function blockMarkdown(block: ReportBlock, language: Language): string {
  switch (block.kind) {
    case 'paragraph':
    case 'equation':
      return escapeMarkdown(block.text)
    case 'note':
      return `_${escapeMarkdown(block.text)}_`
    case 'warning':
      return `> **!** ${escapeMarkdown(block.text)}`
    case 'facts':
      return block.facts
        .map(({ name, value }) => `- ${escapeMarkdown(name)}: ${cellMarkdown(value, language)}`)
        .join('\n')
    case 'table':
      return tableMarkdown(block, language)
    case 'figure':
      return figureMarkdown(block, language)
  }
}

/** Millimetres, as wide as a page of text. */
const FIGURE_WIDTH = 160

function figureMarkdown(figure: ReportFigure, language: Language): string {
  const svg = sizedSvg(svgFigure(figure, 'figure', language), FIGURE_WIDTH)
  const data = Buffer.from(svg).toString('base64')
  return [
    `**${escapeMarkdown(figure.caption)}**`,
    `![${escapeMarkdown(figure.description)}](data:image/svg+xml;base64,${data})`,
    ...figure.notes.map((note) => `_${escapeMarkdown(note)}_`),
  ].join('\n\n')
}

function tableMarkdown({ caption, columns, rows }: ReportTable, language: Language): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const lines = [
    line(columns.map(({ title }) => escapeMarkdown(title))),
    line(columns.map(({ align }) => (align === 'right' ? '---:' : ':---'))),
    ...rows.map((row) => line(row.map((cell) => cellMarkdown(cell, language)))),
  ]
  return (caption === null ? '' : `**${escapeMarkdown(caption)}**\n\n`) + lines.join('\n')
}

function cellMarkdown(cell: ReportCell, language: Language): string {
  const escaped = escapeMarkdown(cellText(cell, language))
  if (cell.kind !== 'status') return escaped
  return `${cell.status === 'ok' ? '✓' : '**!**'} ${escaped}`
}

/** Text that Markdown and the HTML inside it leave as it is, on one line. */
export function escapeMarkdown(text: string): string {
  return xmlCharacters(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~$&]/g, '\\$&')
    .replace(/^([-+=>]|\d+[.)])(?=\s)/, '\\$1')
}
