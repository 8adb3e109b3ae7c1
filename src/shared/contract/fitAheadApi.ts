import { z } from 'zod'
import type { Result } from '../outcome/result'
import {
  diagnosticPlotSchema,
  fitPlotSchema,
  fitSchema,
  flaggedRowsSchema,
  residualPlotSchema,
  type FitReply,
} from './fitApi'
import { outlierTableSchema } from './outlierApi'

/** A table of more rows is not fitted ahead: an idle window shall not keep a processor, and its memory, busy on suspicion. */
const MOST_ROWS_AHEAD = 1_000_000

/** Whether a table of so many rows is fitted before the user has said so. */
export const isFittedAhead = (rowCount: number): boolean => rowCount <= MOST_ROWS_AHEAD

/** A view of the fit on show, which the other fit is to have too. */
const shownViewSchema = z.discriminatedUnion('method', [
  z.object({ method: z.literal('fitPlot'), request: fitPlotSchema }).strict(),
  z.object({ method: z.literal('residualPlot'), request: residualPlotSchema }).strict(),
  z.object({ method: z.literal('diagnosticPlot'), request: diagnosticPlotSchema }).strict(),
  z.object({ method: z.literal('flaggedRows'), request: flaggedRowsSchema }).strict(),
  z.object({ method: z.literal('outlierTable'), request: outlierTableSchema }).strict(),
])
export type ShownView = z.infer<typeof shownViewSchema>

/** A view that is there with the fit, as it would be answered. */
export type DrawnView = ShownView & { readonly reply: Result<unknown> }

/** A fit that is on show from now on. */
export interface ShownFit extends FitReply {
  /** Views that were drawn ahead of it. @default none */
  readonly views?: readonly DrawnView[]
}

export const fitAheadSchema = z
  .object({
    fit: fitSchema,
    /** What is on show, and would be asked for with the fit. */
    views: z.array(shownViewSchema).max(10),
  })
  .strict()
export type FitAheadRequest = z.infer<typeof fitAheadSchema>
