import {
  addDoubleDouble,
  divideDoubleDouble,
  multiplyDoubleDouble,
  squareRootDoubleDouble,
} from '../numeric/doubleDouble'
import type { DoubleDoubles } from '../numeric/doubleDouble'
import { createDoubleDoubles } from '../numeric/doubleDouble'

/**
 * The recurrence of the polynomials that are orthogonal over the data, p₀ = 1, p₁ = x − α₀,
 * pₖ₊₁ = (x − αₖ) pₖ − (νₖ / νₖ₋₁) pₖ₋₁ with αₖ = Σ x pₖ² / νₖ and νₖ = Σ pₖ²: R's `poly`, whose columns are pₖ / √νₖ
 * for k = 1 … degree. All is found in double-double, so that high degrees stay orthogonal.
 */
export interface PolynomialBasis {
  readonly degree: number
  /** α₀ … α of degree − 1. */
  readonly alpha: DoubleDoubles
  /** νₖ / νₖ₋₁ at k; 0 at 0. */
  readonly ratio: DoubleDoubles
  /** 1 / √νₖ at k. */
  readonly inverseNorm: DoubleDoubles
}

/** The basis over `values`, which must have more than `degree` different ones. */
export function polynomialBasis(values: Float64Array, degree: number): PolynomialBasis {
  const basis = {
    degree,
    alpha: createDoubleDoubles(degree),
    ratio: createDoubleDoubles(degree),
    inverseNorm: createDoubleDoubles(degree + 1),
  }
  const norm = createDoubleDoubles(degree + 1)
  let current = createDoubleDoubles(values.length)
  let previous = createDoubleDoubles(values.length)
  current.high.fill(1)
  for (let k = 0; k <= degree; k++) {
    sumSquares(values, current, k, { norm, alpha: basis.alpha })
    setInverseNorm(norm, k, basis.inverseNorm)
    if (k === degree) break
    if (k > 0) divideInto(basis.ratio, k, [norm, k], [norm, k - 1])
    nextPolynomial(values, { basis, k, current, previous })
    ;[current, previous] = [previous, current]
  }
  return basis
}

const out = new Float64Array(2)

/** νₖ = Σ p² and, below the highest degree, αₖ = Σ x p² / νₖ. */
function sumSquares(
  values: Float64Array,
  { high, low }: DoubleDoubles,
  k: number,
  { norm, alpha }: { readonly norm: DoubleDoubles; readonly alpha: DoubleDoubles },
): void {
  let [normHigh, normLow, momentHigh, momentLow] = [0, 0, 0, 0]
  for (let i = 0; i < values.length; i++) {
    multiplyDoubleDouble(high[i], low[i], high[i], low[i], out)
    const squareHigh = out[0]
    const squareLow = out[1]
    addDoubleDouble(normHigh, normLow, squareHigh, squareLow, out)
    normHigh = out[0]
    normLow = out[1]
    multiplyDoubleDouble(squareHigh, squareLow, values[i], 0, out)
    addDoubleDouble(momentHigh, momentLow, out[0], out[1], out)
    momentHigh = out[0]
    momentLow = out[1]
  }
  norm.high[k] = normHigh
  norm.low[k] = normLow
  if (k >= alpha.high.length) return
  divideDoubleDouble(momentHigh, momentLow, normHigh, normLow, out)
  alpha.high[k] = out[0]
  alpha.low[k] = out[1]
}

function setInverseNorm(norm: DoubleDoubles, k: number, inverseNorm: DoubleDoubles): void {
  squareRootDoubleDouble(norm.high[k], norm.low[k], out)
  divideDoubleDouble(1, 0, out[0], out[1], out)
  inverseNorm.high[k] = out[0]
  inverseNorm.low[k] = out[1]
}

type Entry = readonly [DoubleDoubles, number]

function divideInto(target: DoubleDoubles, at: number, [a, i]: Entry, [b, j]: Entry): void {
  divideDoubleDouble(a.high[i], a.low[i], b.high[j], b.low[j], out)
  target.high[at] = out[0]
  target.low[at] = out[1]
}

interface Recurrence {
  readonly basis: Pick<PolynomialBasis, 'alpha' | 'ratio'>
  readonly k: number
  /** pₖ. */
  readonly current: DoubleDoubles
  /** pₖ₋₁, which becomes pₖ₊₁. */
  readonly previous: DoubleDoubles
}

function nextPolynomial(values: Float64Array, { basis, k, current, previous }: Recurrence): void {
  for (let i = 0; i < values.length; i++) {
    addDoubleDouble(values[i], 0, -basis.alpha.high[k], -basis.alpha.low[k], out)
    multiplyDoubleDouble(out[0], out[1], current.high[i], current.low[i], out)
    const productHigh = out[0]
    const productLow = out[1]
    multiplyDoubleDouble(basis.ratio.high[k], basis.ratio.low[k], previous.high[i], previous.low[i], out)
    addDoubleDouble(productHigh, productLow, -out[0], -out[1], out)
    previous.high[i] = out[0]
    previous.low[i] = out[1]
  }
}
