import type { BestModel, ComparedModel, Comparison, PairObstacle } from '@shared/comparison/comparison'
import { criteria } from '@shared/comparison/criterion'
import { fitJson } from './fitJson'

/** The JSON of a comparison (`leastwise/comparison@1`); models are numbered from 1, in the order of their formulas. */
export function comparisonJson(comparison: Comparison): Readonly<Record<string, unknown>> {
  const { rows, commonRows, folds, seed, models, best, pairs } = comparison
  return {
    schema: 'leastwise/comparison@1',
    rows,
    commonRows,
    folds,
    seed,
    models: models.map(modelJson),
    best: Object.fromEntries(criteria.map((criterion) => [criterion, bestJson(best[criterion])])),
    pairs: pairs.map(({ first, second, obstacle, ...tests }) => ({
      first: first + 1,
      second: second + 1,
      ...tests,
      obstacle: obstacleJson(obstacle),
    })),
  }
}

function modelJson(
  { label, formula, method, fit, error, leftOut, crossValidation }: ComparedModel,
  place: number,
): unknown {
  const { timing: _timing, ...figures } =
    fit === null ? { timing: null } : fitJson(fit, { loadMs: 0, fitMs: 0 })
  return { number: place + 1, label, formula, method, leftOut, crossValidation, error, fit: fit && figures }
}

function bestJson(best: BestModel): unknown {
  if (best.obstacle !== null) return { model: null, obstacle: obstacleJson(best.obstacle) }
  const number = (place: number): number => place + 1
  return {
    ...best,
    model: number(best.model),
    close: best.close.map(number),
    without: best.without.map(number),
  }
}

const obstacleJson = (obstacle: PairObstacle | null): unknown =>
  obstacle && { ...obstacle, model: obstacle.model === null ? null : obstacle.model + 1 }
