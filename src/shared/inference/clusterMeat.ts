import type { FittedModel } from '../diagnostics/fittedModel'
import { forEachScoreBlock, symmetrise } from './scoreBlocks'

/**
 * Σ over clusters g of u_g u_gᵀ, u_g the sum of the cluster's scores, times G / (G − 1) · (n − 1) / (n − r): sandwich's `vcovCL`
 * for a linear model (HC1), which is Stata's too. `codes` has one entry ≥ 0 a used row. r × r, row-major; NaN for fewer than two
 * clusters or where a code is missing (negative).
 */
export function clusterMeat(model: FittedModel, codes: Int32Array): Float64Array {
  const { rank, dfResidual } = model.leastSquares
  const meat = new Float64Array(rank * rank)
  const places = clusterPlaces(model, codes)
  if (places === null || places.size < 2) return meat.fill(NaN)
  const sums = sumScores(model, codes, places)
  for (let cluster = 0; cluster < places.size; cluster++) {
    const at = cluster * rank
    for (let j = 0; j < rank; j++) {
      for (let k = 0; k <= j; k++) meat[j * rank + k] += sums[at + j] * sums[at + k]
    }
  }
  const clusters = places.size
  const n = rank + dfResidual
  return symmetrise(meat, rank, (clusters / (clusters - 1)) * ((n - 1) / dfResidual))
}

/** Position of each cluster that has a row of positive weight; null where a row has no cluster. */
function clusterPlaces({ design }: FittedModel, codes: Int32Array): ReadonlyMap<number, number> | null {
  const places = new Map<number, number>()
  for (let row = 0; row < design.rowCount; row++) {
    if (design.weights?.[row] === 0) continue
    const code = codes[row]
    if (!(code >= 0)) return null
    if (!places.has(code)) places.set(code, places.size)
  }
  return places
}

function sumScores(model: FittedModel, codes: Int32Array, places: ReadonlyMap<number, number>): Float64Array {
  const { rank } = model.leastSquares
  const sums = new Float64Array(places.size * rank)
  const once = (): number => 1
  forEachScoreBlock(model, once, ({ start, end, values }) => {
    const count = end - start
    for (let i = 0; i < count; i++) {
      const place = places.get(codes[start + i])
      if (place === undefined) continue
      for (let k = 0; k < rank; k++) sums[place * rank + k] += values[k * count + i]
    }
  })
  return sums
}
