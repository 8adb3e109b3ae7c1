import type { FlagName } from '../diagnostics/rowDiagnostics'
import { FLAG_HIGH_LEVERAGE, FLAG_INFLUENTIAL, FLAG_OUTLIER } from '../diagnostics/rowDiagnostics'

/** The one mark of a point that may bear several flags: outlier (◆) before influential (■) before high leverage (▲). */
export function markerOf(flags: number): FlagName | null {
  if ((flags & FLAG_OUTLIER) !== 0) return 'outlier'
  if ((flags & FLAG_INFLUENTIAL) !== 0) return 'influential'
  return (flags & FLAG_HIGH_LEVERAGE) !== 0 ? 'high-leverage' : null
}

/** All flags of a row, by name. */
export function flagNames(flags: number): readonly FlagName[] {
  const names: FlagName[] = []
  if ((flags & FLAG_OUTLIER) !== 0) names.push('outlier')
  if ((flags & FLAG_HIGH_LEVERAGE) !== 0) names.push('high-leverage')
  if ((flags & FLAG_INFLUENTIAL) !== 0) names.push('influential')
  return names
}

export interface FlagCounts {
  readonly outlier: number
  readonly highLeverage: number
  readonly influential: number
  /** Rows with any flag. */
  readonly any: number
}

/** How many rows bear each flag. */
export function countFlags(flags: Uint8Array): FlagCounts {
  const counts = { outlier: 0, highLeverage: 0, influential: 0, any: 0 }
  for (const bits of flags) {
    if (bits === 0) continue
    counts.any++
    if ((bits & FLAG_OUTLIER) !== 0) counts.outlier++
    if ((bits & FLAG_HIGH_LEVERAGE) !== 0) counts.highLeverage++
    if ((bits & FLAG_INFLUENTIAL) !== 0) counts.influential++
  }
  return counts
}
