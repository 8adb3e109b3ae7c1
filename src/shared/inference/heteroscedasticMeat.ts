import type { FittedModel } from '../diagnostics/fittedModel'
import { addCrossProducts, forEachScoreBlock, symmetrise } from './scoreBlocks'

export type HeteroscedasticKind = 'HC0' | 'HC1' | 'HC2' | 'HC3' | 'HC4'

/**
 * Σ ωᵢ q qᵀ with sandwich's ω of `vcovHC`: (w e)² for HC0, times n / (n − r) for HC1, divided by (1 − h) for HC2, by (1 − h)² for
 * HC3 and by (1 − h)^min(4, n h / r) for HC4. From HC2 on NaN where a leverage is 1. r × r, row-major.
 */
export function heteroscedasticMeat(model: FittedModel, kind: HeteroscedasticKind): Float64Array {
  const { rank, dfResidual } = model.leastSquares
  const n = rank + dfResidual
  const meat = new Float64Array(rank * rank)
  forEachScoreBlock(model, multiplier(kind, model), (block) => addCrossProducts(meat, rank, block))
  return symmetrise(meat, rank, kind === 'HC1' ? n / dfResidual : 1)
}

/** √ω but for w e. */
function multiplier(
  kind: HeteroscedasticKind,
  { leastSquares: { rank, dfResidual }, rows: { leverage } }: FittedModel,
): (row: number) => number {
  const left = (row: number): number => (leverage[row] < 1 ? 1 - leverage[row] : NaN)
  const perParameter = (rank + dfResidual) / rank
  switch (kind) {
    case 'HC2':
      return (row) => 1 / Math.sqrt(left(row))
    case 'HC3':
      return (row) => 1 / left(row)
    case 'HC4':
      return (row) => left(row) ** (-0.5 * Math.min(4, perParameter * leverage[row]))
    default:
      return () => 1
  }
}
