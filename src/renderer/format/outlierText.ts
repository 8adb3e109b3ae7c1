import type { OutlierRow } from '@shared/contract/outlierApi'
import type { OutlierColumn } from './outlierColumns'

interface OutlierTexts {
  /** What the columns of the row's number, its name and its flags are called; the name may be of no use. */
  readonly titles: { readonly row: string; readonly name: string | null; readonly flags: string }
  readonly nameOf: (row: number) => string
  readonly flagsOf: (flags: number) => string
}

/** The table of outliers as lines of cells with tabs between them, all digits of each number. */
export function outlierText(
  rows: readonly OutlierRow[],
  columns: readonly OutlierColumn[],
  { titles, nameOf, flagsOf }: OutlierTexts,
): string {
  const named = titles.name === null ? [] : [titles.name]
  const head = [titles.row, ...named, titles.flags, ...columns.map(({ title }) => title)]
  const lines = rows.map((row) => [
    row.row,
    ...(titles.name === null ? [] : [nameOf(row.row)]),
    flagsOf(row.flags),
    ...columns.map(({ cell }) => cell(row)),
  ])
  return [head, ...lines].map((line) => line.map(plain).join('\t')).join('\n') + '\n'
}

/** A cell on one line; what is not defined is empty. */
function plain(cell: number | string | null): string {
  if (cell === null || Number.isNaN(cell)) return ''
  return String(cell).replaceAll(/[\t\r\n]+/g, ' ')
}
