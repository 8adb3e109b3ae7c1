import type { TableExtract } from './reportExtracts'

/** A table as it goes on the clipboard: for programs that read text, and for those that read HTML. */
export interface CopiedTable {
  readonly text: string
  readonly html: string
}

const NEEDS_QUOTES = /[\t\r\n]|^"/
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@]/

/**
 * Tabs between cells, quotes around those that hold a tab or a line break; in HTML numbers stand right and texts are told to a spreadsheet as
 * texts, also where they begin with an equals sign. As text alone such a cell begins with an apostrophe, by which a spreadsheet leaves it a text.
 */
export const copiedTable = ({ rows }: Pick<TableExtract, 'rows'>): CopiedTable => ({
  text: rows.map((row) => `${row.map(textCell).join('\t')}\n`).join(''),
  html: `<table border="0" cellspacing="0">${rows.map((row, index) => htmlRow(row, index === 0)).join('')}</table>`,
})

/** The same in the forms that a clipboard holds. */
export function clipboardTable(table: Pick<TableExtract, 'rows'>): Record<string, Blob> {
  const { text, html } = copiedTable(table)
  return {
    'text/plain': new Blob([text], { type: 'text/plain' }),
    'text/html': new Blob([html], { type: 'text/html' }),
  }
}

type Cell = TableExtract['rows'][number][number]

const textCell = ({ text, kind }: Cell): string => {
  const inert = kind === 'text' && FORMULA.test(text) ? `'${text}` : text
  return NEEDS_QUOTES.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

const htmlRow = (row: readonly Cell[], isHead: boolean): string => {
  const tag = isHead ? 'th' : 'td'
  const cells = row.map(({ text, kind, align }) => {
    const format = kind === 'number' ? '' : '; mso-number-format: "\\@"'
    return `<${tag} align="${align}" style='text-align: ${align}${format}'>${escapeHtml(text)}</${tag}>`
  })
  return `<tr>${cells.join('')}</tr>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign])
