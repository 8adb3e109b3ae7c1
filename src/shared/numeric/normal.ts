/** P(Z ≤ z) of the standard normal, with full relative accuracy in both tails. Cody (1969, 1993, TOMS 22, algorithm 715). */
export function normalLowerTail(z: number): number {
  return tail(z, 'lower')
}

/** P(Z > z) of the standard normal. */
export function normalUpperTail(z: number): number {
  return tail(z, 'upper')
}

/** The z with P(Z ≤ z) = p; ±Infinity at 0 and 1, NaN outside. Wichura (1988), AS 241 (PPND16), relative error about 1e-16. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity
  const centered = p - 0.5
  if (Math.abs(centered) <= 0.425) {
    const r = 0.180625 - centered * centered
    return (centered * polynomial(CENTRAL_NUMERATOR, r)) / polynomial(CENTRAL_DENOMINATOR, r)
  }
  const r = Math.sqrt(-Math.log(centered < 0 ? p : 1 - p))
  const z =
    r <= 5
      ? polynomial(TAIL_NUMERATOR, r - 1.6) / polynomial(TAIL_DENOMINATOR, r - 1.6)
      : polynomial(FAR_NUMERATOR, r - 5) / polynomial(FAR_DENOMINATOR, r - 5)
  return centered < 0 ? -z : z
}

function tail(z: number, side: 'lower' | 'upper'): number {
  const y = Math.abs(z)
  if (y <= 0.67448975) {
    const square = y > 1.1e-16 ? z * z : 0
    const part = (z * polynomial(MIDDLE_NUMERATOR, square)) / polynomial(MIDDLE_DENOMINATOR, square)
    return side === 'lower' ? 0.5 + part : 0.5 - part
  }
  if (Number.isNaN(z)) return NaN
  const outer = outerTail(y)
  return z > 0 === (side === 'upper') ? outer : 1 - outer
}

/** P(Z > y) for y > 0.67. */
function outerTail(y: number): number {
  if (y > 40) return 0
  const near = y <= Math.sqrt(32)
  const inverseSquare = 1 / (y * y)
  const ratio = near
    ? polynomial(OUTER_NUMERATOR, y) / polynomial(OUTER_DENOMINATOR, y)
    : (ONE_OVER_ROOT_TWO_PI -
        (inverseSquare * polynomial(FAR_OUTER_NUMERATOR, inverseSquare)) /
          polynomial(FAR_OUTER_DENOMINATOR, inverseSquare)) /
      y
  // exp(−y²/2) in two factors, because rounding y² alone would cost the far tail its digits.
  const coarse = Math.trunc(y * 16) / 16
  const rest = (y - coarse) * (y + coarse)
  return Math.exp(-coarse * coarse * 0.5) * Math.exp(-rest * 0.5) * ratio
}

/** Σ coefficients[k] xᵏ. */
function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0
  for (let k = coefficients.length - 1; k >= 0; k--) value = value * x + coefficients[k]
  return value
}

const ONE_OVER_ROOT_TWO_PI = 0.3989422804014327

const MIDDLE_NUMERATOR = [
  18154.98125334356, 1067.6894854603709, 161.02823106855587, 2.2352520354606837, 0.06568233791820745,
]
const MIDDLE_DENOMINATOR = [45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1]
const OUTER_NUMERATOR = [
  9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002,
  93.50665613217785, 8.883149794388377, 0.39894151208813466, 1.0765576773720192e-8,
]
const OUTER_DENOMINATOR = [
  19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761,
  1519.3775994075547, 235.387901782625, 22.266688044328117, 1,
]
const FAR_OUTER_NUMERATOR = [
  0.000029112874951168793, 0.0014216191932278934, 0.022235277870649807, 0.12740116116024736,
  0.215898534057957, 0.023073441764940174,
]
const FAR_OUTER_DENOMINATOR = [
  0.00007297515550839662, 0.0037823963320275824, 0.06598813786892856, 0.4682382124808651, 1.284260096144911,
  1,
]

const CENTRAL_NUMERATOR = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
]
const CENTRAL_DENOMINATOR = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
]
const TAIL_NUMERATOR = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
]
const TAIL_DENOMINATOR = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
]
const FAR_NUMERATOR = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
]
const FAR_DENOMINATOR = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15,
]
