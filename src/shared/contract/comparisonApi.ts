import { z } from 'zod'
import { comparisonSettingsSchema } from '../document/comparisonSettings'
import { rowSetSchema } from './rowNumbers'

/** Several models on the rows that a fit would use. */
export const compareSchema = comparisonSettingsSchema.extend({
  tableId: z.string().max(100),
  filter: z.string().max(10_000).nullable(),
  excludedRows: rowSetSchema,
})
export type CompareRequest = z.infer<typeof compareSchema>
