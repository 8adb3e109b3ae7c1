import type { DesignMatrix } from '../formula/designMatrix'
import type { DoubleDoubles } from '../numeric/doubleDouble'
import { createDoubleDoubles } from '../numeric/doubleDouble'
import { foldBlock } from '../numeric/foldBlock'
import { foldBlockDoubleDouble } from '../numeric/foldBlockDoubleDouble'
import type { SegmentWork, SharedPass } from '../numeric/segments'
import { SEGMENT_ROWS, doSegments } from '../numeric/segments'
import { withColumnBlock } from '../numeric/withColumnBlock'
import type { DataPrecision } from './dataPrecision'
import { precisionOf } from './dataPrecision'
import type { Frame } from './frame'
import type { RowRange } from './readBlock'
import { mergeTriangles } from './mergeTriangles'
import { readBlock, readBlockDoubleDouble } from './readBlock'
import type { Team } from './team'

export interface FoldOptions {
  readonly blockRows: number
  readonly onProgress?: (done: number, total: number) => void
  /** Who folds some of the rows. @default nobody else */
  readonly team?: Team
}

/** Progress is told about this often, in rows times columns. */
const PROGRESS_CELLS = 1_000_000

/**
 * The triangle of the QR factorisation of √w·[X, y] in the frame's coordinates, (p + 1) × (p + 1), column-major; its last
 * diagonal entry is the norm of the residuals, up to sign. Streams over the rows.
 */
export function foldDesign(design: DesignMatrix, frame: Frame, options: FoldOptions): DoubleDoubles {
  const { rowCount, columnCount } = design
  const order = columnCount + 1
  if (rowCount <= SEGMENT_ROWS) {
    const triangle = createDoubleDoubles(order * order)
    foldRows(design, frame, options, { triangle, start: 0, end: rowCount })
    return triangle
  }
  const { team, onProgress, blockRows } = options
  const shape = {
    rowCount,
    width: order * order,
    onRows: onProgress && ((begun: number) => onProgress(begun, rowCount)),
    share: team && ((pass: SharedPass) => team.begin({ kind: 'fold', frame, blockRows }, pass)),
  }
  const found = doSegments(shape, foldSegment(design, frame, { blockRows }))
  const triangles = found.map((high) => ({ high, low: new Float64Array(order * order) }))
  return mergeTriangles(triangles, order)
}

/** The triangle of a segment of the rows. */
export function foldSegment(
  design: DesignMatrix,
  frame: Frame,
  options: Pick<FoldOptions, 'blockRows'>,
): SegmentWork {
  return (segment, high) => {
    const triangle = { high, low: new Float64Array(high.length) }
    foldRows(design, frame, options, { triangle, ...segment })
  }
}

function foldRows(
  design: DesignMatrix,
  frame: Frame,
  options: FoldOptions,
  { triangle, start, end }: RowRange & { readonly triangle: DoubleDoubles },
): void {
  const order = design.columnCount + 1
  withColumnBlock(Math.min(options.blockRows, end - start) * order, (block) =>
    forEachBlockOf(design, { start, end }, options, (range) => {
      readBlock(design, frame, range, block.values)
      foldBlock(triangle, order, block, range.end - range.start)
    }),
  )
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
  forEachBlockOf(design, { start: 0, end: design.rowCount }, options, visit)
}

function forEachBlockOf(
  { columnCount }: DesignMatrix,
  rows: RowRange,
  { blockRows, onProgress }: FoldOptions,
  visit: (range: RowRange) => void,
): void {
  let told = rows.start
  for (let { start } = rows; start < rows.end; start += blockRows) {
    const end = Math.min(start + blockRows, rows.end)
    visit({ start, end })
    if ((end - told) * (columnCount + 1) < PROGRESS_CELLS && end < rows.end) continue
    told = end
    onProgress?.(end, rows.end)
  }
}
