import { z } from 'zod'
import type { FlagCounts, RuleCounts } from '../diagnostics/countFlags'
import type { FlagName } from '../diagnostics/flag'
import type { FlagLimits } from '../diagnostics/rowFlags'
import { diagnosticChoiceSchema } from '../document/diagnosticPanes'
import { flagRulesSchema } from '../document/flagRules'
import { modelSpecSchema } from '../document/modelSpec'
import type { FitResult } from '../estimators/fitResult'
import type { AppError } from '../outcome/appError'
import type { Warning } from '../outcome/warning'
import { rowSetSchema } from './rowNumbers'

const tableId = z.string().max(100)
const fitId = z.string().max(100)
const rowNumber = z.number().int().min(1)

export const fitSchema = z
  .object({
    tableId,
    model: modelSpecSchema,
    filter: z.string().max(10_000).nullable(),
    excludedRows: rowSetSchema,
    outlierThreshold: z.number().gt(0).max(1000),
    flagRules: flagRulesSchema.optional(),
  })
  .strict()
export type FitRequest = z.infer<typeof fitSchema>

const flagging = z
  .object({
    fitId,
    outlierThreshold: z.number().gt(0).max(1000),
    flagRules: flagRulesSchema.optional(),
  })
  .strict()

export const exclusionLedgerSchema = fitSchema
  .omit({ excludedRows: true, outlierThreshold: true, flagRules: true })
  .extend({
    /** The rows of each act, as `3,17,40-44`. */
    acts: z.array(z.string().max(100_000_000)).max(1000),
  })
export type LedgerRequest = z.infer<typeof exclusionLedgerSchema>

/** `row`, the one picked in the window, is drawn whether or not it is sampled of many. */
const plot = flagging.extend({ row: rowNumber.nullable().optional() })

export const fitPlotSchema = plot.extend({ xAxis: z.string().max(10_000).nullable() })
export type FitPlotRequest = z.infer<typeof fitPlotSchema>

export const residualPlotSchema = plot.extend({
  residual: z.enum(['studentized', 'standardized', 'raw']),
  xAxis: z.string().max(10_000).nullable(),
})
export type ResidualPlotRequest = z.infer<typeof residualPlotSchema>

export const diagnosticPlotSchema = plot.extend({ choice: diagnosticChoiceSchema })
export type DiagnosticPlotRequest = z.infer<typeof diagnosticPlotSchema>

export const flaggedRowsSchema = flagging.extend({ limit: z.number().int().min(1).max(10_000) })
export type FlaggedRowsRequest = z.infer<typeof flaggedRowsSchema>

export const completeFlagsSchema = flagging.omit({ outlierThreshold: true })
export type CompleteFlagsRequest = z.infer<typeof completeFlagsSchema>

export interface FitReply {
  readonly fitId: string
  readonly result: FitResult
  readonly equation: string
  readonly flaggedCount: {
    readonly outlier: number
    readonly highLeverage: number
    readonly influential: number
  }
  /** Of the model's factors in the fitted rows, by their columns. */
  readonly levels: Readonly<Record<string, readonly string[]>>
  readonly timing: { readonly loadMs: number; readonly fitMs: number }
  readonly importWarnings: readonly Warning[]
}

export interface FlaggedRow {
  readonly row: number
  readonly observed: number
  readonly fitted: number
  readonly residual: number
  readonly studentized: number
  readonly leverage: number
  readonly cooksDistance: number
  /** Bits `flagBits`. */
  readonly flags: number
}

export interface FlaggedRows {
  /** Rows flagged in any way; `rows` lists the worst of them. */
  readonly total: number
  /** How many rows are unusual in each way, listed or not. */
  readonly counts: FlagCounts
  /** How many rows each of the rules in force flags. */
  readonly byRule: RuleCounts
  /** The limits of all rules, in force or not. */
  readonly limits: FlagLimits
  /** Why the rule that asks an MM-estimate has none to ask; null where it has. */
  readonly failure: AppError | null
  /** Those of the rules in force that flag nothing yet, because what they look at is still to be figured: `completeFlags` does that. */
  readonly awaited: readonly FlagName[]
  readonly rows: readonly FlaggedRow[]
}
