import { z } from 'zod'
import { covarianceKinds } from '../estimators/fitResult'
import type { StandardErrors } from '../inference/standardErrors'
import { stepsSchema } from '../preparation/step'
import { importOptionsSchema } from '../source/importOptions'
import { defaultDescent, descentSettingsSchema } from './descentSettings'
import { defaultTuning, pretrainedSchema, tuningSettingsSchema } from './pretrained'

const exclusionSchema = z.object({ row: z.number().int().min(1), reason: z.string().max(1000) }).strict()

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

export const tabs = ['table', 'fit', 'residuals', 'descent', 'compare', 'predict', 'report'] as const

/**
 * All that the user decided, and nothing that follows from it: undo, saving and rerunning work on this one value.
 * Results are derived from it and never stored in it.
 */
export const analysisDocumentSchema = z
  .object({
    version: z.literal(1),
    source: z
      .object({
        /** The main process' permission to read the file; the path itself stays there. */
        grant: z.string().max(100),
        name: z.string().max(1000),
        options: importOptionsSchema,
      })
      .strict()
      .nullable(),
    /** What is done to the table before anything else sees it; a document of earlier versions has none. */
    steps: stepsSchema.default([]),
    /** A condition in SQL that kept rows satisfy; null keeps all. */
    filter: z.string().max(10_000).nullable(),
    exclusions: z.array(exclusionSchema).max(10_000_000),
    model: modelSpecSchema,
    outlierThreshold: z.number().gt(0).max(1000),
    descent: descentSettingsSchema,
    /** Other descents that are kept to be compared with that one. */
    keptRuns: z.array(descentSettingsSchema).max(3).default([]),
    /** The model that fine-tuning starts from; it stays when other data is opened. */
    pretrained: pretrainedSchema.nullable().default(null),
    tuning: tuningSettingsSchema.default(defaultTuning),
    view: z
      .object({
        tab: z.enum(tabs),
        /** The predictor on the x axis of the fit plot; null is the first numeric one. */
        xAxis: z.string().max(10_000).nullable(),
        residual: z.enum(['studentized', 'standardized', 'raw']),
        /** The column whose value names a row in charts; null shows the row number. */
        idColumn: z.string().max(10_000).nullable(),
      })
      .strict(),
  })
  .strict()
export type AnalysisDocument = z.infer<typeof analysisDocumentSchema>

export const emptyDocument: AnalysisDocument = {
  version: 1,
  source: null,
  steps: [],
  filter: null,
  exclusions: [],
  model: {
    formula: '',
    method: 'ols',
    options: {},
    level: 0.95,
    weights: null,
    standardErrors: { kind: 'classical', lag: null, cluster: null, replicates: 2000, seed: 1 },
  },
  outlierThreshold: 2,
  descent: defaultDescent,
  keptRuns: [],
  pretrained: null,
  tuning: defaultTuning,
  view: { tab: 'table', xAxis: null, residual: 'studentized', idColumn: null },
}
