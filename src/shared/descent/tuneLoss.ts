import type { AppError } from '../outcome/appError'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { dataUnitsFromOffset, fromDataUnits } from './coordinates'
import { principalAxes } from './principalAxes'
import type { QuadraticLoss } from './quadraticLoss'
import { solveAlongAxes } from './solveAlongAxes'

export interface TuningOptions {
  /** λ of the penalty λ Σ (θⱼ − aⱼ)², which leaves the intercept out. @default 0 */
  readonly strength?: number
  /** Coefficients that the penalty pulls to, in the data's own units. @default all zero */
  readonly anchor?: ArrayLike<number>
  /** Names of the coefficients that stay at their start. @default none */
  readonly frozen?: readonly string[]
  /** Coefficients at the start, in the data's own units. @default all zero */
  readonly start?: ArrayLike<number>
}

/**
 * The loss with a penalty and with frozen coefficients: again a quadratic, about its own minimum. With f the free coefficients, F the frozen
 * ones, and D leaving the intercept out, the minimum lies at θ*_f + δ where
 *
 *     (G_ff + λD) δ = λD (a_f − θ*_f) − G_fF (θ_F − θ*_F).
 *
 * It is solved along the principal axes, level directions left out, which is the solution nearest to θ*. A frozen intercept is
 * that of the data's own units, so features are then only scaled, not centred. Errors: `option-invalid`.
 */
export function tuneLoss(loss: QuadraticLoss, options: TuningOptions): Result<QuadraticLoss> {
  const { strength = 0, frozen = [] } = options
  const problem = tuningProblem(loss, { strength, frozen })
  if (problem) return fail(problem)
  if (strength === 0 && frozen.length === 0) return ok(loss)
  const based = frozen.includes(loss.terms[loss.interceptIndex]) ? uncentred(loss) : loss
  return ok(minimise(based, { ...options, strength, frozen }))
}

function tuningProblem(
  { terms }: QuadraticLoss,
  { strength, frozen }: Required<Pick<TuningOptions, 'strength' | 'frozen'>>,
): AppError | null {
  const invalid = (option: string, value: string, expected: string): AppError => ({
    code: 'option-invalid',
    option,
    value,
    expected,
  })
  if (!(strength >= 0 && strength < Infinity)) return invalid('l2', String(strength), '0 or a number above')
  const unknown = frozen.find((term) => !terms.includes(term))
  if (unknown !== undefined) return invalid('freeze', unknown, terms.join(', '))
  return terms.every((term) => frozen.includes(term))
    ? invalid('freeze', frozen.join(', '), 'at least one coefficient that can move')
    : null
}

function minimise(
  loss: QuadraticLoss,
  { strength, anchor, frozen, start }: TuningOptions & Required<Pick<TuningOptions, 'strength' | 'frozen'>>,
): QuadraticLoss {
  const { terms, gram, optimum, interceptIndex } = loss
  const count = terms.length
  const zero = new Float64Array(count)
  const pulledTo = fromDataUnits(loss, anchor ?? zero)
  const begin = fromDataUnits(loss, start ?? zero)
  const isFrozen = Uint8Array.from(terms, (term) => (frozen.includes(term) ? 1 : 0))
  const free = terms.flatMap((_, j) => (isFrozen[j] === 1 ? [] : [j]))
  const weight = (j: number): number => (j === interceptIndex ? 0 : strength)
  const offset = optimum.map((best, j) => (isFrozen[j] === 1 ? begin[j] - best : 0))

  const matrix = new Float64Array(free.length ** 2)
  const right = Float64Array.from(free, (j, a) => {
    let sum = weight(j) * (pulledTo[j] - optimum[j])
    for (let k = 0; k < count; k++) sum -= gram[j * count + k] * offset[k]
    free.forEach((k, b) => (matrix[a * free.length + b] = gram[j * count + k] + (j === k ? weight(j) : 0)))
    return sum
  })
  const { solution, values } = solveAlongAxes(matrix, right)
  free.forEach((j, a) => (offset[j] = solution[a]))

  const tuned = new Float64Array(count * count)
  free.forEach((j, a) => free.forEach((k, b) => (tuned[j * count + k] = matrix[a * free.length + b])))
  let pull = 0
  for (const j of free) pull += weight(j) * (optimum[j] + offset[j] - pulledTo[j]) ** 2
  return {
    ...loss,
    gram: tuned,
    optimum: optimum.map((best, j) => (isFrozen[j] === 1 ? begin[j] : best + offset[j])),
    minimum: loss.minimum + quadraticForm(gram, offset) + pull,
    hessianEigenvalues: values.map((value) => 2 * value).sort(),
    closedForm: dataUnitsFromOffset(loss, offset, new Float64Array(count)),
    tuning: { strength, anchor: pulledTo, frozen: isFrozen },
  }
}

function quadraticForm(gram: Float64Array, offset: Float64Array): number {
  const count = offset.length
  let sum = 0
  for (let j = 0; j < count; j++) {
    for (let k = 0; k < count; k++) sum += offset[j] * gram[j * count + k] * offset[k]
  }
  return sum
}

/** The same loss with features that are not centred: θ₀ = β₀, while before θ₀ = β₀ + Σ center β. */
function uncentred(loss: QuadraticLoss): QuadraticLoss {
  const { gram, center, spread, interceptIndex, optimum, closedForm } = loss
  const count = center.length
  if (center.every((value) => value === 0)) return loss
  const shift = center.map((value, j) => (j === interceptIndex ? 0 : value / spread[j]))
  const moved = new Float64Array(count * count)
  const at = (j: number, k: number): number => gram[j * count + k]
  for (let j = 0; j < count; j++) {
    for (let k = 0; k < count; k++) {
      moved[j * count + k] =
        at(j, k) +
        shift[j] * at(interceptIndex, k) +
        at(j, interceptIndex) * shift[k] +
        shift[j] * shift[k] * at(interceptIndex, interceptIndex)
    }
  }
  const { values } = principalAxes(moved, count)
  return {
    ...loss,
    gram: moved,
    center: new Float64Array(count),
    optimum: optimum.map((best, j) => (j === interceptIndex ? closedForm[j] : best)),
    hessianEigenvalues: values.map((value) => 2 * Math.max(0, value)).sort(),
  }
}
