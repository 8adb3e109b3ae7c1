import type { TestResult } from '../estimators/fitResult'
import { chiSquareUpperTail } from '../numeric/chiSquare'
import type { FittedModel } from './fittedModel'
import { orthonormalRows } from './orthonormalRows'
import { projectOn } from './removeExplained'

export interface BreuschPaganOptions {
  /** `koenker` studentizes, so that the test does not depend on normal residuals; `classic` is the test of 1979. @default 'koenker' */
  readonly form?: 'koenker' | 'classic'
}

/**
 * Breusch–Pagan test of even spread: does the model's X explain the squared residuals? With σ² = Σ w e² / n and ĝ the fit of
 * X to e² − σ²: Koenker n Σ w ĝ² / Σ (e² − σ²)², classic Σ w ĝ² / (2 σ⁴); χ² with r − 1 degrees of freedom (lmtest's `bptest`,
 * weights included). Null without a predictor or without residuals.
 */
export function breuschPagan(model: FittedModel, options: BreuschPaganOptions = {}): TestResult | null {
  const { design, leastSquares, rows } = model
  const { weights } = design
  const df = leastSquares.rank - 1
  const largest = rows.residual.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  if (df < 1 || !(largest > 0) || !Number.isFinite(largest)) return null

  const squared = rows.residual.map((value) => (value / largest) ** 2)
  const rowCount = weights
    ? weights.reduce((count, weight) => count + (weight > 0 ? 1 : 0), 0)
    : squared.length
  let variance = 0
  for (let i = 0; i < squared.length; i++) variance += (weights ? weights[i] : 1) * squared[i]
  variance /= rowCount
  const deviations = squared.map((value) => value - variance)

  const explained = sumOfSquares(projectOn(orthonormalRows(design, leastSquares), weights, deviations))
  const statistic =
    options.form === 'classic'
      ? explained / (2 * variance * variance)
      : (rowCount * explained) / sumOfSquares(deviations)
  return Number.isFinite(statistic) ? { statistic, pValue: chiSquareUpperTail(statistic, df), df } : null
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value * value
  return sum
}
