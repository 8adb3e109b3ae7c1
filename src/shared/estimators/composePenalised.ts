import type { DesignMatrix } from '../formula/designMatrix'
import { createDoubleDoubles } from '../numeric/doubleDouble'
import { dotDoubleDouble } from '../numeric/doubleDoubleVectors'
import { timesPowerOfTwo } from '../numeric/timesPowerOfTwo'
import { composeLeastSquares } from './composeLeastSquares'
import type { Factorisation } from './factorisation'
import type { FoldedDesign } from './foldedDesign'
import { hasLeadingIntercept } from './frame'
import type { LeastSquares } from './leastSquares'
import type { Penalty } from './penalty'
import { MOST_DIGITS } from './trustedDigits'

export interface AugmentedSolution {
  /** The data alone. */
  readonly folded: FoldedDesign
  readonly penalty: Penalty
  /** Of the data and the penalty's rows together. */
  readonly factorisation: Factorisation
}

/** The penalised solution in the data's units: coefficients and covariance of what was solved, sums of squares of the data alone. */
export function composePenalised(
  design: DesignMatrix,
  { folded, penalty, factorisation }: AugmentedSolution,
  { dependent = 'aliased' }: { readonly dependent?: 'aliased' | 'zero' },
): LeastSquares {
  const composed = composeLeastSquares(design, factorisation)
  const isConstant = (dependsOn: readonly number[]): boolean =>
    hasLeadingIntercept(design) && dependsOn.every((column) => column === 0)
  const aliases = composed.aliases.filter(({ dependsOn }) => dependent === 'aliased' || isConstant(dependsOn))
  const zeros = composed.aliases.filter((alias) => !aliases.includes(alias)).map(({ column }) => column)
  const coefficients = composed.coefficients.slice()
  const trustedDigits = composed.trustedDigits.slice()
  for (let j = 0; j < design.columnCount; j++) {
    if (penalty.held[j] === 0 && !zeros.includes(j)) continue
    coefficients[j] = 0
    trustedDigits[j] = MOST_DIGITS
  }
  const toResponse = folded.frame.exponent[design.columnCount]
  const responseNorm = deviationNorm(folded, design)
  const explainsNothing = factorisation.solution.columns.every(
    (column) => column === 0 && hasLeadingIntercept(design),
  )
  const residualNorm = explainsNothing ? responseNorm : dataResidualNorm(folded, factorisation)
  return {
    ...composed,
    aliases,
    coefficients,
    trustedDigits,
    residualNorm: timesPowerOfTwo(residualNorm, toResponse),
    rss: timesPowerOfTwo(residualNorm * residualNorm, 2 * toResponse),
    tss: timesPowerOfTwo(responseNorm * responseNorm, 2 * toResponse),
    totalNorm: timesPowerOfTwo(responseNorm, toResponse),
    observations: folded.rows,
    dfResidual: folded.rows - effectiveDf(folded, penalty, factorisation),
    orthogonal: isFree(penalty),
  }
}

const isFree = ({ quadratic, linear }: Penalty): boolean =>
  quadratic.high.every((root) => root === 0) && linear.high.every((slope) => slope === 0)

/** ‖R [−β; 1]‖ with R the triangle of the data alone. */
function dataResidualNorm({ triangle }: FoldedDesign, { solution }: Factorisation): number {
  const order = Math.round(Math.sqrt(triangle.high.length))
  const factors = createDoubleDoubles(order)
  solution.columns.forEach((column, k) => (factors.high[column] = -solution.centeredCoefficients[k]))
  factors.high[order - 1] = 1
  const out = new Float64Array(2)
  let norm = 0
  for (let i = 0; i < order; i++) {
    const row = { values: triangle, start: i * order + i, stride: order }
    dotDoubleDouble(row, { values: factors, start: i, stride: 1 }, order - i, out)
    norm = Math.hypot(norm, out[0])
  }
  return norm
}

/** The root of Σ w (y − ȳ)² with an intercept, of Σ w y² without. */
function deviationNorm({ triangle: { high } }: FoldedDesign, design: DesignMatrix): number {
  const order = design.columnCount + 1
  let norm = 0
  for (let i = hasLeadingIntercept(design) ? 1 : 0; i < order; i++) {
    norm = Math.hypot(norm, high[(order - 1) * order + i])
  }
  return norm
}

/** tr H = ‖R T⁻¹‖² of the columns that take part; their number where no squares are penalised. */
function effectiveDf(
  { triangle }: FoldedDesign,
  { quadratic }: Penalty,
  { solution: { rank, columns, centeredInverse } }: Factorisation,
): number {
  if (columns.every((column) => quadratic.high[column] === 0)) return rank
  const order = quadratic.high.length + 1
  const entries = new Float64Array(order)
  let trace = 0
  for (let k = 0; k < rank; k++) {
    entries.fill(0)
    for (let m = 0; m <= k; m++) {
      const factor = centeredInverse[k * rank + m]
      const start = columns[m] * order
      for (let i = 0; i <= columns[m]; i++) entries[i] += triangle.high[start + i] * factor
    }
    for (const entry of entries) trace += entry * entry
  }
  return trace
}
