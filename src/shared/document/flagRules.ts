import { z } from 'zod'
import { flagNamesInOrder } from '../diagnostics/flag'

/** Which rules flag rows. */
export const flagRulesSchema = z.array(z.enum(flagNamesInOrder)).max(flagNamesInOrder.length)
