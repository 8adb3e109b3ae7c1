import { deriveDesign } from '../formula/deriveDesign'
import type { DesignMatrix } from '../formula/designMatrix'

/** The columns of a design, and behind them some of another on the same rows; for a regression that nobody predicts from. */
export function combineDesigns(
  first: DesignMatrix,
  second: DesignMatrix,
  chosen: readonly number[],
): DesignMatrix {
  const own = first.columnCount
  const columnCount = own + chosen.length
  const names = chosen.map((column) => second.columnNames[column])
  const copyChosen = (from: Float64Array, target: Float64Array, rows: number): void =>
    chosen.forEach((column, k) =>
      target.set(from.subarray(column * rows, (column + 1) * rows), (own + k) * rows),
    )
  return deriveDesign(first, {
    columnCount,
    columnNames: [...first.columnNames, ...names],
    termLabels: [...first.termLabels, ...names],
    assign: [...first.assign, ...chosen.map((_, k) => first.termLabels.length + 1 + k)],
    fill(start, end, target) {
      const rows = end - start
      const other = new Float64Array(rows * second.columnCount)
      first.fill(start, end, target)
      second.fill(start, end, other)
      copyChosen(other, target, rows)
    },
    fillDoubleDouble(start, end, high, low) {
      const rows = end - start
      const other = new Float64Array(rows * second.columnCount)
      const rest = new Float64Array(rows * second.columnCount)
      first.fillDoubleDouble(start, end, high, low)
      second.fillDoubleDouble(start, end, other, rest)
      copyChosen(other, high, rows)
      copyChosen(rest, low, rows)
    },
  })
}
