import { BoundedLargest } from '../numeric/boundedLargest'
import type { RowDiagnostics } from './rowDiagnostics'

/**
 * Indices of at most `limit` flagged rows, worst first: by |studentized residual|, and before all those a row that fits itself alone
 * (leverage 1), which has none. Of equal ones the earlier row is first.
 */
export function worstFlagged(
  { studentized }: Pick<RowDiagnostics, 'studentized'>,
  flags: Uint8Array,
  limit: number,
): Int32Array {
  const worst = new BoundedLargest(limit)
  for (let i = 0; i < flags.length; i++) if (flags[i] !== 0) worst.offer(i, severity(studentized[i]))
  return worst.indices.sort((a, b) => severity(studentized[b]) - severity(studentized[a]) || a - b)
}

/** How far a row stands out: its |studentized residual|, more than any where it has none. */
export const severity = (studentized: number): number =>
  Number.isNaN(studentized) ? Number.MAX_VALUE : Math.abs(studentized)
