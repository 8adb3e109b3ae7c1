import { offsetFromDataUnits } from './coordinates'
import type { PrincipalAxes } from './principalAxes'
import { principalAxes } from './principalAxes'
import type { QuadraticLoss } from './quadraticLoss'

/**
 * Batch gradient descent in the Hessian's principal axes, where it is p independent geometric series: with λ the eigenvalues and
 * a the coordinates of θ₀ − θ*, step k is at aᵢ (1 − η λᵢ)ᵏ, and the loss is above its minimum by Σ λᵢ/2 aᵢ² (1 − η λᵢ)²ᵏ.
 */
export interface Modes {
  /** λ, in the order of the axes. */
  readonly eigenvalues: Float64Array
  /** Row i is axis i; p × p. */
  readonly axes: Float64Array
  /** a. */
  readonly coordinates: Float64Array
  /** λ/2 a²: what each axis contributes to the loss at the start. */
  readonly gaps: Float64Array
}

/** The modes of a descent from `start`, coefficients in the data's own units; all zero without. */
export function modes(loss: QuadraticLoss, start?: ArrayLike<number>): Modes {
  const order = loss.optimum.length
  const offset = offsetFromDataUnits(loss, start ?? new Float64Array(order))
  const { values: eigenvalues, vectors: axes } = hessianAxes(loss)
  const coordinates = eigenvalues.map((_, i) => {
    let sum = 0
    for (let k = 0; k < order; k++) sum += axes[i * order + k] * offset[k]
    return sum
  })
  const gaps = coordinates.map((a, i) => (Math.max(0, eigenvalues[i]) / 2) * a * a)
  return { eigenvalues, axes, coordinates, gaps }
}

/** The axes belong to the loss, not to the rate: a learning rate that is dragged about needs them once. */
const axesOf = new WeakMap<QuadraticLoss, PrincipalAxes>()

export function hessianAxes(loss: QuadraticLoss): PrincipalAxes {
  const known = axesOf.get(loss)
  if (known) return known
  const axes = principalAxes(
    loss.gram.map((value) => 2 * value),
    loss.optimum.length,
  )
  axesOf.set(loss, axes)
  return axes
}

/** E_k − E(θ*) after k iterations at a learning rate. */
export function gapAfter({ eigenvalues, gaps }: Modes, rate: number, iterations: number): number {
  let sum = 0
  for (let i = 0; i < gaps.length; i++) {
    if (gaps[i] !== 0) sum += gaps[i] * power(rate * eigenvalues[i], 2 * iterations)
  }
  return sum
}

/** ‖∇E‖₂ after k iterations: the gradient's coordinate along axis i is λᵢ aᵢ (1 − η λᵢ)ᵏ. */
export function gradientAfter({ eigenvalues, coordinates }: Modes, rate: number, iterations: number): number {
  let sum = 0
  for (let i = 0; i < coordinates.length; i++) {
    const along = eigenvalues[i] * coordinates[i]
    if (along !== 0) sum += along * along * power(rate * eigenvalues[i], 2 * iterations)
  }
  return Math.sqrt(sum)
}

/** θ − θ* and the gap there after k iterations, for many k at one learning rate: what does not depend on k is figured once. */
export function courseAt(
  { eigenvalues, axes, coordinates, gaps }: Modes,
  rate: number,
): (iterations: number, target: Float64Array) => number {
  const order = coordinates.length
  const logs = eigenvalues.map((eigenvalue) => logOfPower(rate * eigenvalue))
  return (iterations, target) => {
    target.fill(0)
    let gap = 0
    for (let i = 0; i < order; i++) {
      if (coordinates[i] === 0) continue
      const size = iterations === 0 ? 1 : Math.exp(iterations * logs[i])
      const isNegative = rate * eigenvalues[i] > 1 && iterations % 2 === 1
      const along = coordinates[i] * (isNegative ? -size : size)
      if (gaps[i] !== 0) gap += gaps[i] * size * size
      for (let k = 0, from = i * order; k < order; k++) target[k] += along * axes[from + k]
    }
    return gap
  }
}

/** ln |1 − x|. */
function logOfPower(x: number): number {
  return x < 0.5 ? Math.log1p(-x) : Math.log(Math.abs(1 - x))
}

/** (1 − x)ᵏ, accurate for small x and large k. */
function power(x: number, exponent: number): number {
  if (exponent === 0 || x === 0) return 1
  const size = Math.exp(exponent * logOfPower(x))
  return x > 1 && exponent % 2 === 1 ? -size : size
}
