import { fail } from '../outcome/result'
import { seededRandom } from '../numeric/seededRandom'
import { medianDeviation } from '../robust/medianDeviation'
import { residualsOf } from '../robust/regressionRows'
import { EVERY_PAIR, medianOfFits, medianOfSlopes } from '../robust/theilSen'
import { drawsOption } from './drawsOption'
import type { Estimator } from './estimator'
import { finishRobust } from './finishRobust'
import { hasLeadingIntercept } from './frame'
import { progressInParts } from './progressInParts'
import { seedOption } from './seedOption'
import { startRobust } from './startRobust'

/**
 * The Theil–Sen line (Theil 1950; Sen 1968): the median of the slopes of all pairs of rows, and the median residual for an intercept. For
 * several predictors, and for many rows, the spatial median of fits through rows drawn at random (Dang et al. 2008). A weight can only leave a
 * row out.
 */
export const theilSen: Estimator = {
  name: 'theil-sen',
  textKey: 'theil-sen',
  family: 'robust',
  options: [drawsOption, seedOption],
  solve(design, options, context) {
    if (design.weights?.some((weight) => weight !== 0 && weight !== 1) === true) {
      return fail({ code: 'option-invalid', option: 'weights', value: 'theil-sen', expected: 'no weights' })
    }
    const part = progressInParts(context.onProgress)
    const started = startRobust(design, { ...context, onProgress: part(0.2) })
    if (!started.ok) return started
    const { rows } = started.value
    const isLine = rows.rank === 2 && hasLeadingIntercept(design) && rows.count <= EVERY_PAIR
    const draws = options.draws as number
    const random = seededRandom(options.seed as number)
    const coefficients = isLine
      ? medianOfSlopes(rows)
      : medianOfFits(rows, { random, draws, onProgress: part(0.8) })
    if (coefficients === null) return fail({ code: 'robust-undetermined' })
    const residuals = new Float64Array(rows.count)
    residualsOf(rows, coefficients, residuals)
    const scale = medianDeviation(residuals, new Float64Array(rows.count))
    return finishRobust(started.value, {
      coefficients,
      scale,
      rowWeights: residuals.map((e) => (e === 0 ? 1 : Math.min(1, scale / Math.abs(e)))),
      whitened: null,
      warnings: isLine ? [] : [{ code: 'theil-sen-drawn', draws }],
    })
  },
}
