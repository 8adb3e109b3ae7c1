import { fail } from '../outcome/result'
import type { Warning } from '../outcome/warning'
import type { Consensus } from '../robust/consensus'
import { findConsensus } from '../robust/consensus'
import { drawsOption } from './drawsOption'
import type { Estimator } from './estimator'
import { finishRobust } from './finishRobust'
import { progressInParts } from './progressInParts'
import { seedOption } from './seedOption'
import { startRobust } from './startRobust'

/** RANSAC (Fischler and Bolles 1981): least squares on the rows that agree with the best of many fits through a few rows drawn at random. */
export const ransac: Estimator = {
  name: 'ransac',
  textKey: 'ransac',
  family: 'robust',
  options: [
    { kind: 'number', name: 'threshold', textKey: 'threshold', min: 1e-300, max: 1e300, default: null },
    drawsOption,
    seedOption,
  ],
  solve(design, options, context) {
    const part = progressInParts(context.onProgress)
    const started = startRobust(design, { ...context, onProgress: part(0.1) })
    if (!started.ok) return started
    const draws = options.draws as number
    const found = findConsensus(started.value.rows, {
      draws,
      seed: options.seed as number,
      threshold: options.threshold as number | null,
      onProgress: part(0.9),
    })
    if (found === null) return fail({ code: 'robust-undetermined' })
    return finishRobust(started.value, {
      coefficients: found.coefficients,
      scale: found.scale,
      rowWeights: found.inliers,
      discountedBy: 'user',
      whitened: null,
      iteration: { count: draws, converged: true },
      warnings: warningsOf(found, draws),
    })
  },
}

/** Wanted of the probability that at least one draw was good. */
const SURE = 0.99

function warningsOf({ inliers, confidence, threshold }: Consensus, draws: number): readonly Warning[] {
  const found = inliers.reduce((sum, one) => sum + one, 0)
  return [
    {
      code: 'ransac-drawn',
      draws,
      threshold,
      inliers: found,
      confidence: Math.floor(1000 * confidence) / 10,
    },
    ...(confidence < SURE ? [{ code: 'ransac-unsure' } as const] : []),
    ...(found <= inliers.length / 2 ? [{ code: 'ransac-minority' } as const] : []),
  ]
}
