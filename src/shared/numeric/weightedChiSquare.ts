/**
 * P(Σ aᵢ zᵢ² > x) for independent standard normal zᵢ and aᵢ ≥ 0: the moment generating function M(s) = Π (1 − 2 aᵢ s)^(−1/2) is inverted,
 *
 *     P = 1/(2πi) ∫ M(s) e^(−sx) / s ds,
 *
 * along a parabola through the saddle point on the real axis that bends around the branch cut, so that e^(−sx) decays as a Gaussian does and
 * the trapezoidal rule converges geometrically (Helstrom 1996; Trefethen, Weideman and Schmelzer 2006).
 */
export function weightedChiSquareUpperTail(x: number, coefficients: Float64Array): number {
  const scale = coefficients.reduce((most, value) => Math.max(most, value), 0)
  if (!(x > 0)) return x <= 0 ? 1 : NaN
  if (scale === 0) return 0
  const a = coefficients.filter((value) => value > 0).map((value) => value / scale)
  const at = x / scale
  const c = saddlePoint(at, a)
  const { logModulus } = logIntegrand({ re: c, im: 0 }, at, a)
  return Math.min(1, Math.exp(logModulus) * contourIntegral({ at, a, c, logAtSaddle: logModulus }))
}

/** Where M(s) e^(−sx) / s is least between its pole at 0 and the branch point at 1/2, the largest coefficient being 1. */
function saddlePoint(x: number, a: Float64Array): number {
  let low = 0
  let high = 0.5
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    let slope = -x - 1 / middle
    for (const value of a) slope += value / (1 - 2 * value * middle)
    if (slope < 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

interface ComplexNumber {
  readonly re: number
  readonly im: number
}

/** ln |M(s) e^(−sx) / s| and the phase. */
function logIntegrand(
  { re, im }: ComplexNumber,
  x: number,
  a: Float64Array,
): { readonly logModulus: number; readonly phase: number } {
  let logModulus = -re * x - Math.log(Math.hypot(re, im))
  let phase = -im * x - Math.atan2(im, re)
  for (const value of a) {
    const real = 1 - 2 * value * re
    const imaginary = -2 * value * im
    logModulus -= Math.log(Math.hypot(real, imaginary)) / 2
    phase -= Math.atan2(imaginary, real) / 2
  }
  return { logModulus, phase }
}

/** The rule's step: its error is far below rounding's. */
const STEP = 1 / 32
const NEGLIGIBLE = -45
/** How fast the parabola bends to the right. */
const BEND = 0.25

interface Contour {
  readonly at: number
  readonly a: Float64Array
  readonly c: number
  readonly logAtSaddle: number
}

/** 1/π ∫₀^∞ Im[ M(s) e^(−sx)/s ds/dt ] dt over the integrand's value at the saddle point; s = c + w (i t + BEND t²). */
function contourIntegral({ at, a, c, logAtSaddle }: Contour): number {
  let curvature = 1 / (c * c)
  for (const value of a) curvature += 2 * (value / (1 - 2 * value * c)) ** 2
  const width = 1 / Math.sqrt(curvature)
  let sum = 0.5
  for (let k = 1; k < 100_000; k++) {
    const t = k * STEP
    const { logModulus, phase } = logIntegrand({ re: c + width * BEND * t * t, im: width * t }, at, a)
    const size = logModulus - logAtSaddle
    // Im[e^(iφ) (i + 2 BEND t)] = cos φ + 2 BEND t sin φ
    sum += Math.exp(size) * (Math.cos(phase) + 2 * BEND * t * Math.sin(phase))
    if (size + Math.log1p(t) < NEGLIGIBLE) break
  }
  return (sum * STEP * width) / Math.PI
}
