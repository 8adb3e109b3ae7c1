import type { RidgeSpectrum } from './ridgeSpectrum'

/** λ are tried in tenths of a decade over these parts of Σ w, then between the best one's neighbours. */
const SMALLEST = 1e-12
const LARGEST = 1e4
const PER_DECADE = 10
/** Relative precision of λ: about the root of a double's, beyond which the criterion is flat. */
const PRECISION = 1e-8

export interface RidgeChoice {
  readonly lambda: number
  /** Where in the range tried it lies: `none` is λ = 0, `largest` its end. */
  readonly edge: 'none' | 'largest' | null
}

/** λ with the smallest generalised cross-validation (Golub, Heath and Wahba 1979), 0 among the candidates. */
export function chooseRidge(spectrum: RidgeSpectrum): RidgeChoice {
  const criterion = (logLambda: number): number => {
    const { gcv } = spectrum.at(Math.exp(logLambda))
    return Number.isFinite(gcv) ? gcv : Infinity
  }
  const low = Math.log(SMALLEST * spectrum.totalWeight)
  const high = Math.log(LARGEST * spectrum.totalWeight)
  const steps = Math.round(Math.log10(LARGEST / SMALLEST)) * PER_DECADE
  const grid = Float64Array.from({ length: steps + 1 }, (_, k) => low + ((high - low) * k) / steps)
  const values = grid.map(criterion)
  const best = values.reduce((least, value, k) => (value < values[least] ? k : least), 0)
  const logLambda = minimiseBetween(criterion, grid[Math.max(0, best - 1)], grid[Math.min(steps, best + 1)])
  const { gcv: withoutPenalty } = spectrum.at(0)
  if (withoutPenalty <= criterion(logLambda)) return { lambda: 0, edge: 'none' }
  return { lambda: Math.exp(logLambda), edge: best === steps ? 'largest' : null }
}

const GOLDEN = (Math.sqrt(5) - 1) / 2

/** Golden-section search (Kiefer 1953). */
function minimiseBetween(value: (x: number) => number, from: number, to: number): number {
  let low = from
  let high = to
  let left = high - GOLDEN * (high - low)
  let right = low + GOLDEN * (high - low)
  let atLeft = value(left)
  let atRight = value(right)
  while (high - low > PRECISION) {
    if (atLeft < atRight) {
      high = right
      right = left
      atRight = atLeft
      left = high - GOLDEN * (high - low)
      atLeft = value(left)
    } else {
      low = left
      left = right
      atLeft = atRight
      right = low + GOLDEN * (high - low)
      atRight = value(right)
    }
  }
  return (low + high) / 2
}
