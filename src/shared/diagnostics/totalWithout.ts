import type { DesignMatrix } from '../formula/designMatrix'
import type { RowVector } from './rowVector'
import { forEachPart } from './rowVector'

/**
 * The total sum of squares of the response without each of some rows: Σ w (y − ȳ)² about the mean of the others where there is an
 * intercept, Σ w y² without one. All rows are summed about the mean of all, and without row i that is
 * TSS₍ᵢ₎ = TSS − wᵢ (yᵢ − ȳ)² W / (W − wᵢ); where a row holds nearly all of it, the others are summed by themselves.
 */
export function totalWithout(
  { weights, hasIntercept }: Pick<DesignMatrix, 'weights' | 'hasIntercept'>,
  observed: RowVector,
  indices: ArrayLike<number>,
): Float64Array {
  const weighted = { weights, observed }
  const all = meanOf(weighted, -1)
  const mean = hasIntercept ? all.mean : 0
  const total = squaresAbout(weighted, mean, -1)
  const one = new Float64Array(1)
  return Float64Array.from(indices, (i) => {
    observed.fill(i, i + 1, one)
    const weight = weights?.[i] ?? 1
    const share = hasIntercept ? all.weight / (all.weight - weight) : 1
    const own = weight * (one[0] - mean) ** 2 * share
    if (total - own > SHARE_LEFT * total) return total - own
    return squaresAbout(weighted, hasIntercept ? meanOf(weighted, i).mean : 0, i)
  })
}

/** A row that leaves less than this share of the total costs the difference its digits. */
const SHARE_LEFT = 1e-3

interface Weighted {
  readonly weights: Float64Array | undefined
  readonly observed: RowVector
}

/** @param without a row that does not count; −1 for none */
function meanOf({ weights, observed }: Weighted, without: number): { mean: number; weight: number } {
  let weight = 0
  let mean = 0
  forEachPart(observed, (values, start) => {
    for (let k = 0; k < values.length; k++) {
      const own = start + k === without ? 0 : (weights?.[start + k] ?? 1)
      if (own === 0) continue
      weight += own
      mean += (own / weight) * (values[k] - mean)
    }
  })
  return { mean, weight }
}

function squaresAbout({ weights, observed }: Weighted, mean: number, without: number): number {
  let sum = 0
  forEachPart(observed, (values, start) => {
    for (let k = 0; k < values.length; k++) {
      const own = start + k === without ? 0 : (weights?.[start + k] ?? 1)
      sum += own * (values[k] - mean) ** 2
    }
  })
  return sum
}
