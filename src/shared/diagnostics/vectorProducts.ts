import { addProducts } from './addProducts'
import type { BasisBlock, BasisWork } from './basisPass'
import type { RowVector, RowVectors } from './rowVector'

/** Inner products of vectors with Q and with each other, weighted where the model is. */
export interface VectorProducts {
  /** QᵀWz of each vector, one entry a column of Q. */
  readonly effects: readonly Float64Array[]
  /** zᵀz of each two vectors and of those beside (without weights), row-major; its lower triangle. */
  readonly squares: Float64Array
}

export interface MultipliedVectors {
  readonly rank: number
  readonly vectors: RowVectors
  /** Vectors that are not multiplied with Q. @default none */
  readonly beside?: readonly RowVector[]
  /** Of the rows, in their products with Q. @default 1 each */
  readonly weights?: Float64Array
}

/** The products of vectors by one pass over Q. */
export function* vectorProducts(multiplied: MultipliedVectors): BasisWork<VectorProducts> {
  const { rank, vectors, beside = [], weights } = multiplied
  const { count } = vectors
  const order = count + beside.length
  // The effects of each vector, then the squares.
  const sums = new Float64Array(count * rank + order * order)
  const squaresAt = count * rank
  yield {
    ownColumns: order,
    sums,
    begin: () => (block, found) => {
      const { start, end, columns } = block
      const rows = end - start
      vectors.fill(start, end, columns.values.subarray(rank * rows, (rank + count) * rows))
      beside.forEach(({ fill }, b) => {
        const at = rank + count + b
        fill(start, end, columns.values.subarray(at * rows, (at + 1) * rows))
      })
      for (let a = 0; a < order; a++) {
        const next = rank + a
        addProducts(columns, { first: rank, last: next + 1, next, rows }, found, squaresAt + a * order)
      }
      if (weights) weigh(block, { first: rank, count, weights })
      for (let a = 0; a < count; a++) {
        addProducts(columns, { first: 0, last: rank, next: rank + a, rows }, found, a * rank)
      }
    },
  }
  return {
    effects: Array.from({ length: count }, (_, a) => sums.subarray(a * rank, (a + 1) * rank)),
    squares: sums.subarray(squaresAt),
  }
}

function weigh(
  { start, end, columns }: BasisBlock,
  {
    first,
    count,
    weights,
  }: { readonly first: number; readonly count: number; readonly weights: Float64Array },
): void {
  const rows = end - start
  for (let cell = first * rows; cell < (first + count) * rows; cell++) {
    columns.values[cell] *= weights[start + ((cell - first * rows) % rows)]
  }
}
