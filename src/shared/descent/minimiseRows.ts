import { choleskyFactor } from '../numeric/cholesky'
import { solveFactored } from '../robust/solveFactored'
import type { CurvatureKind, RowsLoss } from './rowsLoss'

export interface RowsMinimum {
  readonly theta: Float64Array
  readonly value: number
  readonly iterations: number
  /**
   * `found`; `separated`: a θ tells both classes apart, so that there is no minimum; `runaway`: the loss falls, ever slower, as θ grows;
   * `unsettled`: no minimum after all steps.
   */
  readonly ending: 'found' | 'separated' | 'runaway' | 'unsettled'
}

const MOST_STEPS = 1000
/** A step that changes the loss by less than this share of it, squared, is close enough for Newton's method. */
const CLOSE = 1e-3
/** A step that moves the loss by no more than its rounding, and θ by no more than its own. */
const SETTLED = 1e-11
/** Steps this small may be rounding if they get no smaller. */
const NEARLY = 1e-8
/** At the minimum steps are this small beside θ; where they are not, θ runs away. */
const STANDS = 1e-5
/** How much of a loss is rounding. */
const ROUNDING = 1e-13
const MOST_TRIALS = 40
const DAMPED = 1e-3

/**
 * The minimum of a smooth loss, by the parabola above it (iteratively reweighted least squares, Gauss–Newton) until it is near, then by
 * Newton's method; each step damped (Levenberg 1944, Marquardt 1963) until it does not raise the loss.
 */
export function minimiseRows(loss: RowsLoss, start: Float64Array): RowsMinimum {
  const search = new Search(loss, start)
  for (let iterations = 1; iterations <= MOST_STEPS; iterations++) {
    if (loss.separates?.(search.theta) === true) return search.end('separated', iterations)
    const ending = search.step()
    if (ending !== null) return search.end(ending, iterations)
  }
  return search.end('unsettled', MOST_STEPS)
}

class Search {
  theta: Float64Array
  private gradient: Float64Array
  private value: number
  private kind: CurvatureKind = 'majorant'
  private mayNewton = true
  private damping = 0
  private last = Infinity

  constructor(
    private readonly loss: RowsLoss,
    start: Float64Array,
  ) {
    this.theta = start.slice()
    this.gradient = new Float64Array(loss.order)
    this.value = loss.evaluate(this.theta, this.gradient)
  }

  end(ending: RowsMinimum['ending'], iterations: number): RowsMinimum {
    return { theta: this.theta, value: this.value, iterations, ending }
  }

  /** Takes one step; says how the search ends when there is none to take. */
  step(): RowsMinimum['ending'] | null {
    if (!Number.isFinite(this.value)) return 'unsettled'
    const { order } = this.loss
    const matrix = this.loss.curvature(this.theta, this.kind)
    for (let trial = 0; trial < MOST_TRIALS; trial++) {
      const factor = choleskyFactor(damped(matrix, order, this.damping), order)
      const change = factor.some(Number.isNaN) ? null : solveFactored(factor, this.gradient)
      if (change?.every(Number.isFinite) === true && this.take(change, factor)) return this.judge(change)
      if (this.kind === 'newton') {
        this.giveUpNewton()
        return null
      }
      this.damping = Math.max(1e-4, this.damping * 10)
    }
    return this.last <= NEARLY ? 'found' : 'unsettled'
  }

  /**
   * Goes to θ − change unless the loss is above what rounding explains. Close to the minimum, where the loss is level to the last digit, the
   * gradient tells: it must be smaller there by the same measure.
   */
  private take(change: Float64Array, factor: Float64Array): boolean {
    const theta = this.theta.map((value, j) => value - change[j])
    const gradient = new Float64Array(theta.length)
    const value = this.loss.evaluate(theta, gradient)
    const decrease = product(this.gradient, change)
    const size = Math.sqrt(Math.max(0, decrease) / (Math.abs(this.value) || 1))
    const falls = value <= this.value + ROUNDING * Math.abs(this.value)
    const levels = (): boolean =>
      size <= CLOSE &&
      value <= this.value + CLOSE * CLOSE * Math.abs(this.value) &&
      product(gradient, solveFactored(factor, gradient)) < decrease
    if (!falls && !levels()) return false
    if (this.kind === 'newton' && size > this.last) return false
    this.previous = this.last
    this.last = size
    this.theta = theta
    this.gradient = gradient
    this.value = value
    this.damping = this.damping < 1e-10 ? 0 : this.damping / 10
    return true
  }

  private previous = Infinity

  private judge(change: Float64Array): RowsMinimum['ending'] | null {
    const { last, previous } = this
    const share = largest(change) / (largest(this.theta) || 1)
    const settled = last <= SETTLED || share <= 4 * Number.EPSILON || (last < NEARLY && last >= previous)
    // Damped steps are small for another reason.
    if (settled && this.damping <= DAMPED) return share <= STANDS ? 'found' : 'runaway'
    if (this.kind === 'majorant' && this.mayNewton && last <= CLOSE) this.kind = 'newton'
    else if (this.kind === 'newton' && last > previous / 2) this.giveUpNewton()
    return null
  }

  private giveUpNewton(): void {
    this.kind = 'majorant'
    this.mayNewton = false
  }
}

/** A + damping · diag A; where a diagonal entry is 0, the coefficient stays. */
function damped(matrix: Float64Array, order: number, damping: number): Float64Array {
  const sum = matrix.slice()
  for (let j = 0; j < order; j++) {
    const entry = matrix[j * order + j]
    sum[j * order + j] = entry === 0 ? 1 : entry * (1 + damping)
  }
  return sum
}

const product = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, j) => sum + value * b[j], 0)

const largest = (vector: Float64Array): number =>
  vector.reduce((size, value) => Math.max(size, Math.abs(value)), 0)
