import { activeDf } from './activeTriangle'
import { activeIn, descendCoordinates, startAt } from './coordinateDescent'
import type { ElasticProblem } from './elasticProblem'
import { weightsAt } from './elasticProblem'
import { timesPowerOfTwo } from '../numeric/timesPowerOfTwo'

/** How many λ a path has. */
const POINTS = 100
/** The smallest λ, as a share of the largest, with fewer columns than rows and with more, as in glmnet. */
const LEAST_SHARE = 1e-4
const LEAST_SHARE_WIDE = 1e-2
/** α below this is this where the largest λ is looked for, as in glmnet: ridge alone never makes all coefficients 0. */
const LEAST_ALPHA = 1e-3

/** The smallest λ at which every coefficient is 0, max |Mᵀz| / α, in the data's units; 0 where there is nothing to explain. */
function largestPenalty({ products, power }: ElasticProblem, alpha: number): number {
  const largest = products.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return timesPowerOfTwo(largest / Math.max(alpha, LEAST_ALPHA), power)
}

/** λ from the largest down, evenly spaced in the logarithm. */
export function penaltyGrid(problem: ElasticProblem, alpha: number, rows: number): Float64Array {
  const largest = largestPenalty(problem, alpha)
  const share = rows < problem.columns.length ? LEAST_SHARE_WIDE : LEAST_SHARE
  return Float64Array.from({ length: POINTS }, (_, k) => largest * share ** (k / (POINTS - 1)))
}

/** The elastic net at descending λ, the coefficients those of the problem's columns. */
export interface ElasticPath {
  readonly lambda: Float64Array
  readonly coefficients: readonly Float64Array[]
}

/** Each point is started where the one before ended. */
export function elasticPath(problem: ElasticProblem, alpha: number, lambda: Float64Array): ElasticPath {
  const point = startAt(problem, new Float64Array(problem.columns.length))
  const coefficients = Array.from(lambda, (value) => {
    descendCoordinates(problem, weightsAt(problem, value, alpha), point)
    return point.coefficients.slice()
  })
  return { lambda, coefficients }
}

/** The elastic net at one λ, started from the path's at the next larger one. */
export function elasticPoint(
  problem: ElasticProblem,
  { lambda, alpha }: { readonly lambda: number; readonly alpha: number },
  path: ElasticPath,
): Float64Array {
  const larger = path.lambda.filter((value) => value >= lambda).length - 1
  const start = larger < 0 ? new Float64Array(problem.columns.length) : path.coefficients[larger]
  const point = startAt(problem, start)
  descendCoordinates(problem, weightsAt(problem, lambda, alpha), point)
  return point.coefficients
}

/** How many free coefficients each point of a path is worth: those that are not 0, shrunk by the penalty of their squares. */
export function pathDf(problem: ElasticProblem, alpha: number, path: ElasticPath): Float64Array {
  return path.lambda.map((lambda, k) => {
    const active = activeIn({ coefficients: path.coefficients[k] })
    return activeDf(problem, weightsAt(problem, lambda, alpha).squares, active)
  })
}
