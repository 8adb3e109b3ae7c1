/** Texts that mean a missing value unless the user names others. An empty cell is missing always. */
export const DEFAULT_MISSING: readonly string[] = [
  'NA',
  'N/A',
  'n/a',
  'NaN',
  'nan',
  'NAN',
  'null',
  'NULL',
  'Null',
  '#N/A',
  '.',
]

/**
 * Texts that stand in a column of numbers where a number is not known. They do not count against the column's being
 * numeric, yet are listed as cells that could not be read, since a person may have meant something by them.
 */
export const PLACEHOLDER_PATTERN =
  '[-–—?*]+|\\.{2,}|…|na|n\\.?[ad]\\.?|n/d|nil|none|missing|unknown|' +
  '#(?:DIV/0!|VALUE!|REF!|NAME\\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|ERROR!?)'
/** What no placeholder does, and most cells do. */
const STARTS_WITH_DIGIT = /^[+-]?[0-9]/
const PLACEHOLDER = new RegExp(`^(?:${PLACEHOLDER_PATTERN})$`, 'i')

export function isPlaceholder(text: string): boolean {
  return !STARTS_WITH_DIGIT.test(text) && PLACEHOLDER.test(text)
}

/** Blanks around a cell that are no part of it. */
export function trimCell(text: string): string {
  const first = text.charCodeAt(0)
  const last = text.charCodeAt(text.length - 1)
  return first <= 32 || last <= 32 || first === 0xa0 || last === 0xa0 ? text.replace(BLANK_ENDS, '') : text
}

/** A text without the spaces around it, as DuckDB's trim leaves it. */
export function trimSpaces(text: string): string {
  return text.replace(/^ +| +$/g, '')
}

const BLANK_ENDS = /^[ \t\r\n\v\f\u00a0]+|[ \t\r\n\v\f\u00a0]+$/g
/** The same blanks for DuckDB's trim. */
export const TRIMMED_CHARACTERS = ' \t\r\n\v\f\u00a0'
