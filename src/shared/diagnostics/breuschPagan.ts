import type { TestResult } from '../estimators/fitResult'
import { chiSquareUpperTail } from '../numeric/chiSquare'
import { dotVectors } from './dotProduct'
import type { FittedModel } from './fittedModel'
import { scaledToOne } from './largestMagnitude'
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
  const deviations = scaledToOne(rows.residual)
  if (df < 1 || !deviations) return null

  const rowCount = leastSquares.dfResidual + leastSquares.rank
  for (let i = 0; i < deviations.length; i++) deviations[i] *= deviations[i]
  let variance = 0
  for (let i = 0; i < deviations.length; i++) variance += (weights ? weights[i] : 1) * deviations[i]
  variance /= rowCount
  for (let i = 0; i < deviations.length; i++) deviations[i] -= variance

  const [effects] = projectOn(orthonormalRows(design, leastSquares), weights, [deviations])
  const explained = dotVectors(effects, effects)
  const statistic =
    options.form === 'classic'
      ? explained / (2 * variance * variance)
      : (rowCount * explained) / dotVectors(deviations, deviations)
  return Number.isFinite(statistic) ? { statistic, pValue: chiSquareUpperTail(statistic, df), df } : null
}
