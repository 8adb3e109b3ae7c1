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

/** Both forms of the test: they share all the work. */
export type BreuschPaganForms = Readonly<Record<'koenker' | 'classic', TestResult>>

/**
 * Breusch–Pagan test of even spread: does the model's X explain the squared residuals? With σ² = Σ w e² / n and ĝ the fit of
 * X to e² − σ²: Koenker n Σ w ĝ² / Σ (e² − σ²)², classic Σ w ĝ² / (2 σ⁴); χ² with r − 1 degrees of freedom (lmtest's `bptest`,
 * weights included). Null without a predictor or without residuals.
 */
export function breuschPagan(model: FittedModel, options: BreuschPaganOptions = {}): TestResult | null {
  return breuschPaganForms(model)?.[options.form ?? 'koenker'] ?? null
}

export function breuschPaganForms(model: FittedModel): BreuschPaganForms | null {
  const { design, leastSquares, rows } = model
  const df = leastSquares.rank - 1
  const squares = scaledToOne(rows.residual)
  if (df < 1 || !squares) return null
  const rowCount = leastSquares.dfResidual + leastSquares.rank
  const variance = squaredDeviations(squares, design.weights, rowCount)
  const [effects] = projectOn(orthonormalRows(design, leastSquares), design.weights, [squares])
  const explained = dotVectors(effects, effects)
  const koenker = (rowCount * explained) / dotVectors(squares, squares)
  const classic = explained / (2 * variance * variance)
  if (!Number.isFinite(koenker) || !Number.isFinite(classic)) return null
  const test = (statistic: number): TestResult => ({
    statistic,
    pValue: chiSquareUpperTail(statistic, df),
    df,
  })
  return { koenker: test(koenker), classic: test(classic) }
}

/** Makes e² − σ² of residuals, in place; answers σ². */
function squaredDeviations(residual: Float64Array, weights: Float64Array | undefined, count: number): number {
  let variance = 0
  for (let i = 0; i < residual.length; i++) {
    residual[i] *= residual[i]
    variance += (weights ? weights[i] : 1) * residual[i]
  }
  variance /= count
  for (let i = 0; i < residual.length; i++) residual[i] -= variance
  return variance
}
