import type { DesignMatrix } from '../formula/designMatrix'
import { seededRandom } from '../numeric/seededRandom'
import type { QuadraticLoss } from './quadraticLoss'
import { createBlockReader } from './rowReader'

/** Rows that a loss is summed over, in the coordinates in which descent runs. */
export interface DescentRows {
  readonly count: number
  /** Coefficients. */
  readonly order: number
  /** u, row after row. */
  readonly rows: Float64Array
  readonly response: Float64Array
  /** Null where every row weighs 1. */
  readonly weights: Float64Array | null
  readonly totalWeight: number
}

/** Which rows are summed over, where these are not all. */
export interface RowSample {
  readonly rows: number
  /** Of so many. */
  readonly of: number
  readonly seed: number
}

/** Above so many rows a loss that must read them at every step is summed over a sample of so many. */
export const SAMPLE_ROWS = 200_000

/**
 * Which rows to read: all of few, of many a simple random sample without replacement that a seed determines, ascending (selection sampling,
 * Knuth's algorithm S).
 */
export function chooseRows(rowCount: number, seed: number, limit = SAMPLE_ROWS): Int32Array {
  if (rowCount <= limit) return Int32Array.from({ length: rowCount }, (_, i) => i)
  const random = seededRandom(seed)
  const chosen = new Int32Array(limit)
  let taken = 0
  for (let row = 0; taken < limit; row++) {
    if ((rowCount - row) * random.uniform() < limit - taken) chosen[taken++] = row
  }
  return chosen
}

const BLOCK_ROWS = 1024

/** Reads the chosen rows (ascending) of a design in the coordinates of its quadratic loss. */
export function readDescentRows(design: DesignMatrix, base: QuadraticLoss, chosen: Int32Array): DescentRows {
  const order = base.terms.length
  const width = order + 1
  const read = createBlockReader(design, base)
  const block = new Float64Array(BLOCK_ROWS * width)
  const rows = new Float64Array(chosen.length * order)
  const response = new Float64Array(chosen.length)
  let at = 0
  for (let start = 0; start < design.rowCount && at < chosen.length; start += BLOCK_ROWS) {
    const end = Math.min(start + BLOCK_ROWS, design.rowCount)
    if (chosen[at] >= end) continue
    read(start, end, block)
    for (; at < chosen.length && chosen[at] < end; at++) {
      const from = (chosen[at] - start) * width
      for (let j = 0; j < order; j++) rows[at * order + j] = block[from + j]
      response[at] = block[from + order]
    }
  }
  const { weights } = design
  const own = weights === undefined ? null : Float64Array.from(chosen, (row) => weights[row])
  return { count: chosen.length, order, rows, response, ...weighing(own, chosen.length) }
}

/** Weights with their sum. */
export function weighing(
  weights: Float64Array | null,
  count: number,
): Pick<DescentRows, 'weights' | 'totalWeight'> {
  return { weights, totalWeight: weights === null ? count : weights.reduce((sum, w) => sum + w, 0) }
}
