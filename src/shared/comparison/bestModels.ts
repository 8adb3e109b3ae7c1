import type { Analysis } from '../analysis/analysisTypes'
import { dataObstacle } from './comparePair'
import type { BestModel, ComparedModel, PairObstacle } from './comparison'
import type { Criterion } from './criterion'
import { criteria, preference } from './criterion'
import { criterionOf } from './criterionOf'

/** Differences of an information criterion below this are no clear preference (Burnham and Anderson 2002). */
const CLOSE = 2

/**
 * Which model each criterion prefers. A criterion that some models do not have ranks the others; one that is about different data (other
 * rows, another response) ranks none.
 */
export function bestModels(
  models: readonly ComparedModel[],
  analyses: readonly (Analysis | null)[],
): Readonly<Record<Criterion, BestModel>> {
  const entries = criteria.map((criterion) => [criterion, bestBy(criterion, models, analyses)] as const)
  return Object.fromEntries(entries) as Record<Criterion, BestModel>
}

function bestBy(
  criterion: Criterion,
  models: readonly ComparedModel[],
  analyses: readonly (Analysis | null)[],
): BestModel {
  const values = models.map((model) => criterionOf(model, criterion))
  const ranked = values.flatMap((value, place) => (Number.isFinite(value) ? [place] : []))
  const obstacle = differentData(ranked, analyses)
  if (obstacle !== null) return { model: null, obstacle }
  ranked.sort((a, b) => preference[criterion] * (values[b] - values[a]))
  const [best, second] = ranked
  return {
    model: best,
    margin: second === undefined ? null : Math.abs(values[best] - values[second]),
    close: ranked.slice(1).filter((place) => isClose(criterion, models[best], models[place])),
    without: values.flatMap((value, place) => (Number.isFinite(value) ? [] : [place])),
    obstacle: null,
  }
}

/** Models of other weights are other models of the same data: their likelihoods and errors can be ranked. */
function differentData(
  ranked: readonly number[],
  analyses: readonly (Analysis | null)[],
): PairObstacle | null {
  const first = ranked.length === 0 ? null : analyses[ranked[0]]
  if (first === null) return { code: 'no-likelihood', model: null }
  for (const place of ranked.slice(1)) {
    const other = analyses[place]
    const code = other === null ? 'fit-failed' : dataObstacle(first, other)
    if (code !== null && code !== 'weights-differ') return { code, model: place }
  }
  return null
}

function isClose(criterion: Criterion, best: ComparedModel, other: ComparedModel): boolean {
  if (criterion === 'adjRSquared') return false
  if (criterion !== 'cvError') {
    return Math.abs(criterionOf(best, criterion) - criterionOf(other, criterion)) < CLOSE
  }
  const [a, b] = [best.crossValidation, other.crossValidation]
  if (a.obstacle !== null || b.obstacle !== null) return false
  return b.meanSquareError - a.meanSquareError < a.stdError
}
