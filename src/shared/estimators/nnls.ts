import type { DesignMatrix } from '../formula/designMatrix'
import { createDoubleDoubles } from '../numeric/doubleDouble'
import { fail, ok } from '../outcome/result'
import { checkSolution } from './checkSolution'
import { columnDeviations } from './columnDeviations'
import type { Estimator } from './estimator'
import type { FoldedDesign } from './foldedDesign'
import { foldInDouble } from './foldedDesign'
import { hasLeadingIntercept } from './frame'
import type { LeastSquares } from './leastSquares'
import { nonNegativeSearch } from './nonNegativeSearch'
import { solvePenalised } from './solvePenalised'

/**
 * Non-negative least squares, min Σ w (y − Xβ)² with βⱼ ≥ 0, the intercept free (Lawson and Hanson 1974; R's nnls). Which coefficients
 * are positive is found on the triangle; these are then least squares, as exact as any. Where a bound holds there is no inference,
 * because the data chose it.
 */
export const nnls: Estimator = {
  name: 'nnls',
  textKey: 'nnls',
  options: [],
  solve(design, _options, { onProgress }) {
    const folded = foldInDouble(design, { onProgress })
    const leastSquares = solvePositive(design, folded, positiveColumns(folded, design))
    const failure = checkSolution(design, leastSquares)
    if (failure) return fail(failure)
    const first = hasLeadingIntercept(design) ? 1 : 0
    const bounds = design.columnNames.filter((_, j) => j >= first && leastSquares.coefficients[j] === 0)
    if (bounds.length === 0) return ok({ design, leastSquares, inference: 'exact' })
    return ok({
      design,
      leastSquares,
      inference: 'none',
      warnings: [{ code: 'bounds-no-inference', bounds: bounds.map((name) => `${name} ≥ 0`).join(', ') }],
    })
  },
}

/** The columns of X whose coefficients are positive. */
function positiveColumns(folded: FoldedDesign, design: DesignMatrix): Set<number> {
  const first = hasLeadingIntercept(design) ? 1 : 0
  const order = design.columnCount + 1
  const { high } = folded.triangle
  const deviations = columnDeviations(folded, design).high
  const columns = [...deviations.keys()].filter((j) => j < design.columnCount && deviations[j] > 0)
  const rows = design.columnCount - first
  const matrix = new Float64Array(rows * columns.length)
  columns.forEach((column, k) => {
    const own = high.subarray(column * order + first, (column + 1) * order - 1)
    const norm = Math.hypot(...own)
    matrix.set(
      own.map((value) => value / norm),
      k * rows,
    )
  })
  const response = high.slice((order - 1) * order + first, order * order - 1)
  return new Set(nonNegativeSearch({ rows, matrix, response }).map((k) => columns[k]))
}

/** Least squares on the positive columns; one that more exact arithmetic finds not to be positive is 0 too. */
function solvePositive(design: DesignMatrix, folded: FoldedDesign, positive: Set<number>): LeastSquares {
  const deviations = columnDeviations(folded, design).high
  const zeros = createDoubleDoubles(design.columnCount)
  for (;;) {
    const held = Uint8Array.from({ length: design.columnCount }, (_, j) =>
      deviations[j] > 0 && !positive.has(j) ? 1 : 0,
    )
    const leastSquares = solvePenalised(design, folded, {
      penaltyIn: () => ({ quadratic: zeros, linear: zeros, held }),
      dependent: 'zero',
    })
    const negative = [...positive].filter((j) => leastSquares.coefficients[j] < 0)
    if (negative.length === 0) return leastSquares
    for (const j of negative) positive.delete(j)
  }
}
