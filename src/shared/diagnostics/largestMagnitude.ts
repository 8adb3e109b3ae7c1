import type { RowVector } from './rowVector'

/** max |xᵢ|, by which residuals are scaled so that their powers neither overflow nor vanish; NaN where an entry is. */
export function largestMagnitude(values: Float64Array): number {
  let largest = 0
  for (let i = 0; i < values.length; i++) {
    const magnitude = Math.abs(values[i])
    if (magnitude <= largest) continue
    if (magnitude !== magnitude) return NaN
    largest = magnitude
  }
  return largest
}

/** x / max |x|; null where nothing varies from 0, or not all is finite. */
export function scaledToOne(values: Float64Array): Float64Array | null {
  const largest = largestMagnitude(values)
  if (!(largest > 0) || largest === Infinity) return null
  const scaled = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) scaled[i] = values[i] / largest
  return scaled
}

/** Residuals by the same scale, made where they are needed. */
export function scaledResidual(residual: Float64Array, largest: number): RowVector | null {
  if (!(largest > 0) || largest === Infinity) return null
  return {
    length: residual.length,
    fill: (start, end, target) => {
      for (let i = start; i < end; i++) target[i - start] = residual[i] / largest
    },
  }
}
