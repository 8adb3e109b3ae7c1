import type { Curve } from './plotModel'

/** Points of each contour. */
const CONTOUR_POINTS = 100

export interface ContourOptions {
  /** D. */
  readonly distance: number
  /** Coefficients that were estimated, p. */
  readonly parameters: number
  /** The leverages between which it is drawn; the lower one above 0. */
  readonly from: number
  readonly to: number
}

/**
 * Where Cook's distance is D: from D = r² h / (p (1 − h)) the standardized residual r = √(D p (1 − h) / h) over the leverage h. The other
 * half of the contour lies at −r.
 */
export function cookContour({ distance, parameters, from, to }: ContourOptions): Curve {
  const ratio = Math.pow(to / from, 1 / (CONTOUR_POINTS - 1))
  // In equal steps of log h, for the contour is steepest where h is small.
  const x = Float64Array.from({ length: CONTOUR_POINTS }, (_, k) =>
    k === CONTOUR_POINTS - 1 ? to : from * ratio ** k,
  )
  return { x, y: x.map((h) => Math.sqrt((distance * parameters * (1 - h)) / h)) }
}
