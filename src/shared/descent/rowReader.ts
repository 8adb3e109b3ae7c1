import type { DesignMatrix } from '../formula/designMatrix'
import type { QuadraticLoss } from './quadraticLoss'

/** Writes the estimable columns of a row in the coordinates of the loss, then its response: p + 1 numbers. */
export type RowReader = (row: number, target: Float64Array) => void

/** Numbers up to which the rows are kept; larger data is read anew for every row. */
const KEPT_NUMBERS = 20_000_000
const BLOCK_ROWS = 1024

/** Reads rows in any order, as stochastic descent wants them. */
export function createRowReader(design: DesignMatrix, loss: QuadraticLoss): RowReader {
  const width = loss.terms.length + 1
  if (design.rowCount * width > KEPT_NUMBERS) {
    const readBlock = createBlockReader(design, loss)
    return (row, target) => readBlock(row, row + 1, target)
  }
  const kept = new Float64Array(design.rowCount * width)
  const readBlock = createBlockReader(design, loss)
  for (let start = 0; start < design.rowCount; start += BLOCK_ROWS) {
    const end = Math.min(start + BLOCK_ROWS, design.rowCount)
    readBlock(start, end, kept.subarray(start * width, end * width))
  }
  return (row, target) => {
    for (let j = 0; j < width; j++) target[j] = kept[row * width + j]
  }
}

/** Writes rows [start, end), row after row. */
export function createBlockReader(
  design: DesignMatrix,
  { terms, center, spread }: QuadraticLoss,
): (start: number, end: number, target: Float64Array) => void {
  const columns = terms.map((term) => design.columnNames.indexOf(term))
  const width = columns.length + 1
  const block = new Float64Array(BLOCK_ROWS * design.columnCount)
  const response = new Float64Array(BLOCK_ROWS)
  return (start, end, target) => {
    const count = end - start
    design.fill(start, end, block)
    design.fillResponse(start, end, response)
    for (let i = 0; i < count; i++) {
      columns.forEach((column, j) => {
        target[i * width + j] = (block[column * count + i] - center[j]) / spread[j]
      })
      target[i * width + columns.length] = response[i]
    }
  }
}
