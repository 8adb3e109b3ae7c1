import type { DesignMatrix } from '../formula/designMatrix'
import { compensatedSum } from '../numeric/compensatedSum'

/** Σ w, or n. */
export function totalWeight({ rowCount, weights }: Pick<DesignMatrix, 'rowCount' | 'weights'>): number {
  return weights ? compensatedSum(weights) : rowCount
}
