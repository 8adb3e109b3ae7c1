import { forEachBlock, rowsPerBlock } from '../diagnostics/rowBlocks'
import type { PlotInput } from './plotInput'

/** A term's part in the fitted values. */
export interface TermComponent {
  /** Σ βⱼ xⱼ over the term's columns, less its mean where the model has an intercept (R's `predict(type = "terms")`). */
  readonly component: Float64Array
  /** The column itself where the term has but one; null where it has several. */
  readonly column: Float64Array | null
}

type Model = Pick<PlotInput, 'design' | 'leastSquares'>

/** Of the rows of the fit. */
export function termComponent(model: Model, label: string): TermComponent {
  const { component, column } = countedFromCenters(model, label)
  const mean = model.design.hasIntercept ? meanOf(component) : 0
  for (let i = 0; i < component.length; i++) component[i] -= mean
  return { component, column }
}

/** Of other rows, `designRows` their rows of X one after the other; the mean is that of the fit's rows. */
export function componentOf(designRows: Float64Array, model: Model, label: string): TermComponent {
  const { design, leastSquares } = model
  const { columnCount } = design
  const columns = columnsOf(model, label)
  const mean = design.hasIntercept ? meanOf(countedFromCenters(model, label).component) : 0
  const count = designRows.length / columnCount
  const component = Float64Array.from({ length: count }, (_, i) => {
    const row = designRows.subarray(i * columnCount, (i + 1) * columnCount)
    return columns.reduce((sum, j) => sum + part(leastSquares, j, row[j]), -mean)
  })
  const column = Float64Array.from({ length: count }, (_, i) => designRows[i * columnCount + columns[0]])
  return { component, column: columns.length === 1 ? column : null }
}

/** Each column counted from where the fit counts it from, so that no digits are lost to one that is far from zero. */
function countedFromCenters(model: Model, label: string): TermComponent {
  const { design, leastSquares } = model
  const { rowCount, columnCount } = design
  const columns = columnsOf(model, label)
  const component = new Float64Array(rowCount)
  const column = columns.length === 1 ? new Float64Array(rowCount) : null
  const blockRows = rowsPerBlock(columnCount)
  const block = new Float64Array(blockRows * columnCount)
  forEachBlock(rowCount, blockRows, (start, end) => {
    const count = end - start
    design.fill(start, end, block)
    column?.set(block.subarray(columns[0] * count, (columns[0] + 1) * count), start)
    for (const j of columns) {
      const [coefficient, center] = [leastSquares.coefficients[j], leastSquares.centered.center[j]]
      if (Number.isNaN(coefficient)) continue
      for (let i = 0; i < count; i++) component[start + i] += coefficient * (block[j * count + i] - center)
    }
  })
  return { component, column }
}

function columnsOf({ design }: Model, label: string): readonly number[] {
  const term = design.termLabels.indexOf(label) + 1
  return [...design.assign.keys()].filter((j) => design.assign[j] === term)
}

/** βⱼ (xⱼ − cⱼ); an aliased column has no part in the fit. */
function part({ coefficients, centered }: Model['leastSquares'], j: number, value: number): number {
  return Number.isNaN(coefficients[j]) ? 0 : coefficients[j] * (value - centered.center[j])
}

/** From the sums of blocks, which round less than one long sum. */
function meanOf(values: Float64Array): number {
  let total = 0
  forEachBlock(values.length, 4096, (start, end) => {
    let sum = 0
    for (let i = start; i < end; i++) sum += values[i]
    total += sum
  })
  return total / values.length
}
