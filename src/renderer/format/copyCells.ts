import { clipboardTable } from './copiedTable'
import type { ExtractCell } from './reportExtracts'

/** A cell as it stands: numbers with every digit, what is not defined empty. */
const plainCell = (value: string | number): ExtractCell =>
  typeof value === 'number'
    ? { text: Number.isNaN(value) ? '' : String(value), kind: 'number', align: 'right' }
    : { text: value, kind: 'text', align: 'left' }

/** Puts a table, its titles first, on the clipboard, as the report's tables are copied. */
export const copyCells = async (lines: readonly (readonly (string | number)[])[]): Promise<void> => {
  const table = { rows: lines.map((line) => line.map(plainCell)) }
  await navigator.clipboard.write([new ClipboardItem(clipboardTable(table))])
}
