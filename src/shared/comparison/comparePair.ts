import type { Analysis } from '../analysis/analysisTypes'
import { chiSquareUpperTail } from '../numeric/chiSquare'
import { fUpperTail } from '../numeric/fDistribution'
import type { ComparedPair, PairObstacle } from './comparison'
import type { Addition, LinearModel } from './columnSpaces'
import { findAddition } from './columnSpaces'
import { responsesAgree, rowsAgree, weightsAgree } from './sameData'
import { vuongTest } from './vuong'

/** A model's place in the list, and what its fit left behind; null where it could not be fitted. */
export interface PlacedAnalysis {
  readonly place: number
  readonly analysis: Analysis | null
}

type Tests = Pick<ComparedPair, 'relation' | 'f' | 'likelihoodRatio' | 'vuong' | 'obstacle'>

/**
 * The tests that fit two models: F and the likelihood ratio (R's `anova` and lmtest's `lrtest`) where one's columns lie in the space of the
 * other's, Vuong's where neither does, and else why there is none.
 */
export function comparePair(first: PlacedAnalysis, second: PlacedAnalysis): ComparedPair {
  return { first: first.place, second: second.place, ...testPair(first, second) }
}

function testPair(first: PlacedAnalysis, second: PlacedAnalysis): Tests {
  const obstacle = obstacleBefore(first, second)
  if (obstacle !== null || first.analysis === null || second.analysis === null) return refuse(obstacle)
  const [one, other] = [linearModel(first.analysis), linearModel(second.analysis)]
  const inSecond = findAddition(one, other)
  if (inSecond?.df === 0) return { ...refuse({ code: 'same-model', model: null }), relation: 'same' }
  if (inSecond !== null) return { ...nestedTests(other, inSecond), relation: 'first-in-second' }
  const inFirst = findAddition(other, one)
  if (inFirst !== null) return { ...nestedTests(one, inFirst), relation: 'second-in-first' }
  const perfect = [first, second].find(({ analysis }) => analysis?.rows.perfect)
  if (perfect) return { ...refuse({ code: 'perfect-fit', model: perfect.place }), relation: 'separate' }
  return { ...refuse(null), vuong: vuongTest(first.analysis, second.analysis), relation: 'separate' }
}

const refuse = (obstacle: PairObstacle | null): Tests => ({
  relation: null,
  f: null,
  likelihoodRatio: null,
  vuong: null,
  obstacle,
})

const linearModel = ({ design, leastSquares }: Analysis): LinearModel => ({ design, leastSquares })

/** What forbids to ask whether one model is within the other. */
function obstacleBefore(first: PlacedAnalysis, second: PlacedAnalysis): PairObstacle | null {
  if (first.analysis === null) return { code: 'fit-failed', model: first.place }
  if (second.analysis === null) return { code: 'fit-failed', model: second.place }
  const data = dataObstacle(first.analysis, second.analysis)
  if (data !== null) return { code: data, model: null }
  return methodObstacle(first.place, first.analysis) ?? methodObstacle(second.place, second.analysis)
}

/** Why figures of two fits are about different data; null where they are about the same. */
export function dataObstacle(
  first: Analysis,
  second: Analysis,
): 'rows-differ' | 'response-differs' | 'weights-differ' | null {
  const [one, other] = [first.modelDesign, second.modelDesign]
  if (!rowsAgree(one, other)) return 'rows-differ'
  if (!responsesAgree(one, other)) return 'response-differs'
  return weightsAgree(one, other) ? null : 'weights-differ'
}

/** Tests of nested models and of likelihoods presuppose that both were fitted by least squares and nothing else. */
function methodObstacle(model: number, { result, leastSquares, reduced }: Analysis): PairObstacle | null {
  if (leastSquares.robust !== undefined) return { code: 'robust', model }
  if (result.penalty !== undefined) return { code: 'penalised', model }
  if (result.constraints !== undefined || reduced !== undefined || result.inference !== undefined) {
    return { code: 'constrained', model }
  }
  return Number.isFinite(result.logLik) ? null : { code: 'no-likelihood', model }
}

/** F = (ΔRSS/df) / (RSS/df₂) and 2 Δℓ = n ln(1 + ΔRSS/RSS), of the larger model. */
function nestedTests({ leastSquares }: LinearModel, { squares, df }: Addition): Omit<Tests, 'relation'> {
  const { dfResidual, residualNorm, observations } = leastSquares
  const share = squares / (residualNorm * residualNorm)
  const statistic = (share / df) * dfResidual
  const ratio = observations * Math.log1p(share)
  return {
    f:
      dfResidual > 0
        ? { statistic, df, df2: dfResidual, pValue: fUpperTail(statistic, df, dfResidual) }
        : null,
    likelihoodRatio: { statistic: ratio, df, pValue: chiSquareUpperTail(ratio, df) },
    vuong: null,
    obstacle: null,
  }
}
