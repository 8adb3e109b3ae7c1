import { BoundedLargest } from '../numeric/boundedLargest'
import { severity as severityOf } from '../diagnostics/worstFlagged'
import type { PointSource } from './pointSource'

/** Of more flagged rows than this only the worst are drawn for their flags. */
export const FLAGGED_LIMIT = 2000

/** The flagged points to draw: all, or the 2,000 with the largest |severity|. */
export function flaggedToDraw({ x, y, flags, severity }: PointSource): Int32Array {
  const worst = new BoundedLargest(FLAGGED_LIMIT)
  for (let i = 0; i < flags.length; i++) {
    if (flags[i] !== 0 && Number.isFinite(x[i]) && Number.isFinite(y[i]))
      worst.offer(i, severityOf(severity[i]))
  }
  return worst.indices
}
