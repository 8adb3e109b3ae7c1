import type { FlagName } from '../diagnostics/rowDiagnostics'
import { FLAG_HIGH_LEVERAGE, FLAG_INFLUENTIAL, FLAG_OUTLIER } from '../diagnostics/rowDiagnostics'

/** The one mark of a point that may bear several flags: outlier (◆) before influential (■) before high leverage (▲). */
export function markerOf(flags: number): FlagName | null {
  if ((flags & FLAG_OUTLIER) !== 0) return 'outlier'
  if ((flags & FLAG_INFLUENTIAL) !== 0) return 'influential'
  return (flags & FLAG_HIGH_LEVERAGE) !== 0 ? 'high-leverage' : null
}
