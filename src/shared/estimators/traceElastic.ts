import type { DesignMatrix } from '../formula/designMatrix'
import { timesPowerOfTwo } from '../numeric/timesPowerOfTwo'
import type { CrossValidation } from './crossValidation'
import { choosePenalty, crossValidate } from './crossValidation'
import type { ElasticPath } from './elasticPath'
import { elasticPath, pathDf, penaltyGrid } from './elasticPath'
import type { ElasticProblem, ElasticSettings } from './elasticProblem'
import { elasticProblem } from './elasticProblem'
import type { OptionValues } from './estimator'
import type { PenaltyPath, PenaltySettings } from './fitResult'
import type { FoldPlan } from './foldFolds'
import { foldFolds } from './foldFolds'
import type { FoldedDesign, FoldingOptions } from './foldedDesign'
import { foldInDouble } from './foldedDesign'
import { hasLeadingIntercept } from './frame'
import { interceptBehind } from './interceptBehind'

/** The elastic net over the penalty, and how each penalty predicts. */
export interface ElasticTrace {
  readonly folded: FoldedDesign
  readonly problem: ElasticProblem
  /** Its λ are 0 where there is nothing to explain. */
  readonly path: ElasticPath
  /** null where λ is given, and where there is nothing to explain. */
  readonly validation: CrossValidation | null
}

/** In one pass over the rows, or two where squares would leave the range of doubles. `plan` is null without cross-validation. */
export function traceElastic(
  design: DesignMatrix,
  { alpha, standardize, plan }: ElasticSettings & { readonly plan: FoldPlan | null },
  options: FoldingOptions,
): ElasticTrace {
  const { folded, folds } =
    plan === null ? { folded: foldInDouble(design, options), folds: [] } : foldFolds(design, plan, options)
  const problem = elasticProblem(folded, design, standardize)
  const path = elasticPath(problem, alpha, penaltyGrid(problem, alpha, folded.rows))
  const isFlat = path.lambda[0] === 0
  const validation =
    plan === null || isFlat
      ? null
      : crossValidate(design, folds, { alpha, standardize, lambdas: path.lambda })
  return { folded, problem, path, validation }
}

/** λ and how it was found. */
export function penaltySettings(
  { path, validation }: Pick<ElasticTrace, 'path' | 'validation'>,
  options: OptionValues,
  plan: FoldPlan | null,
): PenaltySettings {
  const alpha = options.alpha as number
  const standardize = options.standardize as boolean
  if (plan === null) return { lambda: options.lambda as number, alpha, standardize, rule: 'given' }
  const rule = options.rule as 'min' | '1se'
  const choice = validation === null ? { lambda: 0 } : choosePenalty(path.lambda, validation, rule)
  return { alpha, standardize, rule, folds: plan.count, seed: plan.seed, ...choice }
}

/** The path in the data's units; none where there is nothing to explain. */
export function describePath(
  { folded, problem, path, validation }: ElasticTrace,
  design: DesignMatrix,
  alpha: number,
): PenaltyPath | undefined {
  if (path.lambda[0] === 0) return undefined
  const free = hasLeadingIntercept(design) ? 1 : 0
  return {
    lambda: path.lambda,
    effectiveDf: pathDf(problem, alpha, path).map((df) => free + df),
    coefficients: path.coefficients.map((own) => interceptBehind(folded, design, problem.toSlopes(own))),
    ...(validation === null ? {} : errorsInUnits(validation)),
  }
}

function errorsInUnits({ mean, standardError, power }: CrossValidation): Partial<PenaltyPath> {
  return {
    cvMean: mean.map((value) => timesPowerOfTwo(value, power)),
    cvStdError: standardError.map((value) => timesPowerOfTwo(value, power)),
  }
}
