import { z } from 'zod'
import { covarianceKinds } from '../estimators/fitResult'
import type { StandardErrors } from '../inference/standardErrors'

const standardErrorsSchema = z
  .object({
    kind: z.enum(covarianceKinds),
    lag: z.number().int().min(0).max(1_000_000).nullable(),
    cluster: z.string().max(10_000).nullable(),
    replicates: z.number().int().min(2).max(1_000_000),
    seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  })
  .strict() satisfies z.ZodType<StandardErrors>

export const modelSpecSchema = z
  .object({
    /** R's formula language; the pickers are another view of it. */
    formula: z.string().max(20_000),
    method: z.string().max(50),
    options: z.record(
      z.string().max(100),
      z.union([z.number(), z.string().max(10_000), z.boolean(), z.null()]),
    ),
    /** Confidence level of intervals. */
    level: z.number().gt(0).lt(1),
    weights: z.string().max(10_000).nullable(),
    standardErrors: standardErrorsSchema,
  })
  .strict()
export type ModelSpec = z.infer<typeof modelSpecSchema>
