import { z } from 'zod'
import { importOptionsSchema } from '../source/importOptions'
import type { RowObstacle } from '../formula/rowObstacle'
import type { PredictorDomain } from '../inference/predictorDomains'
import type { Cell } from './cell'

const fitId = z.string().max(100)
const columnName = z.string().max(10_000)
const typedCell = z.union([z.number(), z.string().max(10_000), z.null()])

/** Which rows to predict. */
export const predictionRowsSchema = z.discriminatedUnion('from', [
  /** Rows typed in the window: the cells of each in the order of `columns`; dates are days since 1970-01-01. */
  z
    .object({
      from: z.literal('typed'),
      columns: z.array(columnName).max(1000),
      rows: z.array(z.array(typedCell).max(1000)).max(10_000),
    })
    .strict(),
  /** Rows of the fitted table, whatever is filtered or excluded. */
  z.object({ from: z.literal('table'), which: z.enum(['all', 'response-missing']) }).strict(),
  /** A granted file. */
  z.object({ from: z.literal('file'), grant: z.string().max(100), options: importOptionsSchema }).strict(),
])
export type PredictionRows = z.infer<typeof predictionRowsSchema>

export const predictorsSchema = z.object({ fitId }).strict()
export type PredictorsRequest = z.infer<typeof predictorsSchema>

export const predictionSummarySchema = z.object({ fitId, rows: predictionRowsSchema }).strict()
export type PredictionSummaryRequest = z.infer<typeof predictionSummarySchema>

export const predictSchema = z
  .object({
    fitId,
    rows: predictionRowsSchema,
    start: z.number().int().min(0),
    end: z.number().int().min(0),
  })
  .strict()
  .refine((page) => page.end - page.start <= 1000, 'at most 1000 rows a page')
export type PredictRequest = z.infer<typeof predictSchema>

/** Of main to the engine: predictions as CSV, from this row on. */
export const predictionCsvSchema = z
  .object({ fitId, rows: predictionRowsSchema, start: z.number().int().min(0) })
  .strict()
export type PredictionCsvRequest = z.infer<typeof predictionCsvSchema>

export interface PredictionCsvPart {
  readonly text: string
  /** Where the next part starts; null at the end. */
  readonly next: number | null
}

/** What the window needs to ask for values. */
export interface PredictionForm {
  readonly response: string
  readonly level: number
  readonly predictors: readonly PredictorDomain[]
  /** Rows of the table without a response. */
  readonly responseMissing: number
  readonly rowCount: number
}

export interface PredictedRow {
  /** 1-based data row of the file; of typed rows their place. */
  readonly row: number
  /** The predictors' values in the order of the form; dates are ISO text. */
  readonly cells: readonly Cell[]
  readonly fit: number
  readonly stdError: number
  readonly confidenceLower: number
  readonly confidenceUpper: number
  readonly predictionLower: number
  readonly predictionUpper: number
  readonly extrapolated: boolean
  /** Numeric predictors outside the range of the fitted rows; none where it is the combination that is unusual. */
  readonly outside: readonly string[]
  /** Why there is no prediction; null where there is one. */
  readonly obstacle: RowObstacle | null
}

export interface PredictionSummary {
  readonly rowCount: number
  readonly predicted: number
  readonly extrapolated: number
  /** Why rows cannot be predicted, the most frequent reason first, at most twenty. */
  readonly obstacles: readonly { readonly obstacle: RowObstacle; readonly count: number }[]
}

export interface PredictionPage {
  /** All rows there are to predict. */
  readonly rowCount: number
  readonly rows: readonly PredictedRow[]
}
