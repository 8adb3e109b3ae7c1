import { z } from 'zod'
import { diagnosticViews, residualKinds } from '../plots/diagnosticChoice'

const name = z.string().max(10_000)

const residualAxisSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fitted') }).strict(),
  z.object({ kind: z.literal('order') }).strict(),
  z.object({ kind: z.literal('column'), name }).strict(),
])

/** One of the views of residuals that are on show; which residual they show is chosen for all. */
export const diagnosticPaneSchema = z
  .object({
    view: z.enum(diagnosticViews),
    axis: residualAxisSchema.default({ kind: 'fitted' }),
    /** The coefficient or term that is looked at; null is the first. */
    term: name.nullable().default(null),
    band: z.enum(['pointwise', 'simultaneous']).default('simultaneous'),
  })
  .strict()
export type DiagnosticPane = z.infer<typeof diagnosticPaneSchema>

export const diagnosticChoiceSchema = diagnosticPaneSchema.extend({ residual: z.enum(residualKinds) })

/** The two views beside each other. */
export const diagnosticPanesSchema = z.tuple([diagnosticPaneSchema, diagnosticPaneSchema])

export const defaultPanes: z.infer<typeof diagnosticPanesSchema> = [
  { view: 'residuals', axis: { kind: 'fitted' }, term: null, band: 'simultaneous' },
  { view: 'quantile', axis: { kind: 'fitted' }, term: null, band: 'simultaneous' },
]
