import { z } from 'zod'
import { comparisonSettingsSchema } from '../document/comparisonSettings'

/** Several models on the rows that a fit would use. */
export const compareSchema = comparisonSettingsSchema.extend({
  tableId: z.string().max(100),
  filter: z.string().max(10_000).nullable(),
  excludedRows: z.array(z.number().int().min(1)).max(10_000_000),
})
export type CompareRequest = z.infer<typeof compareSchema>
