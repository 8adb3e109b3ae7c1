import { z } from 'zod'

/** Order of day, month and year in a date such as 03/04/2024. */
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const
export type DateOrder = (typeof dateOrders)[number]

/** Types that a column can be told to have; whole numbers are numbers. */
export const askedTypes = ['number', 'date', 'boolean', 'text'] as const
export type AskedType = (typeof askedTypes)[number]

/** Marks that group digits; a plain blank stands for every kind of space, and an empty one for none. */
export const thousandsMark = z.string().regex(/^[,.'’_ \u00a0\u2009\u202f]?$/)

/** What no number, name or quoted cell is made of. */
const delimiterText = z.string().regex(/^[^\p{L}\p{N}"'.+\r\n\0]{1,4}$/u)

/** How a file is read; what is absent is guessed. */
export const importOptionsSchema = z
  .object({
    sheet: z.string().max(1000).optional(),
    range: z.string().max(100).optional(),
    /** The row that the table begins with, as a workbook numbers its rows and a text its lines: 1 is the first. */
    headerRow: z.number().int().min(1).max(1_048_576).optional(),
    encoding: z.string().max(50).optional(),
    delimiter: delimiterText.optional(),
    /** What encloses cells; empty where quotation marks are text like any other. */
    quote: z.enum(['"', "'", '']).optional(),
    /** What a line that is no data starts with; empty where every line is data. */
    comment: z.string().max(4).optional(),
    decimal: z.enum(['.', ',']).optional(),
    thousands: thousandsMark.optional(),
    header: z.boolean().optional(),
    /** The row below the names holds units, and is no row of data. */
    unitRow: z.boolean().optional(),
    skipRows: z.number().int().min(0).max(1_000_000).optional(),
    missing: z.array(z.string().max(200)).max(200).optional(),
    dateOrder: z.enum(dateOrders).optional(),
    /** By the names of columns; names that the table has not are passed over. */
    columnTypes: z.record(z.string().max(10_000), z.enum(askedTypes)).optional(),
  })
  .strict()
export type ImportOptions = z.infer<typeof importOptionsSchema>

/** The type that a column is told to have, if any: names are looked up as they are, `constructor` too. */
export const askedTypeOf = ({ columnTypes = {} }: ImportOptions, name: string): AskedType | undefined =>
  Object.hasOwn(columnTypes, name) ? columnTypes[name] : undefined
