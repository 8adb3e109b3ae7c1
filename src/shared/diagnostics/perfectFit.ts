import { largestEntry } from './largestMagnitude'
import type { RowDiagnostics } from './rowDiagnostics'
import { figureVector } from './rowDiagnostics'
import { forEachPart } from './rowVector'

/** Residuals this small beside the observed values, by their root mean squares, are rounding (R warns at 1e-15). */
const PERFECT = 1e-14

/** True where the residuals are no more than the rounding of the observed values. */
export function isPerfectFit(rows: Pick<RowDiagnostics, 'observed' | 'residual' | 'vector'>): boolean {
  const { residual } = rows
  const observed = figureVector(rows, 'observed')
  const largest = largestEntry(observed)
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
