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
export function* differenceTraces(basis: OrthonormalRows): BasisWork<DifferenceTraces> {
  const { rank } = basis
  // The products of the first differences, then the squares of the second.
  const sums = new Float64Array(rank * rank + 1)
  yield {
    ownColumns: rank,
    sums,
    begin: (start) => {
      const differences = new Differences(basis, start)
      return (block, found) => {
        found[rank * rank] += differences.write(block)
        const rows = block.end - block.start
        for (let j = 0; j < rank; j++) {
          const next = rank + j
          addProducts(block.columns, { first: rank, last: next + 1, next, rows }, found, j * rank)
        }
      }
    },
  }
  let first = 0
  let squared = 0
  for (let j = 0; j < rank; j++) {
    first += sums[j * rank + j]
    for (let k = 0; k <= j; k++) squared += sums[j * rank + k] ** 2 * (k === j ? 1 : 2)
  }
  return { first, second: sums[rank * rank], squared }
}

/** Writes the first differences of the rows of Q from a row on, block after block. */
class Differences {
  private readonly lastRow: Float64Array
  private readonly lastStep: Float64Array
  private readonly rank: number
  private readonly rowCount: number

  constructor(basis: OrthonormalRows, start: number) {
    const { rank, rowCount } = basis
    this.rank = rank
    this.rowCount = rowCount
    this.lastRow = new Float64Array(rank)
    this.lastStep = new Float64Array(rank)
    if (start < 2) return
    basis.fill(start - 1, start, this.lastRow)
    basis.fill(start - 2, start - 1, this.lastStep)
    for (let k = 0; k < rank; k++) this.lastStep[k] = this.lastRow[k] - this.lastStep[k]
  }

  /**
   * Writes qᵢ − qᵢ₋₁ behind Q, column after column; 0 in the first row. Answers Σ (2 qᵢ − qᵢ₋₁ − qᵢ₊₁)² of the rows before those, in
   * which a neighbour that does not exist counts as equal; at the last row with that one's.
   */
  write({ start, end, columns }: BasisBlock): number {
    const { values } = columns
    const { rank, lastRow, lastStep } = this
    const rows = end - start
    if (start === 0) for (let k = 0; k < rank; k++) lastRow[k] = values[k * rows]
    let squares = 0
    for (let k = 0; k < rank; k += 2) {
      const sums = k + 1 < rank ? this.writeTwo(values, k, rows) : this.writeOne(values, k, rows)
      for (let own = 0; own < sums.length; own++) {
        squares += sums[own]
        if (end === this.rowCount) squares += lastStep[k + own] * lastStep[k + own]
      }
    }
    return squares
  }

  private writeOne(values: Float64Array, k: number, rows: number): readonly number[] {
    const behind = this.rank * rows
    let row = this.lastRow[k]
    let before = this.lastStep[k]
    let sum = 0
    for (let i = k * rows; i < (k + 1) * rows; i++) {
      const step = values[i] - row
      row = values[i]
      values[behind + i] = step
      sum += (before - step) * (before - step)
      before = step
    }
    this.lastRow[k] = row
    this.lastStep[k] = before
    return [sum]
  }

  /** Of column k and the next: the processor adds to one sum while it waits for the other. */
  private writeTwo(values: Float64Array, k: number, rows: number): readonly number[] {
    const behind = this.rank * rows
    let [row, otherRow] = [this.lastRow[k], this.lastRow[k + 1]]
    let [before, otherBefore] = [this.lastStep[k], this.lastStep[k + 1]]
    let [sum, otherSum] = [0, 0]
    for (let i = k * rows; i < (k + 1) * rows; i++) {
      const step = values[i] - row
      const otherStep = values[i + rows] - otherRow
      row = values[i]
      otherRow = values[i + rows]
      values[behind + i] = step
      values[behind + rows + i] = otherStep
      sum += (before - step) * (before - step)
      otherSum += (otherBefore - otherStep) * (otherBefore - otherStep)
      before = step
      otherBefore = otherStep
    }
    this.lastRow.set([row, otherRow], k)
    this.lastStep.set([before, otherBefore], k)
    return [sum, otherSum]
  }
}
