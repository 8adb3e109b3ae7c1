import type { TestResult } from '../estimators/fitResult'
import { normalUpperTail } from '../numeric/normal'
import { symmetricEigenvalues } from '../numeric/symmetricEigen'
import type { OrthonormalRows } from './orthonormalRows'
import { orthonormalRows } from './orthonormalRows'
import type { FittedModel } from './fittedModel'
import { quadraticFormLowerTail } from './quadraticFormTail'
import { dotProduct, dotVectors } from './dotProduct'
import { scaledToOne } from './largestMagnitude'
import { forEachBlock } from './rowBlocks'
import { unweightedModel } from './unweightedModel'

/** From this many rows on the p-value is the normal approximation's (as in lmtest's `dwtest`). */
export const DURBIN_WATSON_EXACT_BELOW = 100

export interface DurbinWatson extends TestResult {
  /** Two-sided: autocorrelation of either sign. */
  readonly pValue: number
  /** One-sided, of positive autocorrelation: `dwtest`'s default. */
  readonly pGreater: number
  /** One-sided, of negative autocorrelation. */
  readonly pLess: number
  readonly method: 'exact' | 'normal'
}

/**
 * Durbin–Watson test of independence between neighbouring rows: d = Σ (eᵢ − eᵢ₋₁)² / Σ eᵢ², near 2 without autocorrelation, below with
 * positive. Below 100 rows the p-values are exact for normal errors: P(Σ (λᵢ − d) zᵢ² < 0), λᵢ the n − r eigenvalues of M A M, A the
 * matrix of squared differences, M = I − H; above, normal with the exact mean and variance of d (Durbin and Watson 1950).
 * A weighted model is fitted anew without its weights (as `dwtest` does). Null without residuals.
 */
export function durbinWatson(model: FittedModel): DurbinWatson | null {
  const { design, leastSquares, residual } = unweightedModel(model)
  const n = residual.length
  const df = n - leastSquares.rank
  const statistic = differenceRatio(residual)
  if (df < 1 || !Number.isFinite(statistic)) return null
  const basis = orthonormalRows(design, leastSquares)
  const method = n < DURBIN_WATSON_EXACT_BELOW ? 'exact' : 'normal'
  const { pGreater, pLess } =
    method === 'exact' ? exactTails(basis, statistic) : normalTails(basis, statistic)
  return { statistic, pValue: Math.min(1, 2 * Math.min(pGreater, pLess)), pGreater, pLess, method }
}

interface Tails {
  readonly pGreater: number
  readonly pLess: number
}

function differenceRatio(residual: Float64Array): number {
  const values = scaledToOne(residual)
  if (!values) return NaN
  let differences = 0
  for (let i = 1; i < values.length; i++) differences += (values[i] - values[i - 1]) ** 2
  return differences / dotVectors(values, values)
}

function exactTails(basis: OrthonormalRows, statistic: number): Tails {
  const n = basis.rowCount
  const q = new Float64Array(n * basis.rank)
  basis.fill(0, n, q)
  // D M, D the first differences: its cross-product is M A M, with r zero eigenvalues more than the quadratic form has.
  const differences = new Float64Array((n - 1) * n)
  for (let i = 0; i < n - 1; i++) {
    for (let j = 0; j < n; j++) {
      let value = j === i + 1 ? 1 : j === i ? -1 : 0
      for (let k = 0; k < basis.rank; k++) value -= (q[k * n + i + 1] - q[k * n + i]) * q[k * n + j]
      differences[i * n + j] = value
    }
  }
  const product = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      let sum = 0
      for (let m = 0; m < n - 1; m++) sum += differences[m * n + i] * differences[m * n + j]
      product[i * n + j] = product[j * n + i] = sum
    }
  }
  const eigenvalues = symmetricEigenvalues(product, n).subarray(basis.rank)
  return {
    pGreater: quadraticFormLowerTail(eigenvalues.map((value) => Math.max(0, value) - statistic)),
    pLess: quadraticFormLowerTail(eigenvalues.map((value) => statistic - Math.max(0, value))),
  }
}

function normalTails(basis: OrthonormalRows, statistic: number): Tails {
  const n = basis.rowCount
  const df = n - basis.rank
  const { first, second, squared } = differenceTraces(basis)
  const p = 2 * (n - 1) - first
  const q = 2 * (3 * n - 4) - 2 * second + squared
  const mean = p / df
  const variance = (2 / (df * (df + 2))) * (q - p * mean)
  const z = (statistic - mean) / Math.sqrt(variance)
  return { pGreater: normalUpperTail(-z), pLess: normalUpperTail(z) }
}

/** tr(QᵀAQ), tr(QᵀA²Q) and tr((QᵀAQ)²): sums over the first and second differences of Q's rows. */
function differenceTraces(basis: OrthonormalRows): { first: number; second: number; squared: number } {
  const { rank, rowCount } = basis
  const products = new Float64Array(rank * rank)
  let second = 0
  const block = new Float64Array((basis.blockRows + 2) * rank)
  const steps = new Float64Array((basis.blockRows + 1) * rank)
  forEachBlock(rowCount, basis.blockRows, (start, end) => {
    const from = Math.max(0, start - 1)
    const to = Math.min(rowCount, end + 1)
    basis.fill(from, to, block)
    second += differences(block, steps, { rank, start: start - from, end: end - from, count: to - from })
    const count = end - start + 1
    for (let j = 0; j < rank; j++) {
      for (let k = 0; k <= j; k++) {
        const one = { values: steps, start: j * count }
        products[j * rank + k] += dotProduct(one, { values: steps, start: k * count }, count - 1)
      }
    }
  })
  let first = 0
  let squared = 0
  for (let j = 0; j < rank; j++) {
    first += products[j * rank + j]
    for (let k = 0; k <= j; k++) squared += products[j * rank + k] ** 2 * (k === j ? 1 : 2)
  }
  return { first, second, squared }
}

interface DifferenceRange {
  readonly rank: number
  /** Rows [start, end) of the block's `count` are to be done; the others are their neighbours. */
  readonly start: number
  readonly end: number
  readonly count: number
}

/**
 * Writes qᵢ − qᵢ₋₁ for the rows and the one behind them, 0 beyond either end of the data, column after column (`end − start + 1` a
 * column); answers Σ (2 qᵢ − qᵢ₋₁ − qᵢ₊₁)², in which a neighbour that does not exist counts as equal.
 */
function differences(
  block: Float64Array,
  steps: Float64Array,
  { rank, start, end, count }: DifferenceRange,
): number {
  const length = end - start + 1
  let squares = 0
  for (let k = 0; k < rank; k++) {
    const column = k * count
    const target = k * length - start
    for (let i = start; i <= end; i++) {
      steps[target + i] = i > 0 && i < count ? block[column + i] - block[column + i - 1] : 0
    }
    for (let i = start; i < end; i++) squares += (steps[target + i] - steps[target + i + 1]) ** 2
  }
  return squares
}
