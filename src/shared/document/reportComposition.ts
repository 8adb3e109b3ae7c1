import { z } from 'zod'
import { diagnosticViews } from '../plots/diagnosticChoice'
import {
  defaultComposition,
  reportParts,
  type NumberStyle,
  type PlacedPart,
  type ReportComposition,
} from '../report/composition'

const placedPartSchema: z.ZodType<PlacedPart> = z
  .object({ id: z.enum(reportParts), shown: z.boolean(), comment: z.string().max(20_000) })
  .strict()

const numberStyleSchema: z.ZodType<NumberStyle> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('usual') }).strict(),
  z.object({ kind: z.literal('significant'), digits: z.number().int().min(1).max(17) }).strict(),
  z.object({ kind: z.literal('decimals'), decimals: z.number().int().min(0).max(15) }).strict(),
])

export const reportCompositionSchema: z.ZodType<ReportComposition> = z
  .object({
    parts: z.array(placedPartSchema).max(2 * reportParts.length),
    language: z.enum(['window', 'en', 'zh']),
    title: z.string().max(1000),
    author: z.string().max(1000),
    numbers: numberStyleSchema,
    pValues: z.enum(['full', 'apa']),
    views: z.array(z.enum(diagnosticViews)).max(diagnosticViews.length).nullable().default(null),
    figures: z
      .object({ width: z.number().min(20).max(300), dpi: z.number().int().min(50).max(600) })
      .strict()
      .default(defaultComposition.figures),
  })
  .strict()
