import type { Warning } from '../outcome/warning'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { residualsOf } from '../robust/regressionRows'
import type { RobustSolution } from './composeRobust'
import { composeRobust } from './composeRobust'
import type { Estimation } from './estimation'
import type { RobustStart } from './startRobust'

export interface FoundSolution extends RobustSolution {
  readonly iteration?: Estimation['iteration']
  /** @default nothing */
  readonly warnings?: readonly Warning[]
  /** Who sets how many rows are not to count: where it is the user, many are no surprise. @default 'data' */
  readonly discountedBy?: 'data' | 'user'
}

/**
 * What a robust estimator answers. Where more than half of the rows lie on the fit to the last digit the scale is 0: then these rows count
 * and the others do not, and there are no standard errors.
 */
export function finishRobust(start: RobustStart, found: FoundSolution): Result<Estimation> {
  if (!found.coefficients.every(Number.isFinite) || Number.isNaN(found.scale)) {
    return fail({ code: 'robust-undetermined' })
  }
  const isExact = found.scale <= start.rounding
  const solution = isExact ? { ...found, ...exactPart(start, found) } : found
  const leastSquares = composeRobust(start, solution)
  const { iteration } = found
  return ok({
    design: start.design,
    leastSquares,
    inference: solution.whitened === null ? 'none' : 'asymptotic',
    iteration,
    warnings: [
      ...exactWarning(start, isExact ? solution.rowWeights : null),
      ...(iteration?.converged === false
        ? [{ code: 'robust-not-converged', iterations: iteration.count } as const]
        : []),
      ...(isExact ? [] : [...manyDiscounted(found), ...(found.warnings ?? [])]),
    ],
  })
}

/** Some roundings more than one: sums of several. */
const FEW = 16

function exactPart({ rows, rounding }: RobustStart, { coefficients }: FoundSolution) {
  const residuals = new Float64Array(rows.count)
  residualsOf(rows, coefficients, residuals)
  const rowWeights = residuals.map((residual) => (Math.abs(residual) <= FEW * rounding ? 1 : 0))
  return { scale: 0, whitened: null, rowWeights }
}

/** Where all rows lie on the fit, the fit is perfect, and another warning says so. */
function exactWarning({ rows }: RobustStart, rowWeights: Float64Array | null): readonly Warning[] {
  if (rowWeights === null) return []
  const exact = rowWeights.reduce((sum, weight) => sum + weight, 0)
  return exact < rows.count ? [{ code: 'robust-exact', exact, rows: rows.count }] : []
}

/** Of normal errors hardly any row counts less than half, of Cauchy's every sixth. */
const MANY = 1 / 4

function manyDiscounted({ rowWeights, discountedBy = 'data' }: FoundSolution): readonly Warning[] {
  const count = rowWeights.reduce((sum, weight) => sum + Number(weight < 0.5), 0)
  if (discountedBy === 'user' || count <= MANY * rowWeights.length) return []
  return [{ code: 'robust-many-discounted', count, rows: rowWeights.length }]
}
