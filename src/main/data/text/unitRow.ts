import { looksLikeValue } from '../cells/columnSpec'
import { DEFAULT_MISSING, isPlaceholder, trimCell } from '../cells/missingTokens'
import type { NumberFormat } from '../cells/numberFormat'
import { isTyped } from './header'

type Rows = readonly (readonly string[])[]

/** Rows below that are compared, and so many at least. */
const ROWS_COMPARED = 200
const FEWEST_BELOW = 2
const LONGEST_UNIT = 30

interface Comparison {
  /** The first row's words over cells that are numbers or dates. */
  readonly words: readonly string[]
  /** How many of its cells are values as those below are, and how many stand over texts. */
  readonly values: number
  readonly others: number
  /** Columns that are numbers or dates below it. */
  readonly typed: number
}

/** `rows` begin below the names. */
function compare([first = [], ...rest]: Rows, format: NumberFormat): Comparison {
  const compared = rest.slice(0, ROWS_COMPARED)
  const words: string[] = []
  let values = 0
  let others = 0
  let typed = 0
  for (const [column, cell] of first.entries()) {
    const text = trimCell(cell)
    const isOfType = compared.length >= FEWEST_BELOW && isTyped(compared, column, format)
    if (isOfType) typed++
    if (text === '' || DEFAULT_MISSING.includes(text) || isPlaceholder(text)) continue
    if (!isOfType) others++
    else if (looksLikeValue(text, format)) values++
    else words.push(text)
  }
  return { words, values, others, typed }
}

/** What the row below the names says instead of values, if it seems to hold units: words over numbers in more columns than one, or alone in its row. */
export function seemingUnits(rows: Rows, format: NumberFormat): readonly string[] | null {
  const { words, values, others } = compare(rows, format)
  const areUnits = words.length > 0 && words.every((word) => word.length <= LONGEST_UNIT)
  return areUnits && values === 0 && (words.length > 1 || others === 0) ? words : null
}

/** Whether a row that is told to hold units can be one: of several files read in one way, some may have none. */
export function canBeUnits(rows: Rows, format: NumberFormat): boolean {
  const { words, typed } = compare(rows, format)
  return words.length > 0 || typed === 0
}
