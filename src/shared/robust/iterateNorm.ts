import { choleskyFactor } from '../numeric/cholesky'
import { seededRandom } from '../numeric/seededRandom'
import { medianDeviation } from './medianDeviation'
import type { RegressionRows } from './regressionRows'
import { residualsOf, weightedProducts, weightedSum } from './regressionRows'
import type { RobustNorm } from './robustNorm'
import { sampleRows } from './sampleRows'
import { solveFactored } from './solveFactored'

export interface NormIteration {
  /** γ to begin with. @default 0, least squares, or where every way leads to the same solution of many rows that of a sample */
  readonly start?: Float64Array
  /** σ where it is known. @default median |e| / 0.6745, estimated again in every step */
  readonly scale?: number
  /** Residuals whose scale is below this are rounding. @default 0 */
  readonly smallestScale?: number
  /** Whether ρ is convex, so that every way leads to the same solution. @default false */
  readonly isConvex?: boolean
  /** Told after each step how far it has come, by the digits that are settled. */
  readonly onProgress?: (done: number, total: number) => void
}

export interface NormEstimate {
  readonly coefficients: Float64Array
  readonly residuals: Float64Array
  readonly scale: number
  readonly iterations: number
  readonly converged: boolean
}

const MOST_STEPS = 2000
/** Steps this small, in standard errors by and large, change no digit that is shown. */
const CONVERGED = 1e-10
/** Steps this small may be rounding if they get no smaller. */
const NEARLY = 1e-8
/** Steps that move fitted values by less than this share of σ are close enough to the solution for Newton's. */
const CLOSE = 0.02

/**
 * Solves Σ ψ(e/σ) q = 0 by iteratively reweighted least squares (Holland and Welsch 1977), which a redescending ψ needs to come to the same
 * solution as MASS' `rlm`, and by Newton's method at the end, for as long as its steps shrink faster.
 */
export function iterateNorm(
  rows: RegressionRows,
  norm: RobustNorm,
  options: NormIteration = {},
): NormEstimate {
  const { count, rank } = rows
  const near = options.start === undefined ? solutionOfSample(rows, norm, options) : null
  const coefficients = (near?.coefficients ?? options.start ?? new Float64Array(rank)).slice()
  const residuals = new Float64Array(count)
  const work = new Float64Array(count)
  const curvature = new Curvature(rows, norm, { isConvex: options.isConvex ?? false, isNear: near !== null })
  let last = Infinity
  let guess = near?.scale ?? 0
  let before: Float64Array | null = null
  for (let iterations = 0; ; iterations++) {
    residualsOf(rows, coefficients, residuals)
    const scale = options.scale ?? medianDeviation(residuals, work, guess)
    guess = scale
    const state = { coefficients, residuals, scale, iterations }
    if (scale <= (options.smallestScale ?? 0)) return { ...state, converged: true }
    if (iterations === MOST_STEPS) return { ...state, converged: false }
    const inverse = 1 / scale
    for (let i = 0; i < count; i++) work[i] = scale * norm.psi(residuals[i] * inverse)
    const step = curvature.solve(weightedSum(rows, work), { residuals, scale, work })
    const size = Math.hypot(...step) / scale
    if (!(size > CONVERGED && (size > NEARLY || size < last)))
      return { ...state, converged: Number.isFinite(size) }
    const stretch: number = size < CLOSE ? stretchOf(step, before) : 1
    for (let k = 0; k < rank; k++) coefficients[k] += stretch * step[k]
    before = stretch === 1 ? step : null
    curvature.adapt(size, last)
    last = size
    if (size < Infinity) options.onProgress?.(settledDigits(size), settledDigits(CONVERGED))
  }
}

/** How many digits of a hundred standard errors a step of this size leaves as they are. */
const settledDigits = (size: number): number => Math.max(0, 2 - Math.log10(size))

/** Rows that a large fit begins with, and the seed that draws them. */
const SAMPLE = 10_000
const SAMPLE_SEED = 1

/** Where every way leads to the same solution, that of a sample is near it; null where there is none to begin with. */
function solutionOfSample(
  rows: RegressionRows,
  norm: RobustNorm,
  options: NormIteration,
): NormEstimate | null {
  if (options.isConvex !== true || rows.count <= MANY_ROWS) return null
  const sample = sampleRows(rows, SAMPLE, seededRandom(SAMPLE_SEED))
  const estimate = iterateNorm(sample, norm, { ...options, onProgress: undefined })
  return estimate.converged && estimate.coefficients.every(Number.isFinite) ? estimate : null
}

/** Steps that shrink faster than this are left as they are. */
const SMALL_RATIO = 0.01

/**
 * Newton's matrix does not know that the scale moves along with the coefficients, so that near the solution each step is the one before
 * times some ρ: 1/(1 − ρ) of it takes all that would follow at once (Aitken 1926).
 */
function stretchOf(step: Float64Array, before: Float64Array | null): number {
  if (before === null) return 1
  let product = 0
  let squares = 0
  for (let k = 0; k < step.length; k++) {
    product += step[k] * before[k]
    squares += before[k] * before[k]
  }
  const ratio = product / squares
  return Math.abs(ratio) > SMALL_RATIO && Math.abs(ratio) < 0.5 ? 1 / (1 - ratio) : 1
}

interface IterationState {
  readonly residuals: Float64Array
  readonly scale: number
  readonly work: Float64Array
}

/** From so many rows on, Σ a q qᵀ of weights that depend little on x is their mean times I: an iteration corrects what is left. */
const MANY_ROWS = 20_000

/** The matrix A of the next step A⁻¹ Σ σ ψ q: Σ weight q qᵀ of reweighted least squares, or Σ ψ′ q qᵀ of Newton's method. */
class Curvature {
  private kind: 'weights' | 'newton'
  private mayNewton = true
  private factor: Float64Array | null = null
  private isMean: boolean

  constructor(
    private readonly rows: RegressionRows,
    private readonly norm: RobustNorm,
    { isConvex, isNear }: { readonly isConvex: boolean; readonly isNear: boolean },
  ) {
    this.isMean = isConvex && rows.count > MANY_ROWS
    this.kind = isNear ? 'newton' : 'weights'
  }

  solve(gradient: Float64Array, state: IterationState): Float64Array {
    this.factor ??= this.form(state)
    if (this.kind === 'newton' && this.factor.some(Number.isNaN)) {
      this.giveUpNewton()
      this.factor = this.form(state)
    }
    return solveFactored(this.factor, gradient)
  }

  /** Steps that shrink enough are worth another with the same matrix; Newton's that do not even halve are none. */
  adapt(size: number, last: number): void {
    const shrinks = size < last / (this.isMean ? 4 : 10)
    if (this.kind === 'weights' && this.mayNewton && size < CLOSE * Math.sqrt(this.rows.count)) {
      this.kind = 'newton'
      this.isMean = this.rows.count > MANY_ROWS
      this.factor = null
    } else if (this.isMean && !shrinks) {
      this.isMean = false
      this.factor = null
    } else if (this.kind === 'newton' && size > last / 2) this.giveUpNewton()
    else if (this.kind === 'weights' || !shrinks) this.factor = null
  }

  private giveUpNewton(): void {
    this.kind = 'weights'
    this.mayNewton = false
    this.isMean = false
    this.factor = null
  }

  private form({ residuals, scale, work }: IterationState): Float64Array {
    const { norm, kind, rows } = this
    const value = kind === 'newton' ? norm.psiDerivative : norm.weights
    let sum = 0
    for (let i = 0; i < residuals.length; i++) sum += work[i] = value(residuals[i] / scale)
    return this.isMean
      ? scaledIdentity(Math.sqrt(sum / rows.count), rows.rank)
      : choleskyFactor(weightedProducts(rows, work), rows.rank)
  }
}

function scaledIdentity(diagonal: number, order: number): Float64Array {
  const matrix = new Float64Array(order * order)
  for (let k = 0; k < order; k++) matrix[k * order + k] = diagonal
  return matrix
}
