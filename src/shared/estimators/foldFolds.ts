import type { DesignMatrix } from '../formula/designMatrix'
import type { DoubleDoubles } from '../numeric/doubleDouble'
import { createDoubleDoubles } from '../numeric/doubleDouble'
import { assignFolds } from './assignFolds'
import { countRows } from './countRows'
import type { FoldedDesign, FoldingOptions } from './foldedDesign'
import { foldInDouble } from './foldedDesign'
import { foldParts } from './foldParts'
import { mergeTriangles } from './mergeTriangles'

/** A fold of the rows: what an estimate is made from without it, and what tells how that predicts it. */
export interface FoldedFold {
  /** All other rows. */
  readonly others: FoldedDesign
  /** The fold's own rows in the same frame. */
  readonly held: Pick<FoldedDesign, 'triangle' | 'totalWeight'>
}

export interface FoldedFolds {
  readonly folded: FoldedDesign
  readonly folds: readonly FoldedFold[]
}

/** Which rows are left out together. */
export interface FoldPlan {
  /** The fold of each row; −1 for one of zero weight. */
  readonly foldOf: Int32Array
  readonly count: number
  readonly seed: number
}

/** As many folds as asked for, or as there are rows that count; drawn from the seed. */
export function planFolds(design: DesignMatrix, most: number, seed: number): FoldPlan {
  const count = Math.min(most, countRows(design))
  return { foldOf: assignFolds(design, count, seed), count, seed }
}

/** The design and its folds in one pass over the rows. */
export function foldFolds(
  design: DesignMatrix,
  { foldOf, count }: Pick<FoldPlan, 'foldOf' | 'count'>,
  options: FoldingOptions,
): FoldedFolds {
  const order = design.columnCount + 1
  let parts: readonly DoubleDoubles[] = []
  const folded = foldInDouble(design, options, (_, frame, folding) => {
    parts = foldParts(design, frame, { ...folding, partOf: foldOf, count })
    return mergeTriangles(parts, order)
  })
  const sizes = foldSizes(design, foldOf, count)
  const others = mergeOthers(parts, order)
  return {
    folded,
    folds: parts.map((triangle, k) => ({
      others: {
        ...folded,
        triangle: others[k],
        rows: folded.rows - sizes.rows[k],
        totalWeight: folded.totalWeight - sizes.weight[k],
      },
      held: { triangle, totalWeight: sizes.weight[k] },
    })),
  }
}

function foldSizes(
  { weights }: DesignMatrix,
  foldOf: Int32Array,
  count: number,
): { readonly rows: Int32Array; readonly weight: Float64Array } {
  const rows = new Int32Array(count)
  const weight = new Float64Array(count)
  foldOf.forEach((fold, i) => {
    if (fold < 0) return
    rows[fold]++
    weight[fold] += weights ? weights[i] : 1
  })
  return { rows, weight }
}

/** For each triangle that of the rows of all others: of those before it and those behind it. */
function mergeOthers(triangles: readonly DoubleDoubles[], order: number): DoubleDoubles[] {
  const none = createDoubleDoubles(order * order)
  const before = [none]
  const behind = [none]
  for (let k = 0; k + 1 < triangles.length; k++) {
    before.push(mergeTriangles([before[k], triangles[k]], order))
    behind.push(mergeTriangles([behind[k], triangles[triangles.length - 1 - k]], order))
  }
  return triangles.map((_, k) => mergeTriangles([before[k], behind[triangles.length - 1 - k]], order))
}
