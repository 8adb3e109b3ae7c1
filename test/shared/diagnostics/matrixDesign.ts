import type { DesignMatrix } from '@shared/formula/designMatrix'
import { TableRows } from '@shared/formula/tableRows'

interface MatrixDesignOptions {
  readonly response: ArrayLike<number>
  /** @default true */
  readonly intercept?: boolean
  readonly weights?: ArrayLike<number>
}

/** A design whose columns are given outright, each a term of its own: for tests of laws, without a formula or a table. */
export function matrixDesign(
  columns: Readonly<Record<string, ArrayLike<number>>>,
  { response, intercept = true, weights }: MatrixDesignOptions,
): DesignMatrix {
  const rowCount = response.length
  const termLabels = Object.keys(columns)
  const values = termLabels.map((name) => Float64Array.from(columns[name]))
  const first = intercept ? 1 : 0
  const all = intercept ? [new Float64Array(rowCount).fill(1), ...values] : values
  const y = Float64Array.from(response)
  const fill: DesignMatrix['fill'] = (start, end, target) => {
    all.forEach((column, j) => target.set(column.subarray(start, end), j * (end - start)))
  }
  return {
    rowCount,
    columnCount: all.length,
    columnNames: intercept ? ['(Intercept)', ...termLabels] : termLabels,
    assign: all.map((_, j) => j + 1 - first),
    termLabels,
    hasIntercept: intercept,
    responseLabel: 'y',
    rows: TableRows.all(rowCount),
    weights: weights && Float64Array.from(weights),
    fill,
    fillDoubleDouble(start, end, high, low) {
      fill(start, end, high)
      low.fill(0, 0, all.length * (end - start))
    },
    fillResponse: (start, end, target) => target.set(y.subarray(start, end)),
    encode: (_, count) => ({
      values: new Float64Array(count * all.length).fill(NaN),
      columnCount: all.length,
      obstacles: new Map(),
    }),
  }
}
