import { z } from 'zod'
import type { QuadraticLoss } from '../descent/quadraticLoss'
import { descentSettingsSchema } from '../document/descentSettings'
import { pretrainedSchema, tuningSettingsSchema } from '../document/pretrained'

const fitId = z.string().max(100)
const axis = z.object({ min: z.number(), max: z.number() }).strict()

export const descentProblemSchema = z.object({ fitId }).strict()
export type DescentRequest = z.infer<typeof descentProblemSchema>

export const descentRunSchema = z.object({ fitId, settings: descentSettingsSchema }).strict()
export type DescentRunRequest = z.infer<typeof descentRunSchema>

export const rowsProblemSchema = z.object({ fitId, settings: descentSettingsSchema }).strict()
export type RowsProblemRequest = z.infer<typeof rowsProblemSchema>

export const lossGridSchema = z
  .object({
    fitId,
    settings: descentSettingsSchema,
    /** Indices of the two coefficients; the others are at the minimum. */
    terms: z.tuple([z.number().int().min(0), z.number().int().min(0)]),
    x: axis,
    y: axis,
  })
  .strict()
export type LossGridRequest = z.infer<typeof lossGridSchema>

export const tuningSplitSchema = z
  .object({
    fitId,
    scale: z.enum(['none', 'standardize']),
    heldOut: z.number().min(0).max(0.9),
    seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  })
  .strict()
export type TuningSplitRequest = z.infer<typeof tuningSplitSchema>

export const tuningRunSchema = z
  .object({
    fitId,
    settings: descentSettingsSchema,
    tuning: tuningSettingsSchema,
    pretrained: pretrainedSchema,
  })
  .strict()
export type TuningRequest = z.infer<typeof tuningRunSchema>

export interface DescentReply {
  /** The mean of squares with features as they are and standardised; their sum is `withLossKind` of it. */
  readonly losses: Readonly<Record<QuadraticLoss['scale'], QuadraticLoss>>
  /** The first rows of the fit, so that a gradient can be spelt out. */
  readonly examples: DescentExamples
  /** For drawing the moving line: the x axis' values, the response, and the design row of each drawn point of a curve. */
  readonly view: {
    readonly xLabel: string
    readonly yLabel: string
    readonly x: Float64Array
    readonly y: Float64Array
    readonly total: number
    readonly curveX: Float64Array
    /** Model matrix rows along the curve, row-major, `curveX.length × p`: fitted curve = curveDesign · coefficients. */
    readonly curveDesign: Float64Array
  } | null
}

export interface DescentExamples {
  /** 1-based data rows. */
  readonly rows: readonly number[]
  /** Their rows of the model matrix, the columns that have a coefficient, row-major. */
  readonly design: Float64Array
  readonly response: Float64Array
  /** All rows there are. */
  readonly total: number
}
