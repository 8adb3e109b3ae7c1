import { z } from 'zod'

const finite = z.number().finite()

/**
 * A model that was fitted before, on other data: where fine-tuning starts from. With the mean of squares there as a quadratic it is
 * known how much of that fit is lost later, without the data.
 */
export const pretrainedSchema = z
  .object({
    schema: z.literal('leastwise/pretrained@1'),
    /** The name of the file it was fitted on. */
    source: z.string().max(1000),
    formula: z.string().max(20_000),
    rowCount: z.number().int().min(0),
    /** R's names of the coefficients. */
    terms: z.array(z.string().max(10_000)).min(1).max(2000),
    /** In the data's own units. */
    coefficients: z.array(finite).min(1).max(2000),
    /** The mean of squares there: minimum + (β − optimum)ᵀ G (β − optimum) with G = XᵀX / n, row after row. */
    quadratic: z
      .object({
        minimum: finite.min(0),
        optimum: z.array(finite).max(2000),
        gram: z.array(finite).max(4_000_000),
      })
      .strict()
      .nullable(),
  })
  .strict()
  .refine(({ terms, coefficients }) => terms.length === coefficients.length, 'a coefficient for each term')
  .refine(
    ({ terms, quadratic }) =>
      quadratic === null ||
      (quadratic.gram.length === terms.length ** 2 && quadratic.optimum.length === terms.length),
    'a square matrix of the terms',
  )
export type Pretrained = z.infer<typeof pretrainedSchema>

export const tuningSettingsSchema = z
  .object({
    learningRate: z.number(),
    /** Names of the coefficients that stay as they were pre-trained. */
    frozen: z.array(z.string().max(10_000)).max(2000),
    /** λ of the penalty λ Σ (θ − θ_pretrained)². */
    strength: z.number().min(0),
    /** Share of the rows that are held out. */
    heldOut: z.number().min(0).max(0.9),
    /** By which they are chosen. */
    seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  })
  .strict()
export type TuningSettings = z.infer<typeof tuningSettingsSchema>

export const defaultTuning: TuningSettings = {
  learningRate: 0.1,
  frozen: [],
  strength: 0,
  heldOut: 0.3,
  seed: 1,
}
