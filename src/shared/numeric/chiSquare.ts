import { regularizedGammaUpper } from './incompleteGamma'

/** P(χ² > x) with df > 0 degrees of freedom, with full relative accuracy in the far tail; 1 for x ≤ 0. */
export function chiSquareUpperTail(x: number, df: number): number {
  if (Number.isNaN(x) || !(df > 0)) return NaN
  if (df === Infinity) return x === Infinity ? NaN : 1
  return x <= 0 ? 1 : regularizedGammaUpper(df / 2, x / 2)
}
