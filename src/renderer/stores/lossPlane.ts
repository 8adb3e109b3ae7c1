import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import type { PlaneQuadratic } from '../charts/contourEllipses'

export interface LossPlane {
  readonly quadratic: PlaneQuadratic
  /** Indices of the two coefficients on the axes. */
  readonly terms: readonly [number, number]
  /** Other coefficients are held at their optimum. */
  readonly sliced: boolean
}

/** The loss over the first two coefficients that are estimated; null where there is only one. */
export const planeOf = (loss: QuadraticLoss): LossPlane | null => {
  const p = loss.terms.length
  const free = loss.terms.flatMap((term, index) => (loss.aliased.includes(term) ? [] : [index]))
  const [first, second] = free
  if (first === undefined || second === undefined) return null
  const entry = (row: number, column: number): number => loss.gram[row * p + column]
  return {
    quadratic: {
      optimum: [loss.optimum[first], loss.optimum[second]],
      gram: [entry(first, first), entry(first, second), entry(second, second)],
    },
    terms: [first, second],
    sliced: free.length > 2,
  }
}
