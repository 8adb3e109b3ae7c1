import type { DesignMatrix } from '../formula/designMatrix'

/** n without the rows of zero weight, which do not count. */
export function countRows({ rowCount, weights }: Pick<DesignMatrix, 'rowCount' | 'weights'>): number {
  return weights ? weights.reduce((count, weight) => (weight > 0 ? count + 1 : count), 0) : rowCount
}
