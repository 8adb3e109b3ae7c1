import type { DesignMatrix } from '../formula/designMatrix'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { Warning } from '../outcome/warning'
import { checkPenalty } from './checkPenalty'
import { checkSolution } from './checkSolution'
import { elasticPoint } from './elasticPath'
import type { Estimation } from './estimation'
import type { EstimationContext, OptionValues } from './estimator'
import type { PenaltySettings } from './fitResult'
import { planFolds } from './foldFolds'
import type { LeastSquares } from './leastSquares'
import { solveElastic } from './solveElastic'
import { solveLeastSquares } from './solveLeastSquares'
import { tooFewRows } from './tooFewRows'
import type { ElasticTrace } from './traceElastic'
import { describePath, penaltySettings, traceElastic } from './traceElastic'

/** Lasso and elastic net: the path, λ by cross-validation unless it is given, and the solution there. */
export function fitElastic(
  design: DesignMatrix,
  options: OptionValues,
  context: EstimationContext,
): Result<Estimation> {
  const given = options.lambda as number | null
  const alpha = options.alpha as number
  const standardize = options.standardize as boolean
  const plan = given === null ? planFolds(design, options.folds as number, options.seed as number) : null
  const refusal = given === 0 ? tooFewRows(design) : null
  if (refusal) return fail(refusal)
  const trace = traceElastic(design, { alpha, standardize, plan }, context)
  const penalty = penaltySettings(trace, options, plan)
  const { leastSquares, warnings } =
    given === 0
      ? { leastSquares: solveLeastSquares(design, context), warnings: [] }
      : solveAt(design, trace, { penalty, context })
  const failure = checkPenalty(penalty.lambda, leastSquares) ?? checkSolution(design, leastSquares)
  if (failure) return fail(failure)
  const inference = given === 0 ? 'exact' : 'none'
  return ok({ design, leastSquares, inference, penalty, path: describePath(trace, design, alpha), warnings })
}

/** A violation of the conditions of the minimum that is worth telling. */
const NOT_OPTIMAL = 1e-10

function solveAt(
  design: DesignMatrix,
  { folded, problem, path }: ElasticTrace,
  { penalty, context }: { readonly penalty: PenaltySettings; readonly context: EstimationContext },
): { readonly leastSquares: LeastSquares; readonly warnings: readonly Warning[] } {
  const near = elasticPoint(problem, penalty, path)
  const { leastSquares, violation } = solveElastic(design, folded, { ...penalty, ...context, problem, near })
  return {
    leastSquares,
    warnings: [
      ...edgeWarnings(penalty, path.lambda),
      ...(violation > NOT_OPTIMAL ? [{ code: 'penalty-not-optimal', violation } as const] : []),
      { code: 'penalised-no-inference' },
    ],
  }
}

/** A choice at an end of the path might have been another one beyond it. */
function edgeWarnings({ lambda, rule }: PenaltySettings, path: Float64Array): readonly Warning[] {
  if (rule === 'given' || path[0] === 0) return []
  if (lambda === path[0]) return [{ code: 'penalty-largest', lambda }]
  return lambda === path[path.length - 1] ? [{ code: 'penalty-smallest', lambda }] : []
}
