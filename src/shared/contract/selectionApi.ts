import { z } from 'zod'
import type { FlagName } from '../diagnostics/flag'
import { flagRulesSchema } from '../document/flagRules'
import { diagnosticChoiceSchema } from '../document/diagnosticPanes'
import type { RowSet } from '../table/rowSet'
import { rowSetSchema } from './rowNumbers'
import { placeRange, rowViewSchema } from './tableApi'

const fitId = z.string().max(100)
const outlierThreshold = z.number().gt(0).max(1000)
const axis = z.string().max(10_000).nullable()

/** A picture of the fit, by what its places depend on. */
export const drawnPlotSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fit'), xAxis: axis }).strict(),
  z
    .object({
      kind: z.literal('residual'),
      residual: z.enum(['studentized', 'standardized', 'raw']),
      xAxis: axis,
    })
    .strict(),
  z.object({ kind: z.literal('diagnostic'), choice: diagnosticChoiceSchema }).strict(),
])
export type DrawnPlot = z.infer<typeof drawnPlotSchema>

/** The rows whose points, drawn or not, lie inside a polygon. */
export const rowsInsideSchema = z
  .object({
    fitId,
    plot: drawnPlotSchema,
    /** Its corners x, y, x, y, … in the units of the axes. */
    polygon: z.array(z.number()).min(6).max(4000),
  })
  .strict()
export type RowsInsideRequest = z.infer<typeof rowsInsideSchema>

/** All rows that the fit flags under a threshold. */
export const rowsFlaggedSchema = z
  .object({ fitId, outlierThreshold, flagRules: flagRulesSchema.optional() })
  .strict()
export type RowsFlaggedRequest = z.infer<typeof rowsFlaggedSchema>

/** The flagged rows, and which of the rules asked for found any of them. */
export interface FlaggedSelection {
  readonly rows: RowSet
  readonly rules: readonly FlagName[]
}

/** The numbers of the rows of a view; all of it, or those at some places. */
export const rowsOfViewSchema = rowViewSchema.extend({ ranges: z.array(placeRange).max(100_000).nullable() })
export type RowsOfViewRequest = z.infer<typeof rowsOfViewSchema>

const edgesOfBars = z.custom<Float64Array>(
  (value) => value instanceof Float64Array && value.length >= 1 && value.length <= 1000,
  'edges of bars',
)

/** How many of some rows each bar of a histogram of residuals counts. */
export const rowsInBarsSchema = z
  .object({
    fitId,
    residual: z.enum(['studentized', 'standardized', 'raw']),
    /** Their lower and upper edges. */
    bars: z
      .object({ low: edgesOfBars, high: edgesOfBars })
      .strict()
      .refine(({ low, high }) => low.length === high.length, 'as many upper edges as lower ones'),
    rows: rowSetSchema,
  })
  .strict()
export type RowsInBarsRequest = z.infer<typeof rowsInBarsSchema>

/** Whole rows as text for the clipboard, in the order of the file. */
export const copySelectedSchema = z
  .object({ tableId: z.string().max(100), rows: rowSetSchema, header: z.boolean() })
  .strict()
export type CopySelectedRequest = z.infer<typeof copySelectedSchema>
