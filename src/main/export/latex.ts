import { cellText } from '@shared/report/cell'
import type { Report, ReportBlock, ReportCell, ReportFigure, ReportTable } from '@shared/report/reportModel'
import { shortWords } from '@shared/report/shortWords'
import type { Language } from '@shared/texts/language'
import { svgFigure } from '@shared/report/svgFigure'
import { columnCharacters } from './columnCharacters'
import { pgfPicture, pgfPreamble } from './figures/pgfPicture'
import { readDrawing } from './figures/readDrawing'
import { escapeLatex, numberLatex } from './latexText'

/**
 * A report as a LaTeX document: English for every engine, though pdfLaTeX sets a question mark for what its fonts lack; Chinese for XeLaTeX or
 * LuaLaTeX. Tables by booktabs and longtable, figures by PGF in the file itself, each with what it shows in words.
 */
export function reportLatex(report: Report): string {
  const { language, title, subtitle, author, sections } = shortWords(report)
  const body = sections.map(({ heading, blocks }) =>
    [`\\section*{${escapeLatex(heading)}}`, ...blocks.map((block) => blockLatex(block, language))].join(
      '\n\n',
    ),
  )
  return [
    ...preambles[language],
    '\\usepackage[margin=18mm]{geometry}',
    '\\usepackage{booktabs,longtable,array,amsmath,amssymb}',
    pgfPreamble,
    '\\setlength{\\parindent}{0pt}\\setlength{\\parskip}{4pt}\\setlength{\\tabcolsep}{4pt}',
    `\\title{${escapeLatex(title)}}`,
    `\\author{${[subtitle, ...(author === null ? [] : [author])].map(escapeLatex).join('\\\\ ')}}`,
    '\\date{}',
    '\\begin{document}',
    '\\maketitle',
    ...body,
    '\\end{document}',
    '',
  ].join('\n')
}

/** How a document begins in each language. Where ctex is not installed Chinese is set with a font that most systems have. */
const preambles: Readonly<Record<Language, readonly string[]>> = {
  en: [
    '\\documentclass[10pt,a4paper]{article}',
    '\\usepackage{iftex}',
    '\\ifPDFTeX',
    '\\usepackage[utf8]{inputenc}\\usepackage[T1]{fontenc}\\usepackage{textcomp,lmodern}',
    '\\makeatletter\\def\\UTFviii@undefined@err#1{\\textbf{?}}\\makeatother',
    '\\else\\usepackage{fontspec}\\fi',
  ],
  zh: [
    '% !TEX program = xelatex',
    '\\IfFileExists{ctexart.cls}{\\documentclass[10pt,a4paper]{ctexart}}{%',
    '\\documentclass[10pt,a4paper]{article}\\usepackage{fontspec}\\setmainfont{Noto Serif CJK SC}%',
    '\\XeTeXlinebreaklocale "zh"\\XeTeXlinebreakskip=0pt plus 1pt}',
  ],
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
    case 'figure':
      return figureLatex(block, language)
  }
}

/** Picture and caption on one page, where the report has them: they do not float. */
function figureLatex(figure: ReportFigure, language: Language): string {
  const { caption, description, notes } = figure
  const picture = pgfPicture(readDrawing(svgFigure(figure, 'figure', language)))
  return [
    '\\begin{minipage}{\\textwidth}\\centering',
    `\\ifdefined\\pgfpicture\n${picture}\n\\fi`,
    `\\makeatletter\\def\\@captype{figure}\\makeatother\\caption[]{${escapeLatex(caption)}}`,
    '\\end{minipage}',
    ...['', description, ...notes].map((text) => (text === '' ? '' : `{\\small ${escapeLatex(text)}\\par}`)),
  ].join('\n')
}

function tableLatex({ caption, columns, rows }: ReportTable, language: Language): string {
  const line = (cells: readonly string[]): string => `${cells.join(' & ')} \\\\`
  return [
    caption === null ? '' : `\\textbf{${escapeLatex(caption)}}\n`,
    '{\\footnotesize',
    `\\begin{longtable}[l]{@{}${columnTypes({ kind: 'table', caption, columns, rows }, language)}@{}}`,
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

/** Characters of a table that stand beside each other on the paper, with the room between columns. */
const LINE = { characters: 104, between: 2 } as const

/** Columns as wide as they need to be where all have room; else each has its share, and breaks its lines. */
function columnTypes(table: ReportTable, language: Language): string {
  const { columns, rows } = table
  const isLong = columns.map((_, j) =>
    rows.some(({ [j]: { kind, ...cell } }) => 'text' in cell && cell.text.length > 34),
  )
  const wanted = columnCharacters(table, language).map((count) => count + LINE.between)
  const all = wanted.reduce((sum, count) => sum + count, 0)
  const isTooWide = all > LINE.characters || headWidth(table) > LINE.characters
  return columns
    .map(({ align }, j) => {
      if (!isTooWide && !isLong[j]) return align === 'right' ? 'r' : 'l'
      const share = (wanted[j] / Math.max(all, LINE.characters)).toFixed(3)
      const ragged = align === 'right' ? '\\raggedleft' : '\\raggedright'
      return `>{${ragged}\\arraybackslash}p{\\dimexpr ${share}\\textwidth-2\\tabcolsep}`
    })
    .join('')
}

const headWidth = ({ columns }: ReportTable): number =>
  columns.reduce((sum, { title }) => sum + title.length + LINE.between, 0)

function cellLatex(cell: ReportCell, language: Language): string {
  const text = cellText(cell, language)
  if (cell.kind === 'number') return numberLatex(text)
  if (cell.kind === 'code') return text === '' ? '' : `\\texttt{${escapeLatex(text)}}`
  if (cell.kind === 'status')
    return `${cell.status === 'ok' ? '$\\checkmark$' : '\\textbf{!}'} ${escapeLatex(text)}`
  return escapeLatex(text)
}
