import type { PenaltyPath } from '@shared/estimators/fitResult'

/** `coefficient` as it is; `relative` to its largest size on the path, so that columns of any unit can be compared. */
export const pathScales = ['coefficient', 'relative'] as const
export type PathScale = (typeof pathScales)[number]

/** How one coefficient goes with the penalty. */
export interface PathCurve {
  readonly term: string
  readonly points: readonly { readonly x: number; readonly y: number }[]
}

const INTERCEPT = '(Intercept)'

/** The curves of all coefficients that the penalty shrinks, over the λ that a logarithmic axis has. */
export function pathCurves(
  { lambda, coefficients }: PenaltyPath,
  terms: readonly string[],
  scale: PathScale,
): readonly PathCurve[] {
  const shown = Array.from(lambda.keys()).filter((index) => lambda[index] > 0)
  return terms.flatMap((term, column) => {
    const values = shown.map((index) => coefficients[index][column])
    if (term === INTERCEPT || values.some(Number.isNaN)) return []
    const largest = Math.max(...values.map(Math.abs))
    const unit = scale === 'relative' && largest > 0 ? largest : 1
    return [{ term, points: shown.map((index, k) => ({ x: lambda[index], y: values[k] / unit })) }]
  })
}

/** The λ of the path that is nearest on a logarithmic axis. */
export function nearestLambda({ lambda }: PenaltyPath, value: number): number {
  const distance = (candidate: number): number => Math.abs(Math.log(candidate / value))
  return lambda
    .filter((candidate) => candidate > 0)
    .reduce((best, candidate) => (distance(candidate) < distance(best) ? candidate : best))
}
