import type { FlaggedRow, FlaggedRows } from '@shared/contract/fitApi'
import type { RowDiagnostics } from '@shared/diagnostics/rowDiagnostics'
import { countByRule, countFlags } from '@shared/diagnostics/countFlags'
import { worstFlagged } from '@shared/diagnostics/worstFlagged'

/** The flagged rows of a fit, worst first. */
export function listFlaggedRows(
  rows: RowDiagnostics,
  flags: Uint8Array,
  limit: number,
): Pick<FlaggedRows, 'total' | 'counts' | 'byRule' | 'rows'> {
  const counts = countFlags(flags)
  return {
    total: counts.any,
    counts,
    byRule: countByRule(flags),
    rows: Array.from(worstFlagged(rows, flags, limit), (i): FlaggedRow => ({
      row: rows.rows[i],
      observed: rows.observed[i],
      fitted: rows.fitted[i],
      residual: rows.residual[i],
      studentized: rows.studentized[i],
      leverage: rows.leverage[i],
      cooksDistance: rows.cooksDistance[i],
      flags: flags[i],
    })),
  }
}
