import type { DoubleDoubles } from '../numeric/doubleDouble'
import { createDoubleDoubles } from '../numeric/doubleDouble'
import { applyReflector, createReflector } from '../numeric/foldBlockDoubleDouble'

/** Whether a column, given the ones accepted before it, adds a dimension. */
export type Verdict = 'independent' | 'dependent' | 'uncertain'

export interface Candidate {
  /** Index of the column; p stands for the response. */
  readonly column: number
  /** Norm of what is left of the column after projection on the accepted ones, frame units. */
  readonly residualNorm: number
  /** Coefficients of that projection on the accepted columns, in their order. */
  readonly dependency: Float64Array
  readonly accepted: readonly number[]
}

export interface RankReveal {
  readonly columns: readonly number[]
  readonly aliased: readonly Candidate[]
  /** r × r upper triangle of the accepted columns, column-major. */
  readonly triangle: DoubleDoubles
  /** First r entries of Qᵀy. */
  readonly effects: DoubleDoubles
  /** Norm of the rest of Qᵀy. */
  readonly residualNorm: number
  /** The response seen as one more column: how it depends on the accepted ones. */
  readonly response: Candidate
  readonly uncertain: boolean
}

/**
 * R's limited pivoting (LINPACK dqrdc2) on the triangle of [X, y]: columns are taken in order, and one that depends on those
 * taken before is left out. `judge` says whether it does. The triangle ((p + 1) × (p + 1), column-major) is overwritten.
 */
export function revealRank(
  triangle: DoubleDoubles,
  order: number,
  judge: (candidate: Candidate) => Verdict,
): RankReveal {
  const predictors = order - 1
  const columns: number[] = []
  const aliased: Candidate[] = []
  let uncertain = false
  for (let j = 0; j < predictors; j++) {
    const rank = columns.length
    const candidate = describe(triangle, order, { column: j, accepted: [...columns] })
    const verdict = judge(candidate)
    if (verdict === 'uncertain') uncertain = true
    if (verdict === 'dependent') {
      aliased.push(candidate)
      continue
    }
    if (rank < j) eliminate(triangle, order, rank, j)
    columns.push(j)
  }
  const response = describe(triangle, order, { column: predictors, accepted: columns })
  return {
    ...gather(triangle, order, columns),
    columns,
    aliased,
    response,
    residualNorm: response.residualNorm,
    uncertain,
  }
}

/** The residual norm of a column whose rows up to `accepted.length` belong to the accepted ones. */
function describe(
  triangle: DoubleDoubles,
  order: number,
  { column, accepted }: { readonly column: number; readonly accepted: readonly number[] },
): Candidate {
  let residualNorm = 0
  for (let i = accepted.length; i <= column; i++) {
    residualNorm = Math.hypot(residualNorm, triangle.high[column * order + i])
  }
  return { column, residualNorm, accepted, dependency: solveDependency(triangle, order, column, accepted) }
}

/** Back substitution in double: the coefficients by which the accepted columns make up `column`. */
function solveDependency(
  { high }: DoubleDoubles,
  order: number,
  column: number,
  accepted: readonly number[],
): Float64Array {
  const solution = high.slice(column * order, column * order + accepted.length)
  for (let k = accepted.length - 1; k >= 0; k--) {
    const base = accepted[k] * order
    solution[k] /= high[base + k]
    for (let i = 0; i < k; i++) solution[i] -= solution[k] * high[base + i]
  }
  return solution
}

/** Makes rows rank+1 … j of column j zero by a reflection, applied to all later columns. */
function eliminate(triangle: DoubleDoubles, order: number, rank: number, j: number): void {
  const count = j - rank
  const at = (column: number) => ({ values: triangle, start: column * order + rank + 1, stride: 1 })
  const reflector = createReflector(triangle, j * order + rank, at(j), count)
  if (reflector === null) return
  for (let k = j + 1; k < order; k++) applyReflector(reflector, triangle, k * order + rank, at(k))
}

/** The accepted columns' triangle with a positive diagonal, and the effects that belong to it. */
function gather(
  triangle: DoubleDoubles,
  order: number,
  columns: readonly number[],
): { triangle: DoubleDoubles; effects: DoubleDoubles } {
  const rank = columns.length
  const compact = createDoubleDoubles(rank * rank)
  const effects = createDoubleDoubles(rank)
  for (let i = 0; i < rank; i++) {
    const sign = triangle.high[columns[i] * order + i] < 0 ? -1 : 1
    for (let k = i; k < rank; k++) {
      compact.high[k * rank + i] = sign * triangle.high[columns[k] * order + i]
      compact.low[k * rank + i] = sign * triangle.low[columns[k] * order + i]
    }
    effects.high[i] = sign * triangle.high[(order - 1) * order + i]
    effects.low[i] = sign * triangle.low[(order - 1) * order + i]
  }
  return { triangle: compact, effects }
}
