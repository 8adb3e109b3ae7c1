import type { FlaggedRow, FlaggedRows } from '@shared/contract/engineApi'
import type { RowDiagnostics } from '@shared/diagnostics/rowDiagnostics'
import { countFlags } from '@shared/diagnostics/rowFlags'

/**
 * The flagged rows of a fit, worst first: by |studentized residual|, and before all those a row that fits itself alone
 * (leverage 1), which has none.
 */
export function listFlaggedRows(rows: RowDiagnostics, flags: Uint8Array, limit: number): FlaggedRows {
  const flagged: number[] = []
  for (let i = 0; i < flags.length; i++) if (flags[i] !== 0) flagged.push(i)
  const severity = (i: number): number =>
    Number.isNaN(rows.studentized[i]) ? Number.MAX_VALUE : Math.abs(rows.studentized[i])
  flagged.sort((a, b) => severity(b) - severity(a) || a - b)
  return {
    total: flagged.length,
    counts: countFlags(flags),
    rows: flagged.slice(0, limit).map((i): FlaggedRow => ({
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
