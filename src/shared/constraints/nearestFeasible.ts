import { dotProduct, GrowingBasis } from './growingBasis'

/** The point v nearest to 0 with slackᵢ + nᵢᵀv ≥ 0 for all i. */
export interface FeasibilityProblem {
  /** Unit vectors nᵢ. */
  readonly normals: readonly Float64Array[]
  readonly slack: Float64Array
  /** Slacks below 0 by no more than this are 0. */
  readonly tolerance: Float64Array
}

/** The inequalities that hold with equality at the nearest point, and push it there. */
export interface NearestPoint {
  readonly active: readonly number[]
}

/** Inequalities that no point satisfies together; the first of them cannot be had with the others. */
export interface Infeasible {
  readonly conflict: readonly number[]
}

/** What is left of a normal behind others, below this, is rounding. */
const DEPENDENT = 1e-11
/** Rounding of a slack, relative to what it is made of. */
const ROUNDING = 1e-13

interface Active {
  readonly index: number
  /** Its multiplier, ≥ 0. */
  readonly push: number
}

interface State {
  readonly point: Float64Array
  readonly active: readonly Active[]
  /** Of the normals of the active ones, in their order. */
  readonly basis: GrowingBasis
}

/**
 * The dual method of Goldfarb and Idnani (1983; quadprog's `solve.QP`) for the unit matrix: from the unconstrained point, the violated
 * inequality farthest away is made to hold, and those whose multiplier would turn negative on the way are let go. The distance grows
 * with every full step, so no set of active inequalities returns.
 */
export function nearestFeasible(problem: FeasibilityProblem): NearestPoint | Infeasible {
  const { normals } = problem
  const order = normals.length === 0 ? 0 : normals[0].length
  let state: State = { point: new Float64Array(order), active: [], basis: new GrowingBasis() }
  const steps = 50 * (normals.length + order)
  for (let step = 0; step < steps; step++) {
    const entering = mostViolated(problem, state)
    if (entering === null) break
    const entered = enter(problem, state, entering)
    if ('conflict' in entered) return entered
    state = entered
  }
  return { active: state.active.map(({ index }) => index).sort((a, b) => a - b) }
}

function mostViolated(
  { normals, slack, tolerance }: FeasibilityProblem,
  { point, active }: State,
): number | null {
  const length = Math.hypot(...point)
  const isActive = new Set(active.map(({ index }) => index))
  let worst: number | null = null
  let least = 0
  normals.forEach((normal, i) => {
    if (isActive.has(i)) return
    const left = slack[i] + dotProduct(normal, point)
    const rounding = tolerance[i] + ROUNDING * Math.max(Math.abs(slack[i]), length)
    if (left >= -rounding || left >= least) return
    least = left
    worst = i
  })
  return worst
}

/** Steps until the entering inequality holds with equality, letting go of those in the way. */
function enter(
  { normals, slack }: FeasibilityProblem,
  { point: start, active: before, basis }: State,
  entering: number,
): Infeasible | State {
  const normal = normals[entering]
  const point = start.slice()
  let active = before
  let push = 0
  for (;;) {
    const { shares, rest } = basis.project(normal)
    const isDependent = Math.hypot(...rest) <= DEPENDENT
    const left = slack[entering] + dotProduct(normal, point)
    const full = isDependent ? Infinity : -left / dotProduct(rest, normal)
    const blocking = firstToLeave(active, shares)
    const step = Math.min(full, blocking?.step ?? Infinity)
    if (step === Infinity) {
      const others = active.filter((_, k) => shares[k] < -DEPENDENT)
      return { conflict: [entering, ...others.map(({ index }) => index)] }
    }
    if (!isDependent) for (let i = 0; i < point.length; i++) point[i] += step * rest[i]
    push += step
    active = active.map(({ index, push: own }, k) => ({ index, push: own - step * shares[k] }))
    if (blocking === null || full <= blocking.step) {
      basis.add(normal)
      return { point, active: [...active, { index: entering, push }], basis }
    }
    basis.takeOut(blocking.position)
    active = active.filter((_, k) => k !== blocking.position)
  }
}

/** The active inequality whose multiplier becomes 0 first, and after how long a step; null where none falls. */
function firstToLeave(
  active: readonly Active[],
  shares: Float64Array,
): { readonly position: number; readonly step: number } | null {
  let first: { position: number; step: number } | null = null
  active.forEach(({ push }, position) => {
    if (!(shares[position] > 0)) return
    const step = Math.max(0, push / shares[position])
    if (first === null || step < first.step) first = { position, step }
  })
  return first
}
