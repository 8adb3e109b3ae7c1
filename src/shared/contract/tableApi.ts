import { z } from 'zod'
import type { ProblemReason } from '../outcome/importProblem'
import type { ColumnSummary } from '../table/column'
import type { Cell } from './cell'
import type { CellProblem } from './importSummary'

const tableId = z.string().max(100)

/** Which rows of the open table are shown, and in which order. */
export const rowViewSchema = z
  .object({
    tableId,
    /** A condition in SQL; null keeps all rows. */
    filter: z.string().max(10_000).nullable(),
    sort: z
      .object({ column: z.string().max(10_000), direction: z.enum(['ascending', 'descending']) })
      .strict()
      .nullable(),
  })
  .strict()
export type RowView = z.infer<typeof rowViewSchema>

/** Places of columns whose figures are wanted, those that are wanted first before the others. */
const wantedColumns = z.array(z.number().int().min(0)).max(20_000)

/** A few of the columns are measured at a time: who wants more asks again. */
export const columnFiguresSchema = z.object({ tableId, columns: wantedColumns }).strict()
export type ColumnFiguresRequest = z.infer<typeof columnFiguresSchema>

/** What is counted and measured of a column, besides what it takes to show its cells. */
export type ColumnFigures = Pick<
  ColumnSummary,
  'distinct' | 'distinctEstimated' | 'histogram' | 'min' | 'max'
> & {
  /** The column's place in the table. */
  readonly column: number
}

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

export type PlaceRange = z.infer<typeof placeRange>

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

export const readPageSchema = rowViewSchema
  .extend({
    start: z.number().int().min(0),
    end: z.number().int().min(0),
    /** Columns by their places in the table. @default all */
    columns: placeRange.optional(),
  })
  .refine((page) => page.end - page.start <= 10_000, 'at most 10000 rows a page')
export type PageRequest = z.infer<typeof readPageSchema>

export const readRowsSchema = z.object({ tableId, rows: z.array(rowNumber).max(1000) }).strict()
export type RowsRequest = z.infer<typeof readRowsSchema>

export const readProblemsSchema = z
  .object({
    tableId,
    column: z.string().max(10_000).nullable(),
    start: z.number().int().min(0),
    end: z.number().int().min(0),
  })
  .strict()
  .refine((page) => page.end - page.start <= 1000, 'at most 1000 problems a page')
export type ProblemsRequest = z.infer<typeof readProblemsSchema>

export const columnLevelsSchema = z
  .object({ tableId, column: z.string().max(10_000), limit: z.number().int().min(1).max(1000) })
  .strict()
export type ColumnLevelsRequest = z.infer<typeof columnLevelsSchema>

export interface TablePage {
  /** Rows in the whole filtered view, so that the grid knows its height. */
  readonly totalRows: number
  readonly rowNumbers: readonly number[]
  /** Cells row after row, of the columns that were asked for, in the order of the table's. Dates are ISO text. */
  readonly cells: readonly (readonly Cell[])[]
  /** The cells of these rows that could not be read: they are missing, and stand in the file as their texts say. */
  readonly failed: readonly FailedCell[]
}

export interface FailedCell {
  readonly row: number
  /** Its place among the table's columns. */
  readonly column: number
  readonly text: string
  readonly why: ProblemReason
}

export interface ProblemPage {
  readonly total: number
  readonly problems: readonly CellProblem[]
}

export interface ColumnLevels {
  /** As a formula writes them. */
  readonly levels: readonly { readonly level: string; readonly count: number }[]
  /** How many there are, listed or not. */
  readonly total: number
}
