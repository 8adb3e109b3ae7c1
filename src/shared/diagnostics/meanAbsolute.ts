import type { SegmentWork } from '../numeric/segments'
import { addSegments, doSegments } from '../numeric/segments'
import type { RowDiagnostics } from './rowDiagnostics'

/** Σ w |e| / Σ w. */
export function meanAbsolute(
  rows: Pick<RowDiagnostics, 'residual' | 'share'>,
  weights: Float64Array | undefined,
): number {
  const sums = new Float64Array(2)
  const shape = { rowCount: rows.residual.length, width: 2, share: rows.share?.('absolute') }
  addSegments(doSegments(shape, absolutePass(rows.residual, weights)), sums)
  return sums[0] / sums[1]
}

/** Σ w |e| and Σ w of a segment. */
export function absolutePass(residual: Float64Array, weights: Float64Array | undefined): SegmentWork {
  return ({ start, end }, found) => {
    let sum = 0
    let total = 0
    for (let i = start; i < end; i++) {
      const weight = weights ? weights[i] : 1
      sum += weight * Math.abs(residual[i])
      total += weight
    }
    found[0] = sum
    found[1] = total
  }
}
