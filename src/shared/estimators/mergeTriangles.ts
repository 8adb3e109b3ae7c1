import type { DoubleDoubles } from '../numeric/doubleDouble'
import { createDoubleDoubles } from '../numeric/doubleDouble'
import { foldBlock } from '../numeric/foldBlock'
import { withColumnBlock } from '../numeric/withColumnBlock'
import { filledRows } from './filledRows'

/** The triangle of all rows of several triangles. */
export function mergeTriangles(triangles: readonly DoubleDoubles[], order: number): DoubleDoubles {
  const merged = createDoubleDoubles(order * order)
  withColumnBlock(order * order, (block) => {
    for (const { high } of triangles) {
      const rows = filledRows(high, order)
      for (let j = 0; j < order; j++) {
        rows.forEach((i, k) => (block.values[j * rows.length + k] = high[j * order + i]))
      }
      if (rows.length > 0) foldBlock(merged, order, block, rows.length)
    }
  })
  return merged
}
