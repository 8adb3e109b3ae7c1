import type { RowRange } from '../table/partOfColumn'
import { partOfColumn } from '../table/partOfColumn'
import type { NewRows, PredictionModel, Predictions, PredictOptions } from './predict'
import { predict } from './predict'

export interface ChosenRows extends NewRows {
  /** 0-based rows of the columns to predict; null is all of them. */
  readonly chosen: Int32Array | null
}

/** Most rows, and most numbers of the model matrix, that are held at a time. */
const BLOCK_ROWS = 16_384
const BLOCK_NUMBERS = 4_000_000

/** Predicts the chosen rows [start, end) block by block, so that memory does not grow with the rows; `use` is told where each begins. */
export function predictBlocks(
  model: PredictionModel,
  { columns, chosen, start, end, ...options }: ChosenRows & RowRange & PredictOptions,
  use: (predictions: Predictions, start: number) => void,
): void {
  const affordable = Math.ceil(BLOCK_NUMBERS / model.design.columnCount)
  const blockRows = Math.min(BLOCK_ROWS, affordable)
  for (let first = start; first < end; first += blockRows) {
    const range = { start: first, end: Math.min(first + blockRows, end) }
    const block = columns.map((column) => partOfColumn(column, range, chosen))
    use(predict(model, { columns: block, rowCount: range.end - range.start }, options), first)
  }
}
