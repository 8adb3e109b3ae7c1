import type { DesignMatrix } from '../formula/designMatrix'
import { seededRandom } from '../numeric/seededRandom'
import { countRows } from './countRows'

/**
 * Which of `count` folds each row is in, drawn without replacement, so that their sizes differ by one row at most. Rows of zero weight
 * are in none: −1.
 */
export function assignFolds(
  { rowCount, weights }: Pick<DesignMatrix, 'rowCount' | 'weights'>,
  count: number,
  seed: number,
): Int32Array {
  const random = seededRandom(seed)
  const drawn = Int32Array.from({ length: countRows({ rowCount, weights }) }, (_, i) => i % count)
  for (let i = drawn.length - 1; i > 0; i--) {
    const other = random.integer(i + 1)
    const kept = drawn[i]
    drawn[i] = drawn[other]
    drawn[other] = kept
  }
  if (weights === undefined) return drawn
  let next = 0
  return Int32Array.from(weights, (weight) => (weight > 0 ? drawn[next++] : -1))
}
