import type { Constraint } from '../constraints/constraint'
import { nearestFeasible } from '../constraints/nearestFeasible'
import type { EquationSolution } from '../constraints/solveEquations'
import { solveEquations } from '../constraints/solveEquations'
import type { DesignMatrix } from '../formula/designMatrix'
import type { AppError } from '../outcome/appError'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { LeastSquares } from './leastSquares'

/** Least squares under equations alone. */
interface FitUnderEquations {
  readonly equations: EquationSolution
  readonly design: Pick<DesignMatrix, 'columnNames'>
  readonly leastSquares: LeastSquares
}

interface GivenConstraints {
  readonly equations: readonly Constraint[]
  readonly inequalities: readonly Constraint[]
  /** Units of the coefficients, as powers of two. */
  readonly unit: Int32Array
}

/**
 * The inequalities that hold with equality in the fit under all constraints. In the coordinates of the orthonormal basis X Z R⁻¹ that fit
 * is the feasible point nearest to the one without inequalities, and an inequality gᵀβ ≥ h has the normal R⁻ᵀ Zᵀg.
 */
export function activeInequalities(
  fit: FitUnderEquations,
  given: GivenConstraints,
): Result<readonly Constraint[]> {
  const views: InequalityView[] = []
  for (const inequality of given.inequalities) {
    const viewed = viewInequality(inequality, fit)
    if (!viewed.ok) return viewed
    if (viewed.value.length > 0) views.push(viewed.value)
    else if (viewed.value.slack < -viewed.value.tolerance) {
      const conflict = conflictAmong([...given.equations, inequality], given.unit)
      if (conflict !== null) return fail(conflict)
    }
  }
  const nearest = nearestFeasible({
    normals: views.map(({ normal, length }) => normal.map((value) => value / length)),
    slack: Float64Array.from(views, ({ slack, length }) => slack / length),
    tolerance: Float64Array.from(views, ({ tolerance, length }) => tolerance / length),
  })
  if ('active' in nearest) return ok(nearest.active.map((index) => views[index].inequality))
  const involved = nearest.conflict.map((index) => views[index].inequality)
  return fail(conflictAmong([...given.equations, ...involved], given.unit) ?? contradiction(involved))
}

interface InequalityView {
  readonly inequality: Constraint
  readonly normal: Float64Array
  /** Of the normal; 0 where the equations alone decide. */
  readonly length: number
  /** gᵀβ − h. */
  readonly slack: number
  /** Its rounding. */
  readonly tolerance: number
}

/** A coefficient that remains of an inequality behind the equations, below this share of its parts, is rounding. */
const ROUNDING = 2 ** -49
/** Rounding of a slack relative to its parts, and of the fit relative to the response. */
const SLACK_ROUNDING = 8 * Number.EPSILON

function viewInequality(
  inequality: Constraint,
  { equations, design, leastSquares }: FitUnderEquations,
): Result<InequalityView> {
  const { free, dependent, particular, slopes } = equations
  const { columns, rank, coefficients, inverseR, effects, residualNorm } = leastSquares
  const { coefficients: g, bound } = inequality
  const normal = new Float64Array(rank)
  let slack = -bound
  let parts = Math.abs(bound)
  dependent.forEach((column, d) => {
    slack += g[column] * particular.high[d]
    parts += Math.abs(g[column] * particular.high[d])
  })
  for (let k = 0; k < free.length; k++) {
    let slope = g[free[k]]
    let size = Math.abs(slope)
    dependent.forEach((column, d) => {
      const share = g[column] * slopes.high[d * free.length + k]
      slope += share
      size += Math.abs(share)
    })
    if (Math.abs(slope) <= ROUNDING * size) continue
    const position = columns.indexOf(k)
    if (isAmbiguous(leastSquares, k)) {
      return fail({ code: 'constraint-aliased', constraint: inequality.text, term: design.columnNames[k] })
    }
    slack += slope * coefficients[k]
    parts += size * Math.abs(coefficients[k])
    for (let m = position; m < rank; m++) normal[m] += slope * inverseR[position * rank + m]
  }
  const length = Math.hypot(...normal)
  const response = Math.hypot(...effects, residualNorm)
  return ok({
    inequality,
    normal,
    length,
    slack,
    tolerance: SLACK_ROUNDING * (parts + response * length),
  })
}

/** Whether a coefficient has one value only because another, aliased with it, was left out. */
const isAmbiguous = ({ aliases }: LeastSquares, k: number): boolean =>
  aliases.some(({ column, dependsOn }) => column === k || dependsOn.includes(k))

/** The constraints among these that contradict each other as equations; null where none do. */
function conflictAmong(constraints: readonly Constraint[], unit: Int32Array): AppError | null {
  const solved = solveEquations(constraints, unit)
  return 'conflict' in solved ? contradiction(solved.conflict.map((index) => constraints[index])) : null
}

export function contradiction(constraints: readonly Constraint[]): AppError {
  return { code: 'constraints-contradictory', conflict: constraints.map(({ text }) => text).join('; ') }
}
