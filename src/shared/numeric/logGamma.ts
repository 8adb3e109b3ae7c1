/** ½ ln 2π */
const HALF_LOG_TWO_PI = 0.9189385332046728

/**
 * ln Γ(x) for x > 0 (Stirling's series after a shift). The error is about 1e-16 of the larger of 1 and the value; NaN for x < 0.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN
  if (x === Infinity) return Infinity
  let shifted = x
  let product = 1
  for (; shifted < 10; shifted++) product *= shifted
  const main = (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + stirlingSeries(shifted)
  return main - Math.log(product)
}

/**
 * The error of Stirling's formula, δ(x) = ln Γ(x + 1) − [(x + ½) ln x − x + ½ ln 2π], x > 0 (Loader 2000, `stirlerr`).
 */
export function stirlingError(x: number): number {
  if (x === 0.5) return HALF_OF_ONE_MINUS_LOG_2
  let error = 0
  let shifted = x
  for (; shifted < 10; shifted++) error += (shifted + 0.5) * Math.log1p(1 / shifted) - 1
  return error + stirlingSeries(shifted)
}

const HALF_OF_ONE_MINUS_LOG_2 = 0.15342640972002736

/** Bernoulli numbers B₂ₖ / (2k (2k − 1)). */
const SERIES = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
  43867 / 244188,
  -174611 / 125400,
]

function stirlingSeries(x: number): number {
  const inverseSquare = 1 / (x * x)
  let sum = 0
  for (let k = SERIES.length - 1; k >= 0; k--) sum = sum * inverseSquare + SERIES[k]
  return sum / x
}

/**
 * The deviance part D(x, m) = x ln(x / m) + m − x ≥ 0, without cancellation where x is close to m (Loader 2000, `bd0`).
 */
export function devianceTerm(x: number, m: number): number {
  if (x === 0) return m
  const difference = x - m
  if (Math.abs(difference) >= 0.1 * (x + m)) return x * Math.log(x / m) - difference
  const v = difference / (x + m)
  const square = v * v
  let sum = difference * v
  let term = 2 * x * v
  for (let j = 1; j < 1000; j++) {
    term *= square
    const next = sum + term / (2 * j + 1)
    if (next === sum) break
    sum = next
  }
  return sum
}
