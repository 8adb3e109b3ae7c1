import type { SeededRandom } from '../numeric/seededRandom'
import type { RegressionRows } from './regressionRows'

/** So many rows at random, without repetition. */
export function sampleRows(
  { count, rank, rows, response }: RegressionRows,
  size: number,
  random: SeededRandom,
): RegressionRows {
  const chosen = new Set<number>()
  while (chosen.size < size) chosen.add(random.integer(count))
  const sample = {
    count: size,
    rank,
    rows: new Float64Array(size * rank),
    response: new Float64Array(size),
  }
  let at = 0
  for (const row of chosen) {
    sample.rows.set(rows.subarray(row * rank, (row + 1) * rank), at * rank)
    sample.response[at++] = response[row]
  }
  return sample
}
