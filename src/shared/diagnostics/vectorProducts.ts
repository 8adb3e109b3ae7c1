import type { BasisWork } from './basisPass'
import { dotProduct } from './dotProduct'
import type { OrthonormalRows } from './orthonormalRows'
import type { RowVector } from './rowVector'

/** Inner products of vectors with Q and with each other, weighted where the model is. */
export interface VectorProducts {
  /** QᵀWz of each vector, one entry a column of Q. */
  readonly effects: readonly Float64Array[]
  /** zᵀz of each two vectors (without weights), row-major; its lower triangle. */
  readonly squares: Float64Array
}

/** The products of vectors by one pass over Q. */
export function* vectorProducts(
  { rank, blockRows }: Pick<OrthonormalRows, 'rank' | 'blockRows'>,
  vectors: readonly RowVector[],
  weights?: Float64Array,
): BasisWork<VectorProducts> {
  const order = vectors.length
  const effects = vectors.map(() => new Float64Array(rank))
  const squares = new Float64Array(order * order)
  const blocks = vectors.map(() => new Float64Array(blockRows))
  yield ({ start, end, values }) => {
    const count = end - start
    vectors.forEach((vector, a) => {
      const own = { values: blocks[a], start: 0 }
      vector.fill(start, end, own.values)
      for (let b = 0; b <= a; b++) {
        squares[a * order + b] += dotProduct(own, { values: blocks[b], start: 0 }, count)
      }
    })
    vectors.forEach((_, a) => {
      const own = blocks[a]
      if (weights) for (let i = 0; i < count; i++) own[i] *= weights[start + i]
      for (let k = 0; k < rank; k++) {
        effects[a][k] += dotProduct({ values, start: k * count }, { values: own, start: 0 }, count)
      }
    })
  }
  return { effects, squares }
}
