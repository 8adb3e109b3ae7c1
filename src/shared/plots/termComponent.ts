import { forEachBlock, rowsPerBlock } from '../diagnostics/rowBlocks'
import type { PlotInput } from './plotInput'

/** A term's part in the fitted values. */
export interface TermComponent {
  /** Σ βⱼ xⱼ over the term's columns, less its mean where the model has an intercept (R's `predict(type = "terms")`). */
  readonly component: Float64Array
  /** The column itself where the term has but one; null where it has several. */
  readonly column: Float64Array | null
}

/** @param term 1-based, as in the design's `assign` */
export function termComponent({ design, leastSquares }: PlotInput, term: number): TermComponent {
  const { rowCount, columnCount, assign } = design
  const { coefficients, centered } = leastSquares
  const columns = [...assign.keys()].filter((j) => assign[j] === term)
  const component = new Float64Array(rowCount)
  const column = columns.length === 1 ? new Float64Array(rowCount) : null
  const blockRows = rowsPerBlock(columnCount)
  const block = new Float64Array(blockRows * columnCount)
  forEachBlock(rowCount, blockRows, (start, end) => {
    const count = end - start
    design.fill(start, end, block)
    column?.set(block.subarray(columns[0] * count, (columns[0] + 1) * count), start)
    for (const j of columns) {
      // An aliased column has no part in the fit.
      if (Number.isNaN(coefficients[j])) continue
      for (let i = 0; i < count; i++) {
        component[start + i] += coefficients[j] * (block[j * count + i] - centered.center[j])
      }
    }
  })
  if (design.hasIntercept) subtractMean(component)
  else addCentres(component, columns, leastSquares)
  return { component, column }
}

function subtractMean(values: Float64Array): void {
  let mean = 0
  for (let i = 0; i < values.length; i++) mean += (values[i] - mean) / (i + 1)
  for (let i = 0; i < values.length; i++) values[i] -= mean
}

/** Without an intercept the columns are counted from zero. */
function addCentres(
  values: Float64Array,
  columns: readonly number[],
  { coefficients, centered }: PlotInput['leastSquares'],
): void {
  let total = 0
  for (const j of columns) if (!Number.isNaN(coefficients[j])) total += coefficients[j] * centered.center[j]
  if (total !== 0) for (let i = 0; i < values.length; i++) values[i] += total
}
