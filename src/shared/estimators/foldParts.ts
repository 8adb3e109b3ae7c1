import type { DesignMatrix } from '../formula/designMatrix'
import type { ColumnBlock } from '../numeric/columnBlock'
import type { DoubleDoubles } from '../numeric/doubleDouble'
import { createDoubleDoubles } from '../numeric/doubleDouble'
import { foldBlock } from '../numeric/foldBlock'
import { withColumnBlock } from '../numeric/withColumnBlock'
import type { FoldOptions } from './foldDesign'
import { forEachBlock } from './foldDesign'
import type { Frame } from './frame'
import { readBlock } from './readBlock'

export interface Parts extends FoldOptions {
  /** The part of each row; below 0 for a row that is in none. */
  readonly partOf: Int32Array
  readonly count: number
}

/** `foldDesign` of each part of the rows by itself, in one pass over them. */
export function foldParts(design: DesignMatrix, frame: Frame, parts: Parts): DoubleDoubles[] {
  const { partOf, count, blockRows } = parts
  const order = design.columnCount + 1
  const triangles = Array.from({ length: count }, () => createDoubleDoubles(order * order))
  const waiting = Array.from({ length: count }, () => new Float64Array(blockRows * order))
  const filled = new Int32Array(count)
  const read = new Float64Array(Math.min(blockRows, design.rowCount) * order)
  withColumnBlock(blockRows * order, (block) => {
    const fold = (part: number): void => {
      const rows = filled[part]
      if (rows === 0) return
      copyRows(waiting[part], block, { order, rows, blockRows })
      foldBlock(triangles[part], order, block, rows)
      filled[part] = 0
    }
    forEachBlock(design, parts, ({ start, end }) => {
      readBlock(design, frame, { start, end }, read)
      for (let i = 0; i < end - start; i++) {
        const part = partOf[start + i]
        if (part < 0) continue
        const at = filled[part]++
        for (let j = 0; j < order; j++) waiting[part][j * blockRows + at] = read[j * (end - start) + i]
        if (at + 1 === blockRows) fold(part)
      }
    })
    for (let part = 0; part < count; part++) fold(part)
  })
  return triangles
}

/** The first rows of columns that have room for `blockRows`. */
function copyRows(
  from: Float64Array,
  { values }: ColumnBlock,
  { order, rows, blockRows }: { readonly order: number; readonly rows: number; readonly blockRows: number },
): void {
  for (let j = 0; j < order; j++) values.set(from.subarray(j * blockRows, j * blockRows + rows), j * rows)
}
