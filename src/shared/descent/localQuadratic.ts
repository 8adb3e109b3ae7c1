import { symmetricEigenvalues } from '../numeric/symmetricEigen'
import { dataUnitsFromOffset } from './coordinates'
import type { QuadraticLoss } from './quadraticLoss'
import type { CurvatureKind, RowsLoss } from './rowsLoss'

export interface LocalPoint {
  readonly theta: Float64Array
  readonly value: number
  /** The curvature there: the Hessian, or what bounds it; null where the loss has none. */
  readonly curvature: CurvatureKind | null
  /** Where the curvature is taken. @default theta */
  readonly at?: Float64Array
}

/**
 * A loss as the quadratic that it is near a point, mostly its minimum: G is half the Hessian. Limits of the learning rate that follow from it
 * hold near there. A loss without a Hessian has no eigenvalues (NaN), and so no limits.
 */
export function localQuadratic(loss: RowsLoss, base: QuadraticLoss, point: LocalPoint): QuadraticLoss {
  const { theta, value, curvature, at = theta } = point
  const { order, rowCount } = loss
  const hessian = curvature === null ? new Float64Array(order * order) : loss.curvature(at, curvature)
  const offset = theta.map((entry, j) => entry - base.optimum[j])
  return {
    ...base,
    rowCount,
    gram: hessian.map((entry) => entry / 2),
    optimum: theta,
    minimum: value,
    closedForm: dataUnitsFromOffset(base, offset, new Float64Array(order)),
    hessianEigenvalues:
      curvature === null ? new Float64Array(order).fill(NaN) : symmetricEigenvalues(hessian, order),
  }
}
