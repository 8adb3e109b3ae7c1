import { cellText } from '@shared/report/cell'
import type { Report, ReportBlock, ReportCell, ReportFigure, ReportTable } from '@shared/report/reportModel'
import { shortWords } from '@shared/report/shortWords'
import { svgFigure } from '@shared/report/svgFigure'
import { escapeXml, textWidth } from '@shared/report/svgText'
import type { Language } from '@shared/texts/language'
import { alignDecimals } from './alignDecimals'
import { htmlStyle } from './htmlStyle'

/**
 * A report as one self-contained HTML file for screen and A4 paper: style and figures inside, no script, nothing fetched,
 * and a policy of its own that forbids both. Every text is escaped: a column named `<script>` is only a name.
 */
export function reportHtml(report: Report): string {
  const { language, title, subtitle, author, sections } = shortWords(report)
  const body = sections.map(({ id, heading, blocks }) => {
    const content = blocks.map((block, i) => blockHtml(block, `${id}-${i}`, language)).join('\n')
    return `<section id="${escapeXml(id)}">\n<h2>${escapeXml(heading)}</h2>\n${content}\n</section>`
  })
  return [
    '<!DOCTYPE html>',
    `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeXml(title)}</title>`,
    ...(author === null ? [] : [`<meta name="author" content="${escapeXml(author)}">`]),
    `<style>${htmlStyle}</style>`,
    '</head>',
    '<body>',
    `<h1>${escapeXml(title)}</h1>`,
    `<p class="subtitle">${escapeXml(subtitle)}</p>`,
    ...(author === null ? [] : [`<p class="author">${escapeXml(author)}</p>`]),
    ...body,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function blockHtml(block: ReportBlock, id: string, language: Language): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${escapeXml(block.text)}</p>`
    case 'note':
    case 'warning':
    case 'equation':
      return `<p class="${block.kind}">${escapeXml(block.text)}</p>`
    case 'facts': {
      const entries = block.facts.map(
        ({ name, value }) =>
          `<dt>${escapeXml(name)}</dt><dd>${cellHtml(value, cellText(value, language))}</dd>`,
      )
      return `<dl>${entries.join('')}</dl>`
    }
    case 'table':
      return tableHtml(block, id, language)
    case 'figure':
      return figureHtml(block, id, language)
  }
}

function tableHtml({ caption, columns, rows }: ReportTable, id: string, language: Language): string {
  const head = columns.map(({ title, align }) => {
    const classes = [align, ...(endless.test(title) ? ['long'] : [])]
    return `<th scope="col" class="${classes.join(' ')}">${escapeXml(title)}</th>`
  })
  const texts = columns.map((_, j) => columnTexts(rows, j, language))
  const body = rows.map((row, i) => {
    const cells = row.map((cell, j) => {
      const classes = [columns[j].align, ...shapeClasses(cell)]
      return `<td class="${classes.join(' ')}">${cellHtml(cell, texts[j][i])}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  const captionHtml = caption === null ? '' : `<caption>${escapeXml(caption)}</caption>`
  return `<div class="scroll"><table id="${escapeXml(id)}"${columns.length <= 4 ? ' class="narrow"' : ''}>${captionHtml}<thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`
}

const endless = /\S{25}/

/** Room for so many times the font size is there in any table. */
const SHORT = 11

/**
 * Names without a blank may be broken anywhere, so that no column runs off the paper; words are kept whole, and short texts on one line,
 * since a long name beside them would take their room.
 */
function shapeClasses(cell: ReportCell): readonly string[] {
  if (cell.kind === 'number') return ['number']
  if (endless.test(cell.text)) return ['long']
  return cell.kind === 'text' && textWidth(cell.text, 1) <= SHORT ? ['short'] : []
}

/** A column's texts; its numbers with their decimal points under each other. */
function columnTexts(rows: ReportTable['rows'], column: number, language: Language): readonly string[] {
  const texts = rows.map((row) => cellText(row[column], language))
  const aligned = alignDecimals(texts.filter((_, i) => rows[i][column].kind === 'number'))
  let next = 0
  return texts.map((text, i) => (rows[i][column].kind === 'number' ? aligned[next++] : text))
}

function cellHtml(cell: ReportCell, text: string): string {
  const escaped = escapeXml(text)
  if (cell.kind === 'code') return `<code>${escaped}</code>`
  if (cell.kind !== 'status') return escaped
  return `<span class="${cell.status}">${cell.status === 'ok' ? '✓' : '!'} ${escaped}</span>`
}

function figureHtml(figure: ReportFigure, id: string, language: Language): string {
  const notes = figure.notes.map((note) => `<p class="note">${escapeXml(note)}</p>`).join('')
  return `<figure id="${escapeXml(id)}"><figcaption>${escapeXml(figure.caption)}</figcaption>${svgFigure(figure, id, language)}${notes}</figure>`
}
