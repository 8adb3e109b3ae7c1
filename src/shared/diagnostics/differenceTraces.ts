import type { BasisBlock, BasisWork } from './basisPass'
import { dotProduct } from './dotProduct'
import type { OrthonormalRows } from './orthonormalRows'

/** tr(QᵀAQ), tr(QᵀA²Q) and tr((QᵀAQ)²), A the matrix of squared first differences. */
export interface DifferenceTraces {
  readonly first: number
  readonly second: number
  readonly squared: number
}

/** The traces as sums over the first and second differences of Q's rows, by one pass. */
export function* differenceTraces({
  rank,
  blockRows,
}: Pick<OrthonormalRows, 'rank' | 'blockRows'>): BasisWork<DifferenceTraces> {
  const products = new Float64Array(rank * rank)
  const differences = new Differences(rank, blockRows)
  yield (block) => {
    const count = block.end - block.start
    const { steps } = differences
    differences.add(block)
    for (let j = 0; j < rank; j++) {
      const one = { values: steps, start: j * count }
      for (let k = 0; k <= j; k++) {
        products[j * rank + k] += dotProduct(one, { values: steps, start: k * count }, count)
      }
    }
  }
  let first = 0
  let squared = 0
  for (let j = 0; j < rank; j++) {
    first += products[j * rank + j]
    for (let k = 0; k <= j; k++) squared += products[j * rank + k] ** 2 * (k === j ? 1 : 2)
  }
  return { first, second: differences.second, squared }
}

/** The first differences of the rows of Q, block after block, and the sum of the squares of the second ones. */
class Differences {
  /** qᵢ − qᵢ₋₁ of the last block, column after column; 0 in the first row. */
  readonly steps: Float64Array
  private readonly lastRow: Float64Array
  private readonly lastStep: Float64Array
  private squares = 0

  constructor(
    private readonly rank: number,
    blockRows: number,
  ) {
    this.steps = new Float64Array(rank * blockRows)
    this.lastRow = new Float64Array(rank)
    this.lastStep = new Float64Array(rank)
  }

  add({ start, end, values }: BasisBlock): void {
    const count = end - start
    for (let k = 0; k < this.rank; k++) {
      const column = k * count
      if (start === 0) this.lastRow[k] = values[column]
      let row = this.lastRow[k]
      let before = this.lastStep[k]
      let sum = 0
      for (let i = column; i < column + count; i++) {
        const step = values[i] - row
        row = values[i]
        this.steps[i] = step
        sum += (before - step) * (before - step)
        before = step
      }
      this.squares += sum
      this.lastRow[k] = row
      this.lastStep[k] = before
    }
  }

  /** Σ (2 qᵢ − qᵢ₋₁ − qᵢ₊₁)², in which a neighbour that does not exist counts as equal. */
  get second(): number {
    return this.lastStep.reduce((sum, step) => sum + step * step, this.squares)
  }
}
