import { addProducts } from './addProducts'
import type { BasisBlock, BasisWork } from './basisPass'
import type { OrthonormalRows } from './orthonormalRows'

/** tr(QᵀAQ), tr(QᵀA²Q) and tr((QᵀAQ)²), A the matrix of squared first differences. */
export interface DifferenceTraces {
  readonly first: number
  readonly second: number
  readonly squared: number
}

/** The traces as sums over the first and second differences of Q's rows, by one pass. */
export function* differenceTraces({ rank }: Pick<OrthonormalRows, 'rank'>): BasisWork<DifferenceTraces> {
  const products = new Float64Array(rank * rank)
  const differences = new Differences(rank)
  yield {
    ownColumns: rank,
    visit: (block) => {
      differences.write(block)
      const rows = block.end - block.start
      for (let j = 0; j < rank; j++) {
        const next = rank + j
        addProducts(block.columns, { first: rank, last: next + 1, next, rows }, products, j * rank)
      }
    },
  }
  let first = 0
  let squared = 0
  for (let j = 0; j < rank; j++) {
    first += products[j * rank + j]
    for (let k = 0; k <= j; k++) squared += products[j * rank + k] ** 2 * (k === j ? 1 : 2)
  }
  return { first, second: differences.second, squared }
}

/** Writes the first differences of the rows of Q, block after block, and sums up the squares of the second ones. */
class Differences {
  private readonly lastRow: Float64Array
  private readonly lastStep: Float64Array
  private squares = 0

  constructor(private readonly rank: number) {
    this.lastRow = new Float64Array(rank)
    this.lastStep = new Float64Array(rank)
  }

  /** Writes qᵢ − qᵢ₋₁ behind Q, column after column; 0 in the first row. */
  write({ start, end, columns }: BasisBlock): void {
    const { values } = columns
    const rows = end - start
    const behind = this.rank * rows
    for (let k = 0; k < this.rank; k++) {
      const column = k * rows
      if (start === 0) this.lastRow[k] = values[column]
      let row = this.lastRow[k]
      let before = this.lastStep[k]
      let sum = 0
      for (let i = column; i < column + rows; i++) {
        const step = values[i] - row
        row = values[i]
        values[behind + i] = step
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
