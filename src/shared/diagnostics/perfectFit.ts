import type { SegmentWork } from '../numeric/segments'
import { doSegments } from '../numeric/segments'
import { largestMagnitude } from './largestMagnitude'
import type { RowDiagnostics } from './rowDiagnostics'
import { figureVector } from './rowDiagnostics'
import type { SharePass } from './basisPass'
import type { RowVector } from './rowVector'
import { forEachPart, forEachPartOf } from './rowVector'

/** Residuals this small beside the observed values, by their root mean squares, are rounding (R warns at 1e-15). */
const PERFECT = 1e-14

/** True where the residuals are no more than the rounding of the observed values. */
export function isPerfectFit(
  rows: Pick<RowDiagnostics, 'observed' | 'residual' | 'vector' | 'share'>,
): boolean {
  const { residual } = rows
  const observed = figureVector(rows, 'observed')
  const largest = largestEntry(observed, rows.share?.('observed'))
  if (largest === 0) return residual.every((value) => value === 0)
  // The squares of the observed values, by this scale, add up to their number at the most: mostly a few rows tell.
  const most = PERFECT * PERFECT * observed.length
  let residualSquares = 0
  for (let i = 0; i < residual.length && residualSquares <= most; i++) {
    residualSquares += (residual[i] / largest) ** 2
  }
  if (residualSquares > most) return false
  let squares = 0
  forEachPart(observed, (values) => {
    for (let i = 0; i < values.length; i++) squares += (values[i] / largest) ** 2
  })
  return residualSquares <= PERFECT * PERFECT * squares
}

/** max |xᵢ| of a vector that is made block by block; NaN where an entry is. */
function largestEntry(vector: RowVector, share?: SharePass): number {
  const found = doSegments({ rowCount: vector.length, width: 1, share }, largestPass(vector))
  return found.reduce((largest, [own]) => Math.max(largest, own), 0)
}

/** Finds the largest magnitude of a segment. */
export function largestPass(vector: RowVector): SegmentWork {
  return (segment, found) =>
    forEachPartOf(vector, segment, (values) => {
      found[0] = Math.max(found[0], largestMagnitude(values))
    })
}
