import type { DescentSettings } from '@shared/document/descentSettings'
import { SAMPLE_ROWS } from '@shared/descent/descentRows'
import type { DesignMatrix } from '@shared/formula/designMatrix'

/** Points kept of a descent. */
export const CAPACITY = 2000
/** Numbers that a part of a long descent reads: some tenths of a second. */
export const READ_AT_ONCE = 10_000_000
/** What an iteration of a coefficient costs besides, in numbers. */
const FIXED_COST = 10

/** Numbers that a step reads: those of a batch, of all rows that a loss is summed over, or of the quadratic. */
export function readAStep(
  { rowCount, columnCount }: Pick<DesignMatrix, 'rowCount' | 'columnCount'>,
  { objective, optimizer, batchSize }: Pick<DescentSettings, 'objective' | 'optimizer' | 'batchSize'>,
): number {
  if (objective === 'squared' && optimizer !== 'sgd') return columnCount * (columnCount + FIXED_COST)
  const rows = objective === 'squared' ? Math.min(batchSize, rowCount) : Math.min(SAMPLE_ROWS, rowCount)
  return rows * (columnCount + 1)
}
