import { cellText } from '@shared/report/cell'
import type { Report, ReportBlock, ReportCell, ReportTable } from '@shared/report/reportModel'
import type { Language } from '@shared/texts/language'
import { translate } from '@shared/texts/translate'
import { escapeLatex, numberLatex } from './latexText'

/**
 * A report as a LaTeX document for XeLaTeX or LuaLaTeX (which read any script); tables by booktabs and longtable, figures
 * replaced by what they show, in words.
 */
export function reportLatex({ language, title, subtitle, sections }: Report): string {
  const body = sections.map(({ heading, blocks }) =>
    [`\\section*{${escapeLatex(heading)}}`, ...blocks.map((block) => blockLatex(block, language))].join(
      '\n\n',
    ),
  )
  return [
    '% !TEX program = xelatex',
    `\\documentclass[10pt,a4paper]{${language === 'zh' ? 'ctexart' : 'article'}}`,
    '\\usepackage[margin=18mm]{geometry}',
    '\\usepackage{fontspec,booktabs,longtable,array,amsmath,amssymb}',
    '\\setlength{\\parindent}{0pt}\\setlength{\\parskip}{4pt}\\setlength{\\tabcolsep}{4pt}',
    `\\title{${escapeLatex(title)}}`,
    `\\author{${escapeLatex(subtitle)}}`,
    '\\date{}',
    '\\begin{document}',
    '\\maketitle',
    ...body,
    '\\end{document}',
    '',
  ].join('\n')
}

function blockLatex(block: ReportBlock, language: Language): string {
  switch (block.kind) {
    case 'paragraph':
      return escapeLatex(block.text)
    case 'equation':
      return `\\begin{quote}${escapeLatex(block.text)}\\end{quote}`
    case 'note':
      return `{\\small ${escapeLatex(block.text)}}`
    case 'warning':
      return `\\textbf{!} ${escapeLatex(block.text)}`
    case 'facts': {
      const rows = block.facts.map(
        ({ name, value }) => `${escapeLatex(name)} & ${cellLatex(value, language)} \\\\`,
      )
      return ['\\begin{longtable}[l]{@{}lp{0.6\\textwidth}@{}}', ...rows, '\\end{longtable}'].join('\n')
    }
    case 'table':
      return tableLatex(block, language)
    case 'figure': {
      const description = translate(language, 'report.figureLeftOut', { text: block.description })
      const notes = block.notes.map((note) => `{\\small ${escapeLatex(note)}}`)
      return [`\\textbf{${escapeLatex(block.caption)}}`, escapeLatex(description), ...notes].join('\n\n')
    }
  }
}

function tableLatex({ caption, columns, rows }: ReportTable, language: Language): string {
  const line = (cells: readonly string[]): string => `${cells.join(' & ')} \\\\`
  return [
    caption === null ? '' : `\\textbf{${escapeLatex(caption)}}\n`,
    '{\\footnotesize',
    `\\begin{longtable}[l]{@{}${columnTypes(columns, rows)}@{}}`,
    '\\toprule',
    line(columns.map(({ title }) => escapeLatex(title))),
    '\\midrule',
    '\\endhead',
    ...rows.map((row) => line(row.map((cell) => cellLatex(cell, language)))),
    '\\bottomrule',
    '\\end{longtable}}',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

/** Columns with sentences break their lines; all others are as wide as they need to be. */
function columnTypes(columns: ReportTable['columns'], rows: ReportTable['rows']): string {
  const isLong = columns.map((_, j) =>
    rows.some(({ [j]: cell }) => cell.kind !== 'number' && cell.text.length > 40),
  )
  const share = 0.6 / Math.max(1, isLong.filter(Boolean).length)
  return columns
    .map(({ align }, j) => {
      if (isLong[j]) return `>{\\raggedright\\arraybackslash}p{${share.toFixed(2)}\\textwidth}`
      return align === 'right' ? 'r' : 'l'
    })
    .join('')
}

function cellLatex(cell: ReportCell, language: Language): string {
  const text = cellText(cell, language)
  if (cell.kind === 'number') return numberLatex(text)
  if (cell.kind === 'code') return text === '' ? '' : `\\texttt{${escapeLatex(text)}}`
  if (cell.kind === 'status')
    return `${cell.status === 'ok' ? '$\\checkmark$' : '\\textbf{!}'} ${escapeLatex(text)}`
  return escapeLatex(text)
}
