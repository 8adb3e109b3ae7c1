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

/**
 * The dual method of Goldfarb and Idnani (1983; quadprog's `solve.QP`) for the unit matrix: from the unconstrained point, the violated
 * inequality farthest away is made to hold, and those whose multiplier would turn negative on the way are let go. The distance grows
 * with every full step, so no set of active inequalities returns.
 */
export function nearestFeasible(problem: FeasibilityProblem): NearestPoint | Infeasible {
  const { normals } = problem
  const order = normals.length === 0 ? 0 : normals[0].length
  let point: Float64Array = new Float64Array(order)
  let active: readonly Active[] = []
  const steps = 50 * (normals.length + order)
  for (let step = 0; step < steps; step++) {
    const entering = mostViolated(problem, point, active)
    if (entering === null) break
    const entered = enter(problem, { point, active, entering })
    if ('conflict' in entered) return entered
    ;({ point, active } = entered)
  }
  return { active: active.map(({ index }) => index).sort((a, b) => a - b) }
}

function mostViolated(
  { normals, slack, tolerance }: FeasibilityProblem,
  point: Float64Array,
  active: readonly Active[],
): number | null {
  const length = Math.hypot(...point)
  let worst: number | null = null
  let least = 0
  normals.forEach((normal, i) => {
    const left = slack[i] + dot(normal, point)
    const rounding = tolerance[i] + ROUNDING * Math.max(Math.abs(slack[i]), length)
    if (left >= -rounding || left >= least || active.some(({ index }) => index === i)) return
    least = left
    worst = i
  })
  return worst
}

interface State {
  readonly point: Float64Array
  readonly active: readonly Active[]
  readonly entering: number
}

/** Steps until the entering inequality holds with equality, letting go of those in the way. */
function enter(
  { normals, slack }: FeasibilityProblem,
  { point: start, active: before, entering }: State,
): Infeasible | Omit<State, 'entering'> {
  const normal = normals[entering]
  const point = start.slice()
  let active = [...before]
  let push = 0
  for (;;) {
    const { shares, rest } = project(
      active.map(({ index }) => normals[index]),
      normal,
    )
    const length = dot(rest, normal)
    const isDependent = Math.hypot(...rest) <= DEPENDENT
    const full = isDependent ? Infinity : -(slack[entering] + dot(normal, point)) / length
    const blocking = active.reduce(
      (least, one, k) => (shares[k] > 0 ? Math.min(least, one.push / shares[k]) : least),
      Infinity,
    )
    const step = Math.min(full, blocking)
    if (step === Infinity) {
      return {
        conflict: [entering, ...active.filter((_, k) => shares[k] < -DEPENDENT).map(({ index }) => index)],
      }
    }
    if (!isDependent) for (let i = 0; i < point.length; i++) point[i] += step * rest[i]
    push += step
    active = active.map(({ index, push: own }, k) => ({ index, push: own - step * shares[k] }))
    if (full <= blocking) return { point, active: [...active, { index: entering, push }] }
    active = without(active, shares)
  }
}

/** The active ones but for the one whose multiplier has become 0. */
function without(active: readonly Active[], shares: Float64Array): Active[] {
  const leaving = active.reduce(
    (best, { push }, k) => (shares[k] > 0 && (best < 0 || push < active[best].push) ? k : best),
    -1,
  )
  return active.filter((_, k) => k !== leaving)
}

/** A vector as a sum of others, which are independent, and a rest orthogonal to them: Gram–Schmidt, twice for full accuracy. */
function project(
  vectors: readonly Float64Array[],
  vector: Float64Array,
): { readonly shares: Float64Array; readonly rest: Float64Array } {
  const count = vectors.length
  const triangle = new Float64Array(count * count)
  const basis: Float64Array[] = []
  for (const [k, own] of vectors.entries()) {
    const { effects, rest } = removeBasis(basis, own)
    const length = Math.hypot(...rest)
    effects.forEach((value, i) => (triangle[i * count + k] = value))
    triangle[k * count + k] = length
    basis.push(rest.map((value) => value / length))
  }
  const { effects: shares, rest } = removeBasis(basis, vector)
  for (let k = count - 1; k >= 0; k--) {
    shares[k] /= triangle[k * count + k]
    for (let i = 0; i < k; i++) shares[i] -= shares[k] * triangle[i * count + k]
  }
  return { shares, rest }
}

function removeBasis(
  basis: readonly Float64Array[],
  vector: Float64Array,
): { readonly effects: Float64Array; readonly rest: Float64Array } {
  const effects = new Float64Array(basis.length)
  const rest = vector.slice()
  for (let pass = 0; pass < 2; pass++) {
    basis.forEach((direction, k) => {
      const part = dot(direction, rest)
      effects[k] += part
      for (let i = 0; i < rest.length; i++) rest[i] -= part * direction[i]
    })
  }
  return { effects, rest }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}
