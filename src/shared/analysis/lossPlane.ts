import type { QuadraticLoss } from '../descent/quadraticLoss'
import type { PlaneQuadratic } from '../plots/contourEllipses'

export interface LossPlane {
  readonly quadratic: PlaneQuadratic
  /** Indices of the two coefficients on the axes. */
  readonly terms: readonly [number, number]
  /** Other coefficients are held where they are told to be. */
  readonly sliced: boolean
}

/** The coefficients that can be on an axis: those that move. */
export const planeTerms = ({ terms, tuning }: QuadraticLoss): readonly number[] =>
  terms.flatMap((_, index) => (tuning?.frozen[index] === 1 ? [] : [index]))

/** The two coefficients of these names, or the first ones in place of a name that there is not; null where there is only one. */
export const chooseAxes = (
  loss: QuadraticLoss,
  names: readonly [string | null, string | null],
): readonly [number, number] | null => {
  const free = planeTerms(loss)
  if (free.length < 2) return null
  const named = names.map((name) => free.find((index) => loss.terms[index] === name))
  const first = named[0] ?? free.find((index) => index !== named[1]) ?? free[0]
  const second =
    named[1] !== undefined && named[1] !== first ? named[1] : free.find((index) => index !== first)
  return second === undefined ? null : [first, second]
}

/**
 * The loss over two coefficients. `offset` is θ − θ* of the coefficients where the others are held; without it they are at their optimum. The
 * slice's own minimum then lies at θ*_s − G_ss⁻¹ G_so (θ_o − θ*_o).
 */
export const planeOf = (
  loss: QuadraticLoss,
  [first, second]: readonly [number, number],
  offset?: Float64Array,
): LossPlane => {
  const p = loss.terms.length
  const entry = (row: number, column: number): number => loss.gram[row * p + column]
  const gram = [entry(first, first), entry(first, second), entry(second, second)] as const
  const pull = [first, second].map((row) => {
    let sum = 0
    loss.terms.forEach((_, column) => {
      if (offset && column !== first && column !== second) sum += entry(row, column) * offset[column]
    })
    return sum
  })
  const determinant = gram[0] * gram[2] - gram[1] * gram[1]
  const move =
    pull[0] === 0 && pull[1] === 0
      ? [0, 0]
      : [
          (gram[1] * pull[1] - gram[2] * pull[0]) / determinant,
          (gram[1] * pull[0] - gram[0] * pull[1]) / determinant,
        ]
  return {
    quadratic: { optimum: [loss.optimum[first] + move[0], loss.optimum[second] + move[1]], gram },
    terms: [first, second],
    sliced: planeTerms(loss).length > 2,
  }
}
