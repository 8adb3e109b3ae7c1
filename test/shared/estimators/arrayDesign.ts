import type { DesignMatrix } from '@shared/formula/designMatrix'
import { TableRows } from '@shared/formula/tableRows'
import { multiplyDoubleDouble } from '@shared/numeric/doubleDouble'

export interface ArrayDesignInput {
  readonly columns: readonly ArrayLike<number>[]
  readonly response: ArrayLike<number>
  readonly intercept?: boolean
  readonly weights?: ArrayLike<number>
  /** Low parts of the columns, where they are known beyond a double. */
  readonly lows?: readonly (ArrayLike<number> | undefined)[]
}

/** A design matrix straight from arrays: an intercept first unless told otherwise, then the columns as they are. */
export function arrayDesign({
  columns,
  response,
  intercept = true,
  weights,
  lows,
}: ArrayDesignInput): DesignMatrix {
  const n = response.length
  const ones = new Float64Array(n).fill(1)
  const zeros = new Float64Array(n)
  const highs = [...(intercept ? [ones] : []), ...columns.map((column) => Float64Array.from(column))]
  const lowParts = [
    ...(intercept ? [zeros] : []),
    ...columns.map((_, j) => Float64Array.from(lows?.[j] ?? zeros)),
  ]
  const y = Float64Array.from(response)
  const offset = intercept ? 0 : 1
  const names = highs.map((_, j) => (j + offset === 0 ? '(Intercept)' : `x${j + offset}`))
  const write = (sources: readonly Float64Array[], start: number, end: number, target: Float64Array): void =>
    sources.forEach((source, j) => target.set(source.subarray(start, end), j * (end - start)))
  return {
    rowCount: n,
    columnCount: highs.length,
    columnNames: names,
    assign: highs.map((_, j) => j + offset),
    termLabels: names.slice(intercept ? 1 : 0),
    hasIntercept: intercept,
    responseLabel: 'y',
    rows: TableRows.all(n),
    weights: weights && Float64Array.from(weights),
    fill: (start, end, target) => write(highs, start, end, target),
    fillDoubleDouble: (start, end, high, low) => {
      write(highs, start, end, high)
      write(lowParts, start, end, low)
    },
    fillResponse: (start, end, target) => target.set(y.subarray(start, end)),
    encode: () => ({ values: new Float64Array(0), columnCount: highs.length, obstacles: new Map() }),
  }
}

/** x, x², …, x^degree in double-double. */
export function powers(
  x: ArrayLike<number>,
  degree: number,
): { readonly columns: Float64Array[]; readonly lows: Float64Array[] } {
  const out = new Float64Array(2)
  const columns = [Float64Array.from(x)]
  const lows = [new Float64Array(x.length)]
  for (let power = 2; power <= degree; power++) {
    const high = new Float64Array(x.length)
    const low = new Float64Array(x.length)
    for (let i = 0; i < x.length; i++) {
      multiplyDoubleDouble(columns[power - 2][i], lows[power - 2][i], x[i], 0, out)
      high[i] = out[0]
      low[i] = out[1]
    }
    columns.push(high)
    lows.push(low)
  }
  return { columns, lows }
}
