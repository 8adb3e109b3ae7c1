import { addProducts } from './addProducts'
import type { BasisBlock, BasisWork } from './basisPass'
import type { RowVector } from './rowVector'

/** Inner products of vectors with Q and with each other, weighted where the model is. */
export interface VectorProducts {
  /** QᵀWz of each vector, one entry a column of Q. */
  readonly effects: readonly Float64Array[]
  /** zᵀz of each two vectors and of those beside (without weights), row-major; its lower triangle. */
  readonly squares: Float64Array
}

export interface MultipliedVectors {
  readonly rank: number
  readonly vectors: readonly RowVector[]
  /** Vectors that are not multiplied with Q. @default none */
  readonly beside?: readonly RowVector[]
  /** Of the rows, in their products with Q. @default 1 each */
  readonly weights?: Float64Array
}

/** The products of vectors by one pass over Q. */
export function* vectorProducts(multiplied: MultipliedVectors): BasisWork<VectorProducts> {
  const { rank, vectors, beside = [], weights } = multiplied
  const all = [...vectors, ...beside]
  const order = all.length
  // The effects of each vector, then the squares.
  const sums = new Float64Array(vectors.length * rank + order * order)
  const squaresAt = vectors.length * rank
  yield {
    ownColumns: order,
    sums,
    begin: () => (block, found) => {
      const { start, end, columns } = block
      const rows = end - start
      all.forEach(({ fill }, a) => {
        fill(start, end, columns.values.subarray((rank + a) * rows, (rank + a + 1) * rows))
      })
      for (let a = 0; a < order; a++) {
        const next = rank + a
        addProducts(columns, { first: rank, last: next + 1, next, rows }, found, squaresAt + a * order)
      }
      if (weights) weigh(block, { first: rank, count: vectors.length, weights })
      vectors.forEach((_, a) => {
        addProducts(columns, { first: 0, last: rank, next: rank + a, rows }, found, a * rank)
      })
    },
  }
  return {
    effects: vectors.map((_, a) => sums.subarray(a * rank, (a + 1) * rank)),
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
