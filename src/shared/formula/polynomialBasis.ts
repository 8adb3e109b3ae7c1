import { addDoubleDouble, multiplyDoubleDouble } from '../numeric/doubleDouble'

/**
 * The recurrence of the polynomials that are orthogonal over the data, p₀ = 1, p₁ = x − α₀,
 * pₖ₊₁ = (x − αₖ) pₖ − (νₖ / νₖ₋₁) pₖ₋₁ with αₖ = Σ x pₖ² / νₖ and νₖ = Σ pₖ²: R's `poly`, whose columns are pₖ / √νₖ.
 * The polynomials are carried in double-double, so that high degrees stay orthogonal.
 */
export interface PolynomialBasis {
  readonly degree: number
  readonly alphaHigh: Float64Array
  readonly alphaLow: Float64Array
  readonly norms: Float64Array
}

export function polynomialBasis(values: Float64Array, degree: number): PolynomialBasis {
  const alphaHigh = new Float64Array(degree)
  const alphaLow = new Float64Array(degree)
  const norms = new Float64Array(degree + 1)
  const out = new Float64Array(2)
  for (let k = 0; k <= degree; k++) {
    const basis = { degree: k, alphaHigh, alphaLow, norms }
    const sums = { normHigh: 0, normLow: 0, momentHigh: 0, momentLow: 0 }
    for (const value of values) {
      const [high, low] = evaluatePolynomials(value, basis, out)[k]
      multiplyDoubleDouble(high, low, high, low, out)
      const [squareHigh, squareLow] = out
      addDoubleDouble(sums.normHigh, sums.normLow, squareHigh, squareLow, out)
      sums.normHigh = out[0]
      sums.normLow = out[1]
      multiplyDoubleDouble(squareHigh, squareLow, value, 0, out)
      addDoubleDouble(sums.momentHigh, sums.momentLow, out[0], out[1], out)
      sums.momentHigh = out[0]
      sums.momentLow = out[1]
    }
    norms[k] = sums.normHigh
    if (k === degree) break
    alphaHigh[k] = sums.momentHigh / sums.normHigh
    multiplyDoubleDouble(alphaHigh[k], 0, -sums.normHigh, -sums.normLow, out)
    addDoubleDouble(sums.momentHigh, sums.momentLow, out[0], out[1], out)
    alphaLow[k] = out[0] / sums.normHigh
  }
  return { degree, alphaHigh, alphaLow, norms }
}

/** p₀(x) … p_degree(x) as pairs, not normed. */
export function evaluatePolynomials(
  value: number,
  { degree, alphaHigh, alphaLow, norms }: PolynomialBasis,
  out: Float64Array,
): readonly (readonly [number, number])[] {
  const values: [number, number][] = [[1, 0]]
  for (let k = 0; k < degree; k++) {
    addDoubleDouble(value, 0, -alphaHigh[k], -alphaLow[k], out)
    multiplyDoubleDouble(out[0], out[1], values[k][0], values[k][1], out)
    if (k > 0) {
      const [high, low] = out
      multiplyDoubleDouble(values[k - 1][0], values[k - 1][1], -norms[k] / norms[k - 1], 0, out)
      addDoubleDouble(high, low, out[0], out[1], out)
    }
    values.push([out[0], out[1]])
  }
  return values
}
