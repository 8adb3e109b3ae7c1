import type { QuadraticLoss } from './quadraticLoss'

/**
 * Coefficients in the data's own units from those in which descent runs. They are taken from the closed form by the distance to
 * it, so that what agrees with it agrees to the last digit.
 */
export function toDataUnits(loss: QuadraticLoss, theta: ArrayLike<number>): Float64Array {
  const offset = loss.optimum.map((best, j) => theta[j] - best)
  return dataUnitsFromOffset(loss, offset, new Float64Array(offset.length))
}

/** θ from coefficients in the data's own units: θⱼ = βⱼ · spread, and the intercept about the centers. */
export function fromDataUnits(loss: QuadraticLoss, coefficients: ArrayLike<number>): Float64Array {
  return offsetFromDataUnits(loss, coefficients).map((offset, j) => loss.optimum[j] + offset)
}

/** β for θ = θ* + offset, written to `target`: βⱼ = β*ⱼ + offsetⱼ / spread, the intercept less Σ center · offset / spread. */
export function dataUnitsFromOffset(
  { closedForm, center, spread, interceptIndex }: QuadraticLoss,
  offset: ArrayLike<number>,
  target: Float64Array,
): Float64Array {
  let shift = 0
  for (let j = 0; j < closedForm.length; j++) {
    const change = offset[j] / spread[j]
    if (center[j] !== 0) shift += change * center[j]
    target[j] = closedForm[j] + change
  }
  if (interceptIndex >= 0) target[interceptIndex] -= shift
  return target
}

/** The same for many offsets, row-major, points × p. */
export function dataUnitsFromOffsets(loss: QuadraticLoss, offsets: Float64Array): Float64Array {
  const { closedForm, center, spread, interceptIndex } = loss
  const count = closedForm.length
  const coefficients = new Float64Array(offsets.length)
  for (let from = 0; from < offsets.length; from += count) {
    let shift = 0
    for (let j = 0; j < count; j++) {
      const change = offsets[from + j] / spread[j]
      if (center[j] !== 0) shift += change * center[j]
      coefficients[from + j] = closedForm[j] + change
    }
    if (interceptIndex >= 0) coefficients[from + interceptIndex] -= shift
  }
  return coefficients
}

/** θ − θ* of coefficients in the data's own units. */
export function offsetFromDataUnits(
  { closedForm, center, spread, interceptIndex }: QuadraticLoss,
  coefficients: ArrayLike<number>,
): Float64Array {
  let shift = 0
  const offset = closedForm.map((best, j) => {
    const change = coefficients[j] - best
    if (center[j] !== 0) shift += change * center[j]
    return change * spread[j]
  })
  if (interceptIndex >= 0) offset[interceptIndex] += shift
  return offset
}

/** Euclidean distance of coefficients from the closed form, both in the data's own units. */
export function distanceToClosedForm({ closedForm }: QuadraticLoss, coefficients: ArrayLike<number>): number {
  return Math.hypot(...Array.from(closedForm, (best, j) => coefficients[j] - best))
}
