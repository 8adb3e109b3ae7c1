import { z } from 'zod'
import { modelSpecSchema } from './modelSpec'

/** Kept models at most: what a chart still shows side by side. */
export const MOST_KEPT = 12

const keptModelSchema = z.object({ label: z.string().max(20_000), model: modelSpecSchema }).strict()

/** The models that are compared, in their order, and how. */
export const comparisonSettingsSchema = z
  .object({
    models: z.array(keptModelSchema).max(MOST_KEPT),
    /** Whether all are fitted to the rows that each can use, or each to its own. */
    rows: z.enum(['common', 'own']),
    folds: z.number().int().min(2).max(1000),
    seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  })
  .strict()
export type ComparisonSettings = z.infer<typeof comparisonSettingsSchema>

export const defaultComparison: ComparisonSettings = { models: [], rows: 'common', folds: 10, seed: 1 }
