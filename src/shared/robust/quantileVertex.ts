import type { SeededRandom } from '../numeric/seededRandom'
import { seededRandom } from '../numeric/seededRandom'
import { invertRows } from './invertRows'
import type { RegressionRows } from './regressionRows'
import { residualsOf } from './regressionRows'
import { weightedCrossing } from './weightedCrossing'

/** A fit through as many rows as there are coefficients, which minimises Σ ρ(e), ρ(e) = τ e above 0 and (τ − 1) e below. */
export interface QuantileFit {
  readonly coefficients: Float64Array
  /** The rows through which it goes. */
  readonly basis: readonly number[]
  readonly isUnique: boolean
  readonly pivots: number
  readonly converged: boolean
}

const MOST_PIVOTS = 20_000
/** Dual values this close to their bounds are at them. */
const AT_BOUND = 1e-9
/** Of more rows than this a sample is fitted first. */
const MANY = 4000

/**
 * Quantile regression (Koenker and Bassett 1978) by descent from vertex to vertex along edges, each followed to its lowest point by a
 * weighted median (Barrodale and Roberts 1973; Bloomfield and Steiger 1980). Ties are broken by shifting the responses by less than their
 * rounding shows; the vertex that is found is optimal without the shift. Null where no rows determine the coefficients.
 */
export function fitQuantile(
  rows: RegressionRows,
  tau: number,
  { spread, onPivot }: { readonly spread: number; readonly onPivot?: (pivots: number) => void },
): QuantileFit | null {
  const random = seededRandom(1)
  const shifted = shiftResponse(rows, random, spread)
  const start = rows.count > MANY ? startFromSample(shifted, tau, random) : null
  const basis = start ?? independentRows(shifted)
  return basis === null ? null : descend(rows, shifted, { tau, basis, onPivot })
}

/** Shares of the spread of the response that break ties. */
const SHIFT = 1e-11

function shiftResponse(rows: RegressionRows, random: SeededRandom, spread: number): RegressionRows {
  const response = rows.response.map((value) => value + SHIFT * spread * (random.uniform() - 0.5))
  return { ...rows, response }
}

/** The rows of the optimal vertex of a sample, as a beginning for all. */
function startFromSample(rows: RegressionRows, tau: number, random: SeededRandom): readonly number[] | null {
  const { rank } = rows
  const size = Math.max(MANY / 2, Math.ceil(rows.count ** (2 / 3)))
  const chosen = Array.from({ length: size }, () => random.integer(rows.count))
  const distinct = [...new Set(chosen)]
  const sample = {
    count: distinct.length,
    rank,
    rows: new Float64Array(distinct.length * rank),
    response: Float64Array.from(distinct, (row) => rows.response[row]),
  }
  distinct.forEach((row, i) => sample.rows.set(rows.rows.subarray(row * rank, (row + 1) * rank), i * rank))
  const basis = independentRows(sample)
  if (basis === null) return null
  return descend(sample, sample, { tau, basis })?.basis.map((row) => distinct[row]) ?? null
}

/** Independent rows near the fit, the nearest first; null where there are not as many as coefficients. */
function independentRows({ count, rank, rows, response }: RegressionRows): readonly number[] | null {
  const order = Array.from({ length: count }, (_, i) => i).sort(
    (a, b) => Math.abs(response[a]) - Math.abs(response[b]),
  )
  const accepted: { readonly row: number; readonly direction: Float64Array }[] = []
  for (const row of order) {
    const direction = rows.slice(row * rank, (row + 1) * rank)
    const before = Math.hypot(...direction)
    for (let pass = 0; pass < 2; pass++) {
      for (const { direction: other } of accepted) {
        const along = direction.reduce((sum, value, k) => sum + value * other[k], 0)
        for (let k = 0; k < rank; k++) direction[k] -= along * other[k]
      }
    }
    const left = Math.hypot(...direction)
    if (!(left > 1e-6 * before)) continue
    accepted.push({ row, direction: direction.map((value) => value / left) })
    if (accepted.length === rank) return accepted.map(({ row: found }) => found)
  }
  return null
}

interface Descent {
  readonly tau: number
  readonly basis: readonly number[]
  readonly onPivot?: (pivots: number) => void
}

function descend(
  rows: RegressionRows,
  shifted: RegressionRows,
  { tau, basis: start, onPivot }: Descent,
): QuantileFit | null {
  const { count, rank } = rows
  const basis = [...start]
  const isBasic = new Uint8Array(count)
  for (const row of basis) isBasic[row] = 1
  const residuals = new Float64Array(count)
  for (let pivots = 0; ; pivots++) {
    const inverse = invertRows(rows, basis)
    if (inverse === null) return null
    residualsOf(shifted, solveVertex(inverse, shifted, basis), residuals)
    const dual = dualValues({ rows, residuals, isBasic, inverse }, tau)
    const leaving = mostViolated(dual, tau)
    if (leaving === null || pivots === MOST_PIVOTS) {
      const coefficients = solveVertex(inverse, rows, basis)
      return { coefficients, basis, isUnique: isInside(dual, tau), pivots, converged: leaving === null }
    }
    const along = Float64Array.from(
      { length: rank },
      (_, k) => leaving.sign * inverse[k * rank + leaving.index],
    )
    const entering = weightedCrossing({ rows, residuals, isBasic, along }, leaving.excess)
    if (entering === null) return null
    isBasic[basis[leaving.index]] = 0
    isBasic[entering] = 1
    basis[leaving.index] = entering
    onPivot?.(pivots + 1)
  }
}

/** γ with Q_h γ = z_h. */
function solveVertex(
  inverse: Float64Array,
  { rank, response }: RegressionRows,
  basis: readonly number[],
): Float64Array {
  return Float64Array.from({ length: rank }, (_, k) =>
    basis.reduce((sum, row, j) => sum + inverse[k * rank + j] * response[row], 0),
  )
}

interface Vertex {
  readonly rows: RegressionRows
  readonly residuals: Float64Array
  readonly isBasic: Uint8Array
  readonly inverse: Float64Array
}

/** v = Q_h⁻ᵀ Σ (τ − 1[e < 0]) q over the other rows; optimal where all lie in [−τ, 1 − τ]. */
function dualValues(
  { rows: { count, rank, rows }, residuals, isBasic, inverse }: Vertex,
  tau: number,
): Float64Array {
  const sums = new Float64Array(rank)
  for (let i = 0; i < count; i++) {
    if (isBasic[i] === 1) continue
    const share = residuals[i] < 0 ? tau - 1 : tau
    for (let k = 0, cell = i * rank; k < rank; k++) sums[k] += share * rows[cell++]
  }
  return Float64Array.from({ length: rank }, (_, j) =>
    sums.reduce((total, sum, k) => total + sum * inverse[k * rank + j], 0),
  )
}

/** The basic row to leave, on which side, and how fast the objective falls then. */
function mostViolated(
  dual: Float64Array,
  tau: number,
): { readonly index: number; readonly sign: 1 | -1; readonly excess: number } | null {
  let found: ReturnType<typeof mostViolated> = null
  dual.forEach((value, index) => {
    const sign = value > 0 ? 1 : -1
    const excess = sign === 1 ? value - (1 - tau) : -value - tau
    if (excess > Math.max(AT_BOUND, found?.excess ?? 0)) found = { index, sign, excess }
  })
  return found
}

const isInside = (dual: Float64Array, tau: number): boolean =>
  dual.every((value) => value > -tau + AT_BOUND && value < 1 - tau - AT_BOUND)
