/** How the text of a delimited file is cut into records and cells. */
export interface CsvDialect {
  /** One character, or a few. */
  readonly delimiter: string
  /** True when any run of blanks is one delimiter, as in tables that are aligned for reading. */
  readonly aligned: boolean
  /** What encloses cells; null when quotation marks are text like any other. */
  readonly quote: '"' | "'" | null
  /** What a line starts with that is not data; null when nothing does. */
  readonly comment: string | null
}
