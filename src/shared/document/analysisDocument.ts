import { z } from 'zod'
import { defaultFlagRules } from '../diagnostics/flag'
import { residualKinds } from '../plots/diagnosticChoice'
import { stepsSchema } from '../preparation/step'
import { defaultComposition } from '../report/composition'
import { reportCompositionSchema } from './reportComposition'
import { importOptionsSchema } from '../source/importOptions'
import { comparisonSettingsSchema, defaultComparison } from './comparisonSettings'
import { defaultDescent, descentSettingsSchema } from './descentSettings'
import { flagRulesSchema } from './flagRules'
import { defaultPanes, diagnosticPanesSchema } from './diagnosticPanes'
import { modelSpecSchema } from './modelSpec'
import { exclusionSchema } from './exclusions'
import { defaultTuning, pretrainedSchema, tuningSettingsSchema } from './pretrained'

export type { ModelSpec } from './modelSpec'

const axisTerm = z.string().max(10_000).nullable()

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
    /** What was excluded by hand or by a rule, act after act; a row is in one of them. */
    exclusions: z.array(exclusionSchema).max(10_000_000),
    model: modelSpecSchema,
    outlierThreshold: z.number().gt(0).max(1000),
    flagRules: flagRulesSchema.default([...defaultFlagRules]),
    descent: descentSettingsSchema,
    /** Other descents that are kept to be compared with that one. */
    keptRuns: z.array(descentSettingsSchema).max(3).default([]),
    /** The model that fine-tuning starts from; it stays when other data is opened. */
    pretrained: pretrainedSchema.nullable().default(null),
    tuning: tuningSettingsSchema.default(defaultTuning),
    comparison: comparisonSettingsSchema.default(defaultComparison),
    /** What its report holds, in which order and how. */
    report: reportCompositionSchema.default(defaultComposition),
    view: z
      .object({
        tab: z.enum(tabs),
        /** The predictor on the x axis of the fit plot; null is the first numeric one. */
        xAxis: z.string().max(10_000).nullable(),
        residual: z.enum(residualKinds),
        /** The views of residuals that stand beside each other. */
        panes: diagnosticPanesSchema.default(defaultPanes),
        /** The column whose value names a row in charts; null shows the row number. */
        idColumn: z.string().max(10_000).nullable(),
        /** The coefficients on the axes of the loss surface; null is the next one that moves. */
        surfaceAxes: z.tuple([axisTerm, axisTerm]).default([null, null]),
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
  flagRules: [...defaultFlagRules],
  descent: defaultDescent,
  keptRuns: [],
  pretrained: null,
  tuning: defaultTuning,
  comparison: defaultComparison,
  report: defaultComposition,
  view: {
    tab: 'table',
    xAxis: null,
    residual: 'studentized',
    panes: defaultPanes,
    idColumn: null,
    surfaceAxes: [null, null],
  },
}
