import type { DesignMatrix } from '../formula/designMatrix'
import type { DoubleDoubles } from '../numeric/doubleDouble'
import { createDoubleDoubles } from '../numeric/doubleDouble'
import { foldBlock } from '../numeric/foldBlock'
import { foldBlockDoubleDouble } from '../numeric/foldBlockDoubleDouble'
import { withColumnBlock } from '../numeric/withColumnBlock'
import type { DataPrecision } from './dataPrecision'
import { precisionOf } from './dataPrecision'
import type { Frame } from './frame'
import type { RowRange } from './readBlock'
import { readBlock, readBlockDoubleDouble } from './readBlock'

export interface FoldOptions {
  readonly blockRows: number
  readonly onProgress?: (done: number, total: number) => void
}

/** Progress is told about this often, in rows times columns. */
const PROGRESS_CELLS = 1_000_000

/**
 * The triangle of the QR factorisation of √w·[X, y] in the frame's coordinates, (p + 1) × (p + 1), column-major; its last
 * diagonal entry is the norm of the residuals, up to sign. Streams over the rows.
 */
export function foldDesign(design: DesignMatrix, frame: Frame, options: FoldOptions): DoubleDoubles {
  const order = design.columnCount + 1
  const triangle = createDoubleDoubles(order * order)
  withColumnBlock(Math.min(options.blockRows, design.rowCount) * order, (block) =>
    forEachBlock(design, options, (range) => {
      readBlock(design, frame, range, block.values)
      foldBlock(triangle, order, block, range.end - range.start)
    }),
  )
  return triangle
}

/** The same in double-double, and how far the columns are known. */
export function foldDesignDoubleDouble(
  design: DesignMatrix,
  frame: Frame,
  options: FoldOptions,
): { readonly triangle: DoubleDoubles; readonly precision: DataPrecision } {
  const order = design.columnCount + 1
  const triangle = createDoubleDoubles(order * order)
  const block = createDoubleDoubles(Math.min(options.blockRows, design.rowCount) * order)
  const natures = new Uint8Array(order)
  forEachBlock(design, options, (range) => {
    readBlockDoubleDouble(design, frame, range, { ...block, natures })
    foldBlockDoubleDouble(triangle, order, block, range.end - range.start)
  })
  return { triangle, precision: precisionOf(natures) }
}

/** Visits the rows in blocks, and tells how far it is. */
export function forEachBlock(
  design: DesignMatrix,
  options: FoldOptions,
  visit: (range: RowRange) => void,
): void {
  const { rowCount, columnCount } = design
  let told = 0
  for (let start = 0; start < rowCount; start += options.blockRows) {
    const end = Math.min(start + options.blockRows, rowCount)
    visit({ start, end })
    if ((end - told) * (columnCount + 1) < PROGRESS_CELLS && end < rowCount) continue
    told = end
    options.onProgress?.(end, rowCount)
  }
}
