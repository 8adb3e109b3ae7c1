import type { DesignMatrix } from '../formula/designMatrix'
import type { DoubleDoubles } from '../numeric/doubleDouble'
import { addDoubleDouble, createDoubleDoubles, divideDoubleDouble } from '../numeric/doubleDouble'
import { dotDoubleDouble } from '../numeric/doubleDoubleVectors'
import { foldBlock } from '../numeric/foldBlock'
import { foldBlockDoubleDouble } from '../numeric/foldBlockDoubleDouble'
import { withColumnBlock } from '../numeric/withColumnBlock'
import { judgeInDouble, judgeInDoubleDouble } from './collinearity'
import type { AugmentedSolution } from './composePenalised'
import { composePenalised } from './composePenalised'
import type { Judge } from './factorise'
import { revealColumns } from './factorise'
import type { FoldedDesign, FoldingOptions } from './foldedDesign'
import { foldInDoubleDouble } from './foldedDesign'
import type { LeastSquares } from './leastSquares'
import type { Penalty } from './penalty'
import type { RankReveal } from './revealRank'
import { solveInFrame } from './solveInFrame'
import { hasDigitsWanted } from './solveLeastSquares'

export interface PenalisedProblem extends FoldingOptions {
  /** The penalty in the frame of the design as it is folded; asked again when it is folded in double-double. */
  readonly penaltyIn: (folded: FoldedDesign) => Penalty
  /** What becomes of a column that depends on others in spite of the penalty. @default 'aliased' */
  readonly dependent?: 'aliased' | 'zero'
}

/**
 * min Σ w (y − Xβ)² + Σ q² β² + 2 Σ g β. The squares are rows √0·y = q β, folded into the triangle, so that with T the triangle of the
 * augmented columns (TᵀT = XᵀWX + q²) the solution is T β = T⁻ᵀ (Xᵀ W y − g). In double-double where double would lose digits.
 *
 * In the answer `inverseR` is T⁻¹ and `unscaledCovariance` (XᵀWX + q²)⁻¹, so leverages are those of the penalised fit; `rss` is of
 * the data alone; `dfResidual` is n − tr H with H = X (XᵀWX + q²)⁻¹ XᵀW; `conditionNumber` and `trustedDigits` are of what was solved.
 */
export function solvePenalised(
  design: DesignMatrix,
  folded: FoldedDesign,
  problem: PenalisedProblem,
): LeastSquares {
  const inDouble = solveAugmented(folded, problem)
  if (hasDigitsWanted(design, inDouble.factorisation)) return composePenalised(design, inDouble, problem)
  const extended = foldInDoubleDouble(design, folded, problem)
  return composePenalised(design, solveAugmented(extended, problem), problem)
}

function solveAugmented(folded: FoldedDesign, { penaltyIn }: PenalisedProblem): AugmentedSolution {
  const penalty = penaltyIn(folded)
  const augmented = foldPenalty(folded, penalty)
  const decide = folded.arithmetic === 'double' ? judgeInDouble : judgeInDoubleDouble
  const judge: Judge = (candidate, parts) =>
    penalty.held[candidate.column] === 1 ? 'dependent' : decide(candidate, parts)
  const { reveal, norms } = revealColumns(augmented, judge)
  const effects = shiftEffects(reveal, penalty.linear)
  const shifted = {
    ...reveal,
    effects,
    aliased: reveal.aliased.filter(({ column }) => penalty.held[column] === 0),
    residualNorm: Math.hypot(reveal.residualNorm, distance(reveal.effects, effects)),
  }
  const { frame, rows, precision, arithmetic } = augmented
  const solution = solveInFrame(shifted, norms)
  return {
    folded,
    penalty,
    factorisation: { frame, norms, reveal: shifted, solution, rows, precision, arithmetic },
  }
}

/** The rows q β = 0 with the data's. */
function foldPenalty(folded: FoldedDesign, penalty: Penalty): FoldedDesign {
  // One that overflowed takes the coefficient with it, so that nothing is passed off as a solution.
  const penalised = [...penalty.quadratic.high.keys()].filter((j) => penalty.quadratic.high[j] !== 0)
  const rows = penalised.length
  if (rows === 0) return folded
  const order = penalty.quadratic.high.length + 1
  const data = { high: folded.triangle.high.slice(), low: folded.triangle.low.slice() }
  const diagonal = diagonalOf(penalty.quadratic, order)
  const fold = folded.arithmetic === 'double' ? foldTriangle : foldTriangleDoubleDouble
  // Folding into the larger of the two leaves nothing of the smaller to the difference of large numbers.
  const triangle = penalised.some((j) =>
    outweighs(penalty.quadratic.high[j], data.high, { order, column: j }),
  )
    ? fold(diagonal, data, order)
    : fold(data, diagonal, order)
  return { ...folded, triangle, rows: folded.rows + rows }
}

function outweighs(
  root: number,
  triangle: Float64Array,
  { order, column }: { readonly order: number; readonly column: number },
): boolean {
  return root > Math.hypot(...triangle.subarray(column * order, (column + 1) * order))
}

function diagonalOf({ high, low }: DoubleDoubles, order: number): DoubleDoubles {
  const diagonal = createDoubleDoubles(order * order)
  high.forEach((root, j) => {
    diagonal.high[j * order + j] = root
    diagonal.low[j * order + j] = low[j]
  })
  return diagonal
}

/** Folds the rows of the second triangle into the first, which it answers. */
function foldTriangle(into: DoubleDoubles, rows: DoubleDoubles, order: number): DoubleDoubles {
  withColumnBlock(order * order, (block) => {
    block.values.set(rows.high)
    foldBlock(into, order, block, order)
  })
  return into
}

function foldTriangleDoubleDouble(into: DoubleDoubles, rows: DoubleDoubles, order: number): DoubleDoubles {
  foldBlockDoubleDouble(into, order, rows, order)
  return into
}

/** Tᵀu = g by forward substitution, taken from the effects: Qᵀy − T⁻ᵀ g. */
function shiftEffects({ triangle, effects, columns }: RankReveal, linear: DoubleDoubles): DoubleDoubles {
  const rank = columns.length
  const solved = createDoubleDoubles(rank)
  const shifted = createDoubleDoubles(rank)
  const out = new Float64Array(2)
  for (let i = 0; i < rank; i++) {
    const above = { values: triangle, start: i * rank, stride: 1 }
    dotDoubleDouble(above, { values: solved, start: 0, stride: 1 }, i, out)
    addDoubleDouble(linear.high[columns[i]], linear.low[columns[i]], -out[0], -out[1], out)
    divideDoubleDouble(out[0], out[1], triangle.high[i * rank + i], triangle.low[i * rank + i], out)
    solved.high[i] = out[0]
    solved.low[i] = out[1]
    addDoubleDouble(effects.high[i], effects.low[i], -out[0], -out[1], out)
    shifted.high[i] = out[0]
    shifted.low[i] = out[1]
  }
  return shifted
}

function distance(a: DoubleDoubles, b: DoubleDoubles): number {
  return a.high.reduce((norm, value, i) => Math.hypot(norm, value - b.high[i]), 0)
}
