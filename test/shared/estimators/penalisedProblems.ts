import fc from 'fast-check'
import type { Estimation } from '@shared/estimators/estimation'
import type { OptionValues } from '@shared/estimators/estimator'
import { findEstimator, readOptions } from '@shared/estimators/registry'
import type { DesignMatrix } from '@shared/formula/designMatrix'
import { seededRandom } from '@shared/numeric/seededRandom'

export interface Problem {
  readonly columns: Float64Array[]
  readonly response: Float64Array
  readonly weights?: Float64Array
}

/** Correlated normal predictors of different scales, some far from zero; the response depends on every second one. */
export function drawProblem(seed: number, rows: number, predictors: number): Problem {
  const random = seededRandom(seed)
  const common = Float64Array.from({ length: rows }, () => random.normal())
  const columns = Array.from({ length: predictors }, () => {
    const offset = random.integer(3) === 0 ? 100 * random.normal() : 0
    const scale = 10 ** (random.integer(5) - 2)
    return Float64Array.from(common, (value) => (0.7 * value + random.normal() + offset) * scale)
  })
  const spread = columns.map((column) => Math.hypot(...column.map((value) => value - column[0])) || 1)
  const response = Float64Array.from(common, (_, i) =>
    columns.reduce(
      (sum, column, j) =>
        sum + (j % 2 === 0 ? (3 * Math.sqrt(rows) * (column[i] - column[0])) / spread[j] : 0),
      5 + random.normal(),
    ),
  )
  return { columns, response }
}

/** Problems with more rows than coefficients, some weighted. */
export const problems = fc
  .record({
    seed: fc.integer(),
    rows: fc.integer({ min: 15, max: 50 }),
    predictors: fc.integer({ min: 1, max: 6 }),
    weighted: fc.boolean(),
  })
  .map(({ seed, rows, predictors, weighted }): Problem => {
    const random = seededRandom(seed)
    const weights = weighted
      ? Float64Array.from({ length: rows }, (_, i) => (i < 10 ? 1 : random.integer(4)) + random.uniform())
      : undefined
    return { ...drawProblem(seed, rows, predictors), weights }
  })

/** The estimate of a method of the registry; an error fails the test. */
export function estimate(method: string, design: DesignMatrix, given: OptionValues = {}): Estimation {
  const estimator = findEstimator(method)
  if (!estimator.ok) throw new Error(method)
  const options = readOptions(estimator.value, given)
  if (!options.ok) throw new Error(JSON.stringify(options.error))
  const solved = estimator.value.solve(design, options.value, {})
  if (!solved.ok) throw new Error(JSON.stringify(solved.error))
  return solved.value
}

/** The root of the weighted mean square of a column about its mean. */
export function deviation(column: Float64Array, weights?: Float64Array): number {
  const total = weights ? weights.reduce((sum, w) => sum + w, 0) : column.length
  const mean = column.reduce((sum, value, i) => sum + (weights ? weights[i] : 1) * value, 0) / total
  return Math.sqrt(
    column.reduce((sum, value, i) => sum + (weights ? weights[i] : 1) * (value - mean) ** 2, 0) / total,
  )
}

/** y − Xβ, an intercept first. */
export function residuals({ columns, response }: Problem, coefficients: Float64Array): Float64Array {
  return response.map((y, i) =>
    columns.reduce((rest, column, j) => rest - coefficients[j + 1] * column[i], y - coefficients[0]),
  )
}

/** Σ w x e of each predictor, about its mean: half the negative gradient of the sum of squares. */
export function gradients({ columns, weights }: Problem, residual: Float64Array): number[] {
  const total = weights ? weights.reduce((sum, w) => sum + w, 0) : residual.length
  return columns.map((column) => {
    const mean = column.reduce((sum, value, i) => sum + (weights ? weights[i] : 1) * value, 0) / total
    return column.reduce(
      (sum, value, i) => sum + (weights ? weights[i] : 1) * (value - mean) * residual[i],
      0,
    )
  })
}
