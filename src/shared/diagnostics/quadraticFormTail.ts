/**
 * P(Σ aᵢ zᵢ² < 0) for independent standard normal zᵢ, with full relative accuracy however small it is: the moment generating
 * function M(s) = Π (1 − 2 aᵢ s)^(−1/2) is inverted along the vertical line through the saddle point c < 0 of M(s) / (−s),
 *
 *     P = 1/π ∫₀^∞ Re[ M(s) / (−s) ] dτ,   s = c + iτ,
 *
 * where the integrand does not oscillate against itself (Helstrom 1996; Imhof 1961 takes c = 0 and keeps absolute accuracy only).
 * The substitution τ = w sinh u makes the trapezoidal rule converge geometrically.
 */
export function quadraticFormLowerTail(coefficients: Float64Array): number {
  const scale = coefficients.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  if (!(scale > 0)) return 0
  const a = coefficients.map((value) => value / scale)
  const smallest = a.reduce((least, value) => Math.min(least, value), 0)
  if (smallest >= 0) return 0
  if (a.every((value) => value <= 0)) return 1
  const c = saddlePoint(a, smallest)
  return Math.min(1, Math.exp(logTerm(a, c)) * lineIntegral(a, c))
}

/** ln (M(c) / −c) on the real axis. */
function logTerm(a: Float64Array, c: number): number {
  let sum = -Math.log(-c)
  for (const value of a) sum -= Math.log1p(-2 * value * c) / 2
  return sum
}

/** Where M(s)/(−s) is least between the singularity at 1/(2 min a) and 0: the zero of its increasing logarithmic derivative. */
function saddlePoint(a: Float64Array, smallest: number): number {
  let low = 1 / (2 * smallest)
  let high = 0
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    let slope = -1 / middle
    for (const value of a) slope += value / (1 - 2 * value * middle)
    if (slope > 0) high = middle
    else low = middle
  }
  return (low + high) / 2
}

/** Step of u: the rule's error is about exp(−2π / STEP). */
const STEP = 1 / 16
const NEGLIGIBLE = 1e-18

/** 1/π ∫₀^∞ Re[ (M(s)/−s) / (M(c)/−c) ] dτ. */
function lineIntegral(a: Float64Array, c: number): number {
  let curvature = 1 / (c * c)
  for (const value of a) curvature += 2 * (value / (1 - 2 * value * c)) ** 2
  const width = 0.7 / Math.sqrt(curvature)
  const relative = a.map((value) => (-2 * value) / (1 - 2 * value * c))
  let sum = 0.5
  for (let k = 1; k < 4000; k++) {
    const tau = width * Math.sinh(k * STEP)
    let logModulus = -Math.log1p((tau / c) ** 2) / 2
    let phase = -Math.atan(tau / c)
    for (const value of relative) {
      logModulus -= Math.log1p((value * tau) ** 2) / 4
      phase -= Math.atan(value * tau) / 2
    }
    const size = Math.exp(logModulus) * Math.cosh(k * STEP)
    sum += size * Math.cos(phase)
    if (size < NEGLIGIBLE) break
  }
  return (sum * STEP * width) / Math.PI
}
