import { dotProduct } from './dotProduct'
import type { OrthonormalRows } from './orthonormalRows'
import { forEachBlock } from './rowBlocks'

/** tr(QᵀAQ), tr(QᵀA²Q) and tr((QᵀAQ)²): sums over the first and second differences of Q's rows. */
export function differenceTraces(basis: OrthonormalRows): { first: number; second: number; squared: number } {
  const { rank, rowCount } = basis
  const products = new Float64Array(rank * rank)
  let second = 0
  const block = new Float64Array((basis.blockRows + 2) * rank)
  const steps = new Float64Array((basis.blockRows + 1) * rank)
  forEachBlock(rowCount, basis.blockRows, (start, end) => {
    const from = Math.max(0, start - 1)
    const to = Math.min(rowCount, end + 1)
    basis.fill(from, to, block)
    second += differences(block, steps, { rank, start: start - from, end: end - from, count: to - from })
    const count = end - start + 1
    for (let j = 0; j < rank; j++) {
      for (let k = 0; k <= j; k++) {
        const one = { values: steps, start: j * count }
        products[j * rank + k] += dotProduct(one, { values: steps, start: k * count }, count - 1)
      }
    }
  })
  let first = 0
  let squared = 0
  for (let j = 0; j < rank; j++) {
    first += products[j * rank + j]
    for (let k = 0; k <= j; k++) squared += products[j * rank + k] ** 2 * (k === j ? 1 : 2)
  }
  return { first, second, squared }
}

interface DifferenceRange {
  readonly rank: number
  /** Rows [start, end) of the block's `count` are to be done; the others are their neighbours. */
  readonly start: number
  readonly end: number
  readonly count: number
}

/**
 * Writes qᵢ − qᵢ₋₁ for the rows and the one behind them, 0 beyond either end of the data, column after column (`end − start + 1` a
 * column); answers Σ (2 qᵢ − qᵢ₋₁ − qᵢ₊₁)², in which a neighbour that does not exist counts as equal.
 */
function differences(
  block: Float64Array,
  steps: Float64Array,
  { rank, start, end, count }: DifferenceRange,
): number {
  const length = end - start + 1
  let squares = 0
  for (let k = 0; k < rank; k++) {
    const column = k * count
    const target = k * length - start
    let before = start > 0 ? block[column + start] - block[column + start - 1] : 0
    steps[target + start] = before
    for (let i = start + 1; i <= end; i++) {
      const step = i < count ? block[column + i] - block[column + i - 1] : 0
      steps[target + i] = step
      squares += (before - step) * (before - step)
      before = step
    }
  }
  return squares
}
