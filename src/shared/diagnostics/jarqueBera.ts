import type { TestResult } from '../estimators/fitResult'
import { chiSquareUpperTail } from '../numeric/chiSquare'
import type { SegmentWork } from '../numeric/segments'
import { addSegments, doSegments } from '../numeric/segments'
import type { SharePass } from './basisPass'
import { largestMagnitude } from './largestMagnitude'
import type { ResidualSpread } from './residualSpread'

export interface JarqueBera extends TestResult {
  /** m₃ / m₂^1.5 of the residuals about their mean, moments divided by n. */
  readonly skewness: number
  /** m₄ / m₂²; 3 for the normal distribution. */
  readonly kurtosis: number
}

interface Known {
  /** @default found out */
  readonly spread?: Pick<ResidualSpread, 'largest' | 'mean'>
  /** Calls others to the pass. @default this thread does it alone */
  readonly share?: SharePass
}

/**
 * Jarque–Bera test of normality: n/6 (S² + (K − 3)²/4), χ² with 2 degrees of freedom. Null where the residuals do not vary.
 */
export function jarqueBera(residual: Float64Array, { spread, share }: Known = {}): JarqueBera | null {
  const { largest, mean } = spread ?? levelOf(residual)
  const { length } = residual
  if (!(largest > 0 && largest < Infinity) || length < 2) return null
  const sums = new Float64Array(3)
  addSegments(
    doSegments({ rowCount: length, width: 3, share }, momentsPass(residual, { largest, mean })),
    sums,
  )
  const [second, third, fourth] = sums.map((sum) => sum / length)
  if (!(second > 0)) return null
  const skewness = third / second ** 1.5
  const kurtosis = fourth / (second * second)
  const statistic = (length / 6) * (skewness * skewness + (kurtosis - 3) ** 2 / 4)
  return { statistic, pValue: chiSquareUpperTail(statistic, 2), df: 2, skewness, kurtosis }
}

/** Σ z², Σ z³ and Σ z⁴ of a segment, z the residuals about their mean, by the largest. */
export function momentsPass(
  residual: Float64Array,
  { largest, mean }: Pick<ResidualSpread, 'largest' | 'mean'>,
): SegmentWork {
  const center = mean / largest
  return ({ start, end }, found) => {
    let second = 0
    let third = 0
    let fourth = 0
    for (let i = start; i < end; i++) {
      const deviation = residual[i] / largest - center
      const square = deviation * deviation
      second += square
      third += square * deviation
      fourth += square * square
    }
    found[0] = second
    found[1] = third
    found[2] = fourth
  }
}

function levelOf(residual: Float64Array): Pick<ResidualSpread, 'largest' | 'mean'> {
  const largest = largestMagnitude(residual)
  let mean = 0
  for (let i = 0; i < residual.length; i++) mean += residual[i] / largest
  return { largest, mean: (mean / residual.length) * largest }
}
