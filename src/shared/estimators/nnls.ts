import type { Constraint } from '../constraints/constraint'
import type { DesignMatrix } from '../formula/designMatrix'
import { createDoubleDoubles } from '../numeric/doubleDouble'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { Warning } from '../outcome/warning'
import { checkSolution } from './checkSolution'
import { columnDeviations } from './columnDeviations'
import type { Estimation } from './estimation'
import type { EstimationContext, Estimator } from './estimator'
import type { FoldedDesign } from './foldedDesign'
import { foldInDouble } from './foldedDesign'
import { hasLeadingIntercept } from './frame'
import type { LeastSquares } from './leastSquares'
import { nonNegativeSearch } from './nonNegativeSearch'
import { solveConstrained } from './solveConstrained'
import { solvePenalised } from './solvePenalised'

/**
 * Non-negative least squares, min Σ w (y − Xβ)² with βⱼ ≥ 0 (Lawson and Hanson 1974; R's nnls), the intercept free unless it is to be
 * bounded too. Which coefficients are positive is found on the triangle; these are then least squares, as exact as any. Where a bound
 * holds there is no inference, because the data chose it.
 */
export const nnls: Estimator = {
  name: 'nnls',
  textKey: 'nnls',
  family: 'squares',
  options: [{ kind: 'boolean', name: 'bound-intercept', textKey: 'bound-intercept', default: false }],
  solve(design, options, context) {
    const isAllBounded = options['bound-intercept'] === true && hasLeadingIntercept(design)
    return isAllBounded ? boundAll(design, context) : boundSlopes(design, context)
  },
}

/** The intercept is a coefficient like any other here: constraints, of which none but the bounds are to be told. */
function boundAll(design: DesignMatrix, context: EstimationContext): Result<Estimation> {
  const bounds = design.columnNames.map((name, column): Constraint => {
    const coefficients = new Float64Array(design.columnCount)
    coefficients[column] = 1
    return { text: `${name} ≥ 0`, kind: 'inequality', coefficients, bound: 0 }
  })
  const solved = solveConstrained(design, bounds, context)
  if (!solved.ok) return solved
  const { constraints, ...estimation } = solved.value
  const held = bounds.filter((_, i) => constraints?.outcomes[i].active === true)
  return ok({ ...estimation, warnings: boundWarnings(held.map(({ text }) => text)) })
}

function boundSlopes(design: DesignMatrix, { onProgress }: EstimationContext): Result<Estimation> {
  const folded = foldInDouble(design, { onProgress })
  const leastSquares = solvePositive(design, folded, positiveColumns(folded, design))
  const failure = checkSolution(design, leastSquares)
  if (failure) return fail(failure)
  const first = hasLeadingIntercept(design) ? 1 : 0
  const held = design.columnNames.filter((_, j) => j >= first && leastSquares.coefficients[j] === 0)
  return ok({
    design,
    leastSquares,
    inference: held.length === 0 ? 'exact' : 'none',
    warnings: boundWarnings(held.map((name) => `${name} ≥ 0`)),
  })
}

const boundWarnings = (held: readonly string[]): readonly Warning[] =>
  held.length === 0 ? [] : [{ code: 'bounds-no-inference', bounds: held.join(', ') }]

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
