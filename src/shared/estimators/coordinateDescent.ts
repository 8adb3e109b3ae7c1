import { activeMinimum } from './activeMinimum'
import type { ElasticProblem, ElasticWeights } from './elasticProblem'
import { gradientAt } from './elasticProblem'

/** Where a descent is; it is changed in place. */
export interface DescentPoint {
  /** b */
  readonly coefficients: Float64Array
  /** Mᵀ(z − Mb) */
  readonly gradient: Float64Array
}

/** A change of a fitted value below this share of the response's size is none. */
const NO_CHANGE = 1e-12
/** Sweeps over the active coefficients before their equations are solved at once. */
const SWEEPS = 8
const MOST_ROUNDS = 100

export function startAt(problem: ElasticProblem, coefficients: Float64Array): DescentPoint {
  return { coefficients: coefficients.slice(), gradient: gradientAt(problem, coefficients) }
}

/**
 * Cyclic coordinate descent with covariance updates and active sets (Friedman, Hastie and Tibshirani 2010) from where `point` is. Where
 * collinear columns make it slow, the equations of the active coefficients are solved, as far as their signs allow; the minimum is
 * found when a sweep over all coefficients then leaves the active ones as they are.
 */
export function descendCoordinates(
  problem: ElasticProblem,
  weights: ElasticWeights,
  point: DescentPoint,
): void {
  const all = problem.columns.map((_, j) => j)
  const limit = NO_CHANGE * problem.size
  let solved: readonly number[] | null = null
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const first = sweep(problem, weights, { point, over: all })
    if (first.change <= limit || (solved !== null && !first.switched)) return
    const active = activeIn(point)
    let { change } = first
    for (let k = 0; k < SWEEPS && change > limit; k++) {
      ;({ change } = sweep(problem, weights, { point, over: active }))
    }
    const before = solved
    solved = change > limit ? solveActive(problem, weights, point) : null
    // Only rounding brought in what went out again.
    if (before !== null && solved !== null && before.join() === solved.join()) return
  }
}

export const activeIn = ({ coefficients }: Pick<DescentPoint, 'coefficients'>): number[] =>
  [...coefficients.keys()].filter((j) => coefficients[j] !== 0)

interface Sweep {
  /** The largest change, in the size of a fitted value. */
  readonly change: number
  /** Whether a coefficient became 0, or one that was 0 is not. */
  readonly switched: boolean
}

/** A pull above the penalty by less than this share of the response's size is rounding. */
const EDGE = 1e-13

/** b_j ← S(c_j − Σ_{k≠j} G_jk b_k, absolute) / (G_jj + squares) for each j in turn. */
function sweep(
  { gram, columns, size }: ElasticProblem,
  { absolute, squares }: ElasticWeights,
  { point, over }: { readonly point: DescentPoint; readonly over: readonly number[] },
): Sweep {
  const order = columns.length
  const { coefficients, gradient } = point
  let change = 0
  let switched = false
  for (const j of over) {
    const own = gram[j * order + j]
    const before = coefficients[j]
    const pull = gradient[j] + own * before
    const isPulled = Math.abs(pull) > absolute + EDGE * size * Math.sqrt(own)
    const after = isPulled ? (pull - Math.sign(pull) * absolute) / (own + squares) : 0
    if (after === before) continue
    coefficients[j] = after
    const step = before - after
    const start = j * order
    for (let k = 0; k < order; k++) gradient[k] += step * gram[start + k]
    change = Math.max(change, Math.abs(step) * Math.sqrt(own))
    if (after === 0 || before === 0) switched = true
  }
  return { change, switched }
}

/**
 * To the minimum over the active coefficients; one that would change its sign on the way becomes 0, and the rest goes on from there.
 * Answers the ones that stay active.
 */
function solveActive(
  problem: ElasticProblem,
  weights: ElasticWeights,
  { coefficients, gradient }: DescentPoint,
): readonly number[] {
  let active: number[]
  for (;;) {
    active = activeIn({ coefficients })
    const signs = coefficients.map(Math.sign)
    const found = activeMinimum(problem, weights, { active, signs })
    const step =
      found.kind === 'minimum'
        ? found.coefficients.map((value, k) => value - coefficients[active[k]])
        : downhill(found.direction, active, coefficients)
    const { share, first } = reach(step, active, coefficients)
    const isMinimum = found.kind === 'minimum' && share >= 1
    if (!isMinimum && first < 0) break
    active.forEach((j, k) => {
      const moved = isMinimum ? coefficients[j] + step[k] : coefficients[j] + share * step[k]
      coefficients[j] = !isMinimum && (k === first || moved * signs[j] <= 0) ? 0 : moved
    })
    if (isMinimum) break
  }
  gradient.set(gradientAt(problem, coefficients))
  return active
}

/** A sum below this share of its parts is rounding. */
const LEVEL = 1e-9

/**
 * A direction that leaves the fit as it is, or its opposite: the one in which Σ|b| falls; where it falls in neither, the one in which
 * the last of the columns concerned leaves, so that of equals the first stays.
 */
function downhill(
  direction: Float64Array,
  active: readonly number[],
  coefficients: Float64Array,
): Float64Array {
  let slope = 0
  let parts = 0
  let last = 0
  direction.forEach((value, k) => {
    slope += value * Math.sign(coefficients[active[k]])
    parts += Math.abs(value)
    if (value !== 0) last = k
  })
  const falls =
    Math.abs(slope) > LEVEL * parts ? slope : direction[last] * Math.sign(coefficients[active[last]])
  return falls > 0 ? direction.map((value) => -value) : direction
}

/** How far a step can go until a first coefficient becomes 0, and which one that is: its index in `active`. */
function reach(
  step: Float64Array,
  active: readonly number[],
  coefficients: Float64Array,
): { readonly share: number; readonly first: number } {
  let share = Infinity
  let first = -1
  step.forEach((by, k) => {
    const from = coefficients[active[k]]
    if (!(from * by < 0) || -from / by >= share) return
    share = -from / by
    first = k
  })
  return { share, first }
}
