import { normalQuantile } from '../numeric/normal'
import { fail } from '../outcome/result'
import type { RegressionRows } from '../robust/regressionRows'
import { residualsOf } from '../robust/regressionRows'
import type { TrimmedShape } from '../robust/trimmedCorrection'
import { trimmedCorrection } from '../robust/trimmedCorrection'
import { fitTrimmed, fitWeighted } from '../robust/trimmedSquares'
import { drawsOption } from './drawsOption'
import type { Estimator } from './estimator'
import { finishRobust } from './finishRobust'
import { hasLeadingIntercept } from './frame'
import { progressInParts } from './progressInParts'
import { seedOption } from './seedOption'
import { startRobust } from './startRobust'

/**
 * Least trimmed squares (Rousseeuw 1984), reweighted: the fit whose h smallest squared residuals have the smallest sum, then least squares
 * on the rows within 2.24 of its scales. robustbase's `ltsReg`: its h, its consistency and small-sample factors.
 */
export const lts: Estimator = {
  name: 'lts',
  textKey: 'lts',
  family: 'robust',
  options: [
    { kind: 'number', name: 'share', textKey: 'lts-share', min: 0.5, max: 1, default: 0.5 },
    drawsOption,
    seedOption,
  ],
  solve(design, options, context) {
    const part = progressInParts(context.onProgress)
    const started = startRobust(design, { ...context, onProgress: part(0.1) })
    if (!started.ok) return started
    const { rows, rounding } = started.value
    const { count, rank } = rows
    const share = options.share as number
    const kept = keptRows(count, rank, share)
    const found = fitTrimmed(rows, {
      kept,
      draws: options.draws as number,
      seed: options.seed as number,
      onProgress: part(0.9),
    })
    if (found === null) return fail({ code: 'robust-undetermined' })
    const hasIntercept = hasLeadingIntercept(design)
    const predictors = hasIntercept ? rank - 1 : rank
    const shape: TrimmedShape = { rows: count, predictors, hasIntercept, share }
    const rawScale =
      Math.sqrt(found.squares / kept) *
      consistency(kept / count) *
      (kept === count ? 1 : trimmedCorrection('raw', shape))
    if (rawScale <= rounding) {
      const rowWeights = new Float64Array(count).fill(1)
      return finishRobust(started.value, {
        coefficients: found.coefficients,
        scale: 0,
        rowWeights,
        whitened: null,
      })
    }
    return finishRobust(started.value, {
      ...reweigh(rows, found.coefficients, { rawScale, shape }),
      whitened: null,
      iteration: { count: found.fits, converged: true },
    })
  },
}

/** robustbase's `h.alpha.n`: between (n + r + 1)/2 and n. */
function keptRows(n: number, rank: number, share: number): number {
  const half = Math.floor((n + rank + 1) / 2)
  return Math.min(n, Math.floor(2 * half - n + 2 * (n - half) * share))
}

/** What the root mean square of the smallest share of normal residuals is multiplied by to be σ. */
function consistency(share: number): number {
  if (share >= 1) return 1
  const limit = normalQuantile((1 + share) / 2)
  const density = Math.exp((-limit * limit) / 2) / Math.sqrt(2 * Math.PI)
  return 1 / Math.sqrt(1 - (2 * limit * density) / share)
}

/** Normal residuals lie within so many σ in 975 of 1000 rows. */
const WITHIN = normalQuantile(0.9875)

/** Least squares on the rows within the limit of the first fit; 1 for each row within the limit of the second. */
function reweigh(
  rows: RegressionRows,
  first: Float64Array,
  { rawScale, shape }: { readonly rawScale: number; readonly shape: TrimmedShape },
): { coefficients: Float64Array; scale: number; rowWeights: Float64Array } {
  const residuals = new Float64Array(rows.count)
  residualsOf(rows, first, residuals)
  const counted = residuals.map((e) => (Math.abs(e) <= WITHIN * rawScale ? 1 : 0))
  const coefficients = fitWeighted(rows, counted)
  residualsOf(rows, coefficients, residuals)
  let number = 0
  let squares = 0
  counted.forEach((one, i) => {
    number += one
    squares += one * residuals[i] * residuals[i]
  })
  const correction = number === rows.count ? 1 : trimmedCorrection('reweighted', shape)
  const scale = Math.sqrt(squares / (number - 1)) * consistency(number / rows.count) * correction
  return {
    coefficients,
    scale,
    rowWeights: residuals.map((e) => (Math.abs(e) <= WITHIN * scale ? 1 : 0)),
  }
}
