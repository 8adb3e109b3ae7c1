import { z } from 'zod'
import { flagRulesSchema } from '../document/flagRules'
import { rowNumbersSchema } from './rowNumbers'

/** What a table of outliers is sorted by; signed figures by their size. */
const outlierSortSchema = z
  .object({
    by: z.enum([
      'row',
      'observed',
      'fitted',
      'residual',
      'studentized',
      'leverage',
      'cooksDistance',
      'dffits',
      'robustnessWeight',
      'sigma',
      'rSquared',
      'coefficient',
      'value',
    ]),
    /** Which coefficient, or which column's value; 0 for all others. */
    index: z.number().int().min(0).max(100_000),
    direction: z.enum(['ascending', 'descending']),
  })
  .strict()
export type OutlierSort = z.infer<typeof outlierSortSchema>

export const outlierTableSchema = z
  .object({
    fitId: z.string().max(100),
    outlierThreshold: z.number().gt(0).max(1000),
    flagRules: flagRulesSchema.optional(),
    sort: outlierSortSchema,
    limit: z.number().int().min(1).max(1000),
  })
  .strict()
export type OutlierTableRequest = z.infer<typeof outlierTableSchema>

/** With what share rows, by their numbers, count in a robust fit. */
export const robustnessWeightsSchema = z
  .object({ fitId: z.string().max(100), rows: rowNumbersSchema })
  .strict()
export type RobustnessWeightsRequest = z.infer<typeof robustnessWeightsSchema>

/** A flagged row with all that the fit says of it. NaN is a figure that is not defined. */
export interface OutlierRow {
  readonly row: number
  /** Bits `flagBits`. */
  readonly flags: number
  /** One entry a column of the model; null is missing. */
  readonly values: readonly (number | string | null)[]
  readonly observed: number
  readonly fitted: number
  readonly residual: number
  readonly studentized: number
  readonly leverage: number
  readonly cooksDistance: number
  readonly dffits: number
  /** With what share the row counts in a robust fit. */
  readonly robustnessWeight: number
  /** What leaving the row out would change: the figure without it less the figure with it. */
  readonly without: {
    readonly coefficients: Float64Array
    readonly sigma: number
    readonly rSquared: number
  }
}

/** The flagged rows of a fit, or the first of them in the order asked for. */
export interface OutlierTable {
  readonly total: number
  /** The columns that the model reads. */
  readonly columns: readonly string[]
  /** The estimated coefficients. */
  readonly terms: readonly string[]
  /** The response as the formula has it, where that is none of the columns; else null. */
  readonly response: string | null
  /** What is not defined of the whole fit, and so of no use as a column. */
  readonly lacks: readonly ('robustnessWeight' | 'without')[]
  readonly rows: readonly OutlierRow[]
}
