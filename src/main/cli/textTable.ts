/** A table for a terminal: texts to the left, numbers (given as text) to the right, two blanks between columns. */
export interface TextTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Columns aligned to the left. @default the first one */
  readonly left?: readonly number[]
}

export function textTable({ rows, ...table }: TextTable): string {
  return [...textTableLines({ ...table, rows: () => rows })].join('\n')
}

/** The lines of a table whose rows are made twice, first to find the widths: a million of them are never in memory together. */
export function* textTableLines({
  header,
  rows,
  left = [0],
}: Omit<TextTable, 'rows'> & { readonly rows: () => Iterable<readonly string[]> }): Generator<string> {
  const widths = header.map(displayWidth)
  for (const row of rows()) {
    for (let column = 0; column < widths.length; column++) {
      widths[column] = Math.max(widths[column], displayWidth(row[column] ?? ''))
    }
  }
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const blanks = ' '.repeat(widths[column] - displayWidth(cell))
        return left.includes(column) ? cell + blanks : blanks + cell
      })
      .join('  ')
      .trimEnd()
  yield line(header)
  for (const row of rows()) yield line(row)
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/

/** Most cells hold a figure: a million rows of them are not looked at character by character. */
const narrow = /^[ -~]*$/

/** Terminal cells that a text takes: East Asian wide characters take two. */
function displayWidth(text: string): number {
  if (narrow.test(text)) return text.length
  let width = 0
  for (const character of text) width += wide.test(character) ? 2 : 1
  return width
}
