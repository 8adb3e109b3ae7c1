/** How a cell's text is kept. */
export const CELL = {
  /** As one of the collected texts. */
  text: 0,
  /** As bytes that are the text itself, and that a line of a CSV file can hold as they are. */
  bytes: 1,
  /** As bytes that are a number's shortest text: what `String` would make of it anew. */
  number: 2,
  /** As bytes of a plain decimal fraction with more digits than are surely needed: the number's text is another, its value is the same. */
  fraction: 3,
} as const

export type CellKind = (typeof CELL)[keyof typeof CELL]
