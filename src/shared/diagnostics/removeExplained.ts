import { dotProduct } from './dotProduct'
import type { OrthonormalRows } from './orthonormalRows'
import { forEachBlock } from './rowBlocks'

/**
 * Takes from each vector, in place, what a (weighted) regression on X explains of it: z ← z − Q QᵀWz. Twice, so that the rest is
 * orthogonal to X to rounding even where little is left (Giraud, Langou and Rozložník 2005: twice is enough).
 */
export function removeExplained(
  basis: OrthonormalRows,
  weights: Float64Array | undefined,
  vectors: readonly Float64Array[],
): void {
  for (let round = 0; round < 2; round++) {
    const explained = projectOn(basis, weights, vectors)
    const block = new Float64Array(basis.blockRows * basis.rank)
    forEachBlock(basis.rowCount, basis.blockRows, (start, end) => {
      const count = end - start
      basis.fill(start, end, block)
      vectors.forEach((vector, v) => {
        for (let k = 0; k < basis.rank; k++) {
          const factor = explained[v][k]
          for (let i = 0; i < count; i++) vector[start + i] -= factor * block[k * count + i]
        }
      })
    })
  }
}

/** QᵀWz of each vector, one entry a column of Q; its squared norm is the weighted sum of squares that a regression of z on X explains. */
export function projectOn(
  basis: OrthonormalRows,
  weights: Float64Array | undefined,
  vectors: readonly Float64Array[],
): Float64Array[] {
  const { rank, blockRows } = basis
  const sums = vectors.map(() => new Float64Array(rank))
  const block = new Float64Array(blockRows * rank)
  forEachBlock(basis.rowCount, blockRows, (start, end) => {
    const count = end - start
    basis.fill(start, end, block)
    if (weights) scaleColumns(block, rank, weights.subarray(start, end))
    vectors.forEach((values, v) => {
      for (let k = 0; k < rank; k++) {
        sums[v][k] += dotProduct({ values: block, start: k * count }, { values, start }, count)
      }
    })
  })
  return sums
}

function scaleColumns(block: Float64Array, columns: number, weights: Float64Array): void {
  const count = weights.length
  for (let k = 0; k < columns; k++) {
    for (let i = 0; i < count; i++) block[k * count + i] *= weights[i]
  }
}
