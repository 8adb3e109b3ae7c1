import type { TestResult } from '../estimators/fitResult'
import { chiSquareUpperTail } from '../numeric/chiSquare'
import type { BasisWork } from './basisPass'
import { doAlone } from './basisPass'
import { dotVectors } from './dotProduct'
import type { FittedModel } from './fittedModel'
import { scaledResidual } from './largestMagnitude'
import type { OrthonormalRows } from './orthonormalRows'
import { orthonormalRows } from './orthonormalRows'
import { spreadOf } from './spreadOf'
import type { RowVector } from './rowVector'
import { together } from './rowVector'
import { vectorProducts } from './vectorProducts'

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
  const basis = orthonormalRows(model.design, model.leastSquares)
  return doAlone(basis, breuschPaganOn(basis, model))
}

/** The test as work that may share its pass over the rows of the model, weights and all; e / max |e| may be known. */
export function* breuschPaganOn(
  basis: OrthonormalRows,
  model: FittedModel,
  known?: RowVector | null,
): BasisWork<BreuschPaganForms | null> {
  const { leastSquares, rows } = model
  const df = leastSquares.rank - 1
  const { largest } = spreadOf(model)
  const scaled = known === undefined ? scaledResidual(rows.residual, largest) : known
  if (df < 1 || !scaled) return null
  const { weights } = model.design
  const rowCount = leastSquares.dfResidual + leastSquares.rank
  const variance = (leastSquares.residualNorm / largest) ** 2 / rowCount
  const deviations = squaredDeviations(scaled, variance)
  const vectors = together([deviations])
  const { effects, squares } = yield* vectorProducts({ rank: basis.rank, vectors, weights })
  const explained = dotVectors(effects[0], effects[0])
  const koenker = (rowCount * explained) / squares[0]
  const classic = explained / (2 * variance * variance)
  if (!Number.isFinite(koenker) || !Number.isFinite(classic)) return null
  const test = (statistic: number): TestResult => ({
    statistic,
    pValue: chiSquareUpperTail(statistic, df),
    df,
  })
  return { koenker: test(koenker), classic: test(classic) }
}

/** e² − σ². */
function squaredDeviations({ length, fill }: RowVector, variance: number): RowVector {
  return {
    length,
    fill: (start, end, target) => {
      fill(start, end, target)
      for (let i = 0; i < end - start; i++) target[i] = target[i] * target[i] - variance
    },
  }
}
