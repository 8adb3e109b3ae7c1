import { z } from 'zod'

/** Which rows of the open table are shown, and in which order. */
export const rowViewSchema = z
  .object({
    tableId: z.string().max(100),
    /** A condition in SQL; null keeps all rows. */
    filter: z.string().max(10_000).nullable(),
    sort: z
      .object({ column: z.string().max(10_000), direction: z.enum(['ascending', 'descending']) })
      .strict()
      .nullable(),
  })
  .strict()
export type RowView = z.infer<typeof rowViewSchema>

const rowNumber = z.number().int().min(1)

/** Where the row with this number in the file stands. */
export const rowPlaceSchema = rowViewSchema.extend({ row: rowNumber })
export type RowPlaceRequest = z.infer<typeof rowPlaceSchema>

export interface RowPlace {
  /** From 0; null where the row is filtered out. */
  readonly place: number | null
}

/** The next row, from a place on and round the end, in which a text stands in some cell, in capitals or not. */
export const findTextSchema = rowViewSchema.extend({
  text: z.string().min(1).max(1000),
  /** Where to look; null is every column. */
  column: z.string().max(10_000).nullable(),
  /** The place to begin with; it counts itself. */
  from: z.number().int().min(0),
  direction: z.enum(['next', 'previous']),
})
export type FindTextRequest = z.infer<typeof findTextSchema>

export interface FoundText {
  /** Rows in which the text stands. */
  readonly count: number
  /** The row found; null where there is none. */
  readonly found: {
    readonly row: number
    readonly place: number
    /** Which of the `count` rows it is, from 1. */
    readonly rank: number
    /** The first of its columns in which the text stands, by its place among the table's. */
    readonly column: number
  } | null
}

export const placeRange = z
  .object({ start: z.number().int().min(0), end: z.number().int().min(0) })
  .strict()
  .refine(({ start, end }) => start < end, 'a range that holds something')

/** Cells of the table as shown, as text for the clipboard. */
export const copyRowsSchema = rowViewSchema.extend({
  /** Rows by their places in the view. */
  ranges: z.array(placeRange).max(100_000),
  /** Columns by their places in the table; null is all of them. */
  columns: placeRange.nullable(),
  /** Whether the names of the columns come first. */
  header: z.boolean(),
})
export type CopyRowsRequest = z.infer<typeof copyRowsSchema>

export interface CopiedRows {
  /** Tabs between cells, a line a row. */
  readonly text: string
  readonly rows: number
}

/** Writes all rows of the table as shown to a file that main let the user choose. */
export const exportRowsSchema = rowViewSchema.extend({
  /** Main's leave to write a file. */
  target: z.string().max(100),
  format: z.enum(['csv', 'xlsx']),
  /** In CSV: whether texts that a spreadsheet would run as formulas get an apostrophe before them. */
  protect: z.boolean(),
  /** In CSV: whether it begins with a byte order mark. */
  byteOrderMark: z.boolean(),
  /** A robust fit whose weights become one more column. @default none */
  weightsOf: z.string().max(100).optional(),
})
export type ExportRowsRequest = z.infer<typeof exportRowsSchema>

export interface ExportedRows {
  readonly rows: number
}
