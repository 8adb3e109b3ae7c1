import { betaKernel, regularizedBeta } from './incompleteBeta'
import { regularizedGammaLower, regularizedGammaUpper } from './incompleteGamma'
import { monotoneRoot } from './monotoneRoot'

/** P(F > f) of the F distribution with df1, df2 > 0 (either may be Infinity), relative accuracy kept in the far tail; 1 for f ≤ 0. */
export function fUpperTail(f: number, df1: number, df2: number): number {
  return tail(f, df1, df2, 'upper')
}

/** The f with P(F ≤ f) = p (R's `qf`); 0 and Infinity at 0 and 1, NaN outside. Finite degrees of freedom. */
export function fQuantile(p: number, df1: number, df2: number): number {
  if (!(p >= 0 && p <= 1 && df1 > 0 && df2 > 0 && df1 < Infinity && df2 < Infinity)) return NaN
  if (p === 0 || p === 1) return p === 0 ? 0 : Infinity
  const side = p < 0.5 ? 'lower' : 'upper'
  const sign = side === 'upper' ? 1 : -1
  const target = Math.log(side === 'upper' ? 1 - p : p)
  const probability = (u: number): number => tail(Math.exp(u), df1, df2, side)
  const slope = (u: number): number => -betaKernel(betaArguments(Math.exp(u), df1, df2)) / probability(u)
  const value = (u: number): number => sign * (Math.log(probability(u)) - target)
  return Math.exp(monotoneRoot({ value, slope, start: 0, low: -707, high: 709.7 }))
}

function tail(f: number, df1: number, df2: number, side: 'lower' | 'upper'): number {
  if (Number.isNaN(f) || !(df1 > 0 && df2 > 0)) return NaN
  if (f <= 0) return side === 'upper' ? 1 : 0
  if (f === Infinity) return side === 'upper' ? 0 : 1
  if (df2 === Infinity) return gammaTail((f * df1) / 2, df1 / 2, side)
  if (df1 === Infinity) return gammaTail(df2 / f / 2, df2 / 2, side === 'upper' ? 'lower' : 'upper')
  const { a, b, x, y } = betaArguments(f, df1, df2)
  return regularizedBeta(side === 'upper' ? { a, b, x, y } : { a: b, b: a, x: y, y: x })
}

function gammaTail(x: number, a: number, side: 'lower' | 'upper'): number {
  if (a === Infinity) return NaN
  return side === 'upper' ? regularizedGammaUpper(a, x) : regularizedGammaLower(a, x)
}

/** P(F > f) = I_x(df2/2, df1/2) with x = df2 / (df2 + df1 f). */
function betaArguments(f: number, df1: number, df2: number) {
  const ratio = f * (df1 / df2)
  if (ratio === Infinity) return { a: df2 / 2, b: df1 / 2, x: df2 / df1 / f, y: 1 }
  return { a: df2 / 2, b: df1 / 2, x: 1 / (1 + ratio), y: ratio / (1 + ratio) }
}
