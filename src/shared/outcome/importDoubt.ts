/** What was guessed on import and might be otherwise: the person should look. Texts are in `texts`, by `code`. */
export type ImportDoubt =
  /** `1,234` was read as 1234 and nothing in the file proves it. */
  | { readonly code: 'thousands-assumed'; readonly column: string; readonly example: string }
  /** `1.234` was read as 1.234, and might be 1234. */
  | { readonly code: 'decimal-assumed'; readonly column: string; readonly example: string }
  /** `1,234` might be either, so the column stays text. */
  | { readonly code: 'mark-unknown'; readonly column: string; readonly example: string }
  /** 03/04/2024 might be March or April, so the column stays text. */
  | { readonly code: 'date-order-unknown'; readonly column: string; readonly example: string }
  /** 12 % or $5: the column stays text unless the user says that it holds numbers. */
  | { readonly code: 'percent-text' | 'currency-text'; readonly column: string; readonly example: string }
  /** Numbers below a first cell that is none, such as a unit under the name: because of it the column stays text. */
  | { readonly code: 'first-cell-text'; readonly column: string; readonly example: string }
  /** The row below the names seems to hold units, and would be the first row of data. */
  | { readonly code: 'unit-row'; readonly example: string }
  /** It holds numbers, as the user said: 12 % is 0.12. */
  | { readonly code: 'percent-divided'; readonly column: string }
  /** The last row seems to be no observation, but the sum of all. */
  | { readonly code: 'total-row'; readonly row: number; readonly example: string }
  /** Whole numbers that a double does not hold: the column stays text. */
  | { readonly code: 'integers-text'; readonly column: string; readonly example: string }
  /** Numbers that the file has with more digits than a double holds. */
  | { readonly code: 'decimals-rounded'; readonly column: string; readonly count: number }
  | { readonly code: 'undecodable'; readonly count: number; readonly encoding: string }
  | { readonly code: 'several-sheets'; readonly sheet: string; readonly count: number }
  | { readonly code: 'header-absent' }
  | { readonly code: 'header-assumed' }
  /** More than a hundredth of a column's cells are not of its type. */
  | { readonly code: 'many-failed'; readonly column: string; readonly count: number }
  | { readonly code: 'digits-lost'; readonly column: string; readonly count: number }

export type ImportDoubtCode = ImportDoubt['code']
