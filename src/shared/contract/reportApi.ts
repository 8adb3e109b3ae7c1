import { z } from 'zod'
import { analysisDocumentSchema } from '../document/analysisDocument'
import type { ReportPart } from '../report/composition'

export const previewReportSchema = z
  .object({
    tableId: z.string().max(100),
    fitId: z.string().max(100),
    language: z.enum(['en', 'zh']),
    document: analysisDocumentSchema,
  })
  .strict()
export type PreviewReportRequest = z.infer<typeof previewReportSchema>

export interface ReportElement {
  readonly id: string
  readonly caption: string
}

export interface ReportPreview {
  readonly html: string
  /** The parts that the author wants and that have nothing to say. */
  readonly empty: readonly ReportPart[]
  /** What can be taken out of it, by the ids of the elements. */
  readonly figures: readonly ReportElement[]
  readonly tables: readonly ReportElement[]
}
