import { fitThrough } from './elementalFit'
import type { RegressionRows } from './regressionRows'

/** Q_h⁻¹ of chosen rows h, row-major; null where they are dependent. */
export function invertRows({ rank, rows }: RegressionRows, chosen: readonly number[]): Float64Array | null {
  const inverse = new Float64Array(rank * rank)
  const own = new Float64Array(rank * rank)
  chosen.forEach((row, i) => own.set(rows.subarray(row * rank, (row + 1) * rank), i * rank))
  const all = chosen.map((_, i) => i)
  for (let j = 0; j < rank; j++) {
    const response = Float64Array.from({ length: rank }, (_, i) => (i === j ? 1 : 0))
    const column = fitThrough({ rank, rows: own, response }, all)
    if (column === null) return null
    for (let k = 0; k < rank; k++) inverse[k * rank + j] = column[k]
  }
  return inverse
}
