import type { DesignMatrix } from '../formula/designMatrix'
import { deriveDesign } from '../formula/deriveDesign'

/** Columns that are computed from those of X, block by block. */
export interface AddedColumns {
  readonly names: readonly string[]
  /** Writes rows [start, end) of the new columns, column after column; `block` holds the same rows of X. */
  fill(
    range: { readonly start: number; readonly end: number },
    block: Float64Array,
    target: Float64Array,
  ): void
}

/**
 * X with columns added behind its own, for an auxiliary regression; each is a term of its own. Memory does not grow with the
 * rows. The new columns are as exact as doubles are, and other data cannot be encoded with them: they are NaN there.
 */
export function augmentDesign(design: DesignMatrix, added: AddedColumns): DesignMatrix {
  const count = added.names.length
  const ownColumns = design.columnCount
  const columnCount = ownColumns + count
  const firstTerm = design.termLabels.length + 1
  const addTo = (start: number, end: number, target: Float64Array): void => {
    const own = ownColumns * (end - start)
    added.fill({ start, end }, target.subarray(0, own), target.subarray(own, columnCount * (end - start)))
  }
  return deriveDesign(design, {
    columnCount,
    columnNames: [...design.columnNames, ...added.names],
    termLabels: [...design.termLabels, ...added.names],
    assign: [...design.assign, ...added.names.map((_, k) => firstTerm + k)],
    fill(start, end, target) {
      design.fill(start, end, target)
      addTo(start, end, target)
    },
    fillDoubleDouble(start, end, high, low) {
      design.fillDoubleDouble(start, end, high, low)
      addTo(start, end, high)
      low.fill(0, ownColumns * (end - start), columnCount * (end - start))
    },
    encode(columns, rowCount) {
      // The added columns are known for the design's own rows alone.
      const values = new Float64Array(columnCount * rowCount).fill(NaN)
      const { values: own, obstacles } = design.encode(columns, rowCount)
      for (let i = 0; i < rowCount; i++) {
        values.set(own.subarray(i * ownColumns, (i + 1) * ownColumns), i * columnCount)
      }
      return { values, columnCount, obstacles }
    },
  })
}
