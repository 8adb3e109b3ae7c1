/** A table for a terminal: texts to the left, numbers (given as text) to the right, two blanks between columns. */
export interface TextTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Columns aligned to the left. @default the first one */
  readonly left?: readonly number[]
}

export function textTable({ header, rows, left = [0] }: TextTable): string {
  const widths = header.map((title, column) =>
    rows.reduce((widest, row) => Math.max(widest, displayWidth(row[column] ?? '')), displayWidth(title)),
  )
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const blanks = ' '.repeat(widths[column] - displayWidth(cell))
        return left.includes(column) ? cell + blanks : blanks + cell
      })
      .join('  ')
      .trimEnd()
  return [line(header), ...rows.map(line)].join('\n')
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
