import { fail } from '../outcome/result'
import { bisquareNorm } from '../robust/bisquareNorm'
import { iterateNorm } from '../robust/iterateNorm'
import { mmErrors } from '../robust/mmErrors'
import { residualsOf } from '../robust/regressionRows'
import { estimateScale } from '../robust/scaleEstimate'
import { drawsOption } from './drawsOption'
import type { Estimator } from './estimator'
import { finishRobust } from './finishRobust'
import { progressInParts } from './progressInParts'
import { seedOption } from './seedOption'
import { startRobust } from './startRobust'

/** 95 % efficient with normal errors, as robustbase has it. */
const EFFICIENT = 4.685061

/**
 * The MM-estimate (Yohai 1987): the M-estimate with Tukey's bisquare that is reached from an S-estimate of breakdown point one half, with the
 * scale of that. robustbase's `lmrob`; its standard errors too.
 */
export const mm: Estimator = {
  name: 'mm',
  textKey: 'mm',
  family: 'robust',
  options: [drawsOption, seedOption],
  solve(design, options, context) {
    const part = progressInParts(context.onProgress)
    const started = startRobust(design, { ...context, onProgress: part(0.1) })
    if (!started.ok) return started
    const { rows, rounding } = started.value
    const first = estimateScale(rows, {
      draws: options.draws as number,
      seed: options.seed as number,
      smallestScale: rounding,
      onProgress: part(0.75),
    })
    if (first === null) return fail({ code: 'robust-undetermined' })
    const initial = new Float64Array(rows.count)
    residualsOf(rows, first.coefficients, initial)
    const { scale } = first
    const norm = bisquareNorm(EFFICIENT)
    const estimate = iterateNorm(rows, norm, {
      start: first.coefficients,
      scale,
      smallestScale: rounding,
      onProgress: part(0.15),
    })
    const { coefficients, residuals: final, iterations, converged } = estimate
    return finishRobust(started.value, {
      coefficients,
      scale,
      rowWeights: final.map((residual) => norm.weights(residual / scale)),
      whitened: mmErrors(rows, norm, { initial, final, scale }),
      iteration: { count: iterations, converged },
    })
  },
}
