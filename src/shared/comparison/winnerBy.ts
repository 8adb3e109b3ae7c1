import type { Comparison } from './comparison'
import type { Criterion } from './criterion'

/** The place of the model that a criterion prefers to another; null where no two models can be told apart by it: the best of one is none. */
export function winnerBy({ best }: Pick<Comparison, 'best'>, criterion: Criterion): number | null {
  const preferred = best[criterion]
  return preferred.obstacle !== null || preferred.margin === null ? null : preferred.model
}
