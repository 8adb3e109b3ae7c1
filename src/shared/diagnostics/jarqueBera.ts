import type { TestResult } from '../estimators/fitResult'
import { chiSquareUpperTail } from '../numeric/chiSquare'
import { largestMagnitude } from './largestMagnitude'

export interface JarqueBera extends TestResult {
  /** m₃ / m₂^1.5 of the residuals about their mean, moments divided by n. */
  readonly skewness: number
  /** m₄ / m₂²; 3 for the normal distribution. */
  readonly kurtosis: number
}

/**
 * Jarque–Bera test of normality: n/6 (S² + (K − 3)²/4), χ² with 2 degrees of freedom. Null where the residuals do not vary.
 */
export function jarqueBera(residual: Float64Array): JarqueBera | null {
  const scale = largestMagnitude(residual)
  const { length } = residual
  if (!(scale > 0 && scale < Infinity) || length < 2) return null
  let mean = 0
  for (let i = 0; i < length; i++) mean += residual[i] / scale
  mean /= length
  let second = 0
  let third = 0
  let fourth = 0
  for (let i = 0; i < length; i++) {
    const deviation = residual[i] / scale - mean
    const square = deviation * deviation
    second += square
    third += square * deviation
    fourth += square * square
  }
  second /= length
  if (!(second > 0)) return null
  const skewness = third / length / second ** 1.5
  const kurtosis = fourth / length / (second * second)
  const statistic = (length / 6) * (skewness * skewness + (kurtosis - 3) ** 2 / 4)
  return { statistic, pValue: chiSquareUpperTail(statistic, 2), df: 2, skewness, kurtosis }
}
