import { deriveDesign } from '../formula/deriveDesign'
import type { DesignMatrix } from '../formula/designMatrix'
import type { DoubleDoubles } from '../numeric/doubleDouble'
import { createDoubleDoubles } from '../numeric/doubleDouble'
import type { Strided } from '../numeric/doubleDoubleVectors'
import { addScaledDoubleDouble } from '../numeric/doubleDoubleVectors'
import type { EquationSolution } from './solveEquations'

/**
 * The model in its free coefficients: y − Xβ₀ on X Z, where β = β₀ + Z γ are the coefficients that satisfy the equations. The columns
 * keep the names of the free coefficients, but those to which others were added are terms of their own. All is computed in
 * double-double and rounded once. Where an equation speaks of the intercept, none is left. Other data are not encoded this way.
 */
export function restrictDesign(design: DesignMatrix, solution: EquationSolution): DesignMatrix {
  const { free, particular } = solution
  const columns = [...free.keys()]
  const isChanged = columns.map((k) => slopesOf(solution, k).length > 0)
  const changed = columns.filter((k) => isChanged[k])
  const firstLabel = design.termLabels.length + 1
  const names = Array.from(free, (column) => design.columnNames[column])
  const read = blockReader(design)
  const fill = columnWriter(read, solution)
  return deriveDesign(design, {
    columnCount: columns.length,
    columnNames: names,
    termLabels: [...design.termLabels, ...changed.map((k) => `${names[k]} …`)],
    assign: columns.map((k) => (isChanged[k] ? firstLabel + changed.indexOf(k) : design.assign[free[k]])),
    hasIntercept: design.hasIntercept && columns.some((k) => !isChanged[k] && design.assign[free[k]] === 0),
    fill: changed.length > 0 ? rounded(fill, columns.length) : chosenColumns(design, free),
    fillDoubleDouble: fill,
    ...(particular.high.some((value) => value !== 0) && {
      fillResponse: responseWriter(design, read, solution),
    }),
    encode: (_, rowCount) => ({
      values: new Float64Array(columns.length * rowCount).fill(NaN),
      columnCount: columns.length,
      obstacles: new Map(),
    }),
  })
}

type BlockReader = (start: number, end: number) => DoubleDoubles

/** The rows of X in double-double, in a block that is used again, and as it is where columns and response of the same rows are asked for. */
function blockReader(design: DesignMatrix): BlockReader {
  let block = createDoubleDoubles(0)
  let held = { start: 0, end: 0 }
  return (start, end) => {
    if (start === held.start && end === held.end) return block
    const size = design.columnCount * (end - start)
    if (block.high.length < size) block = createDoubleDoubles(size)
    design.fillDoubleDouble(start, end, block.high, block.low)
    held = { start, end }
    return block
  }
}

interface Factor {
  /** Of the equations' dependent columns. */
  readonly column: number
  readonly high: number
  readonly low: number
}

/** By how much each dependent coefficient changes with the k-th free one. */
function slopesOf({ free, dependent, slopes }: EquationSolution, k: number): Factor[] {
  const factors = Array.from(dependent, (column, d) => {
    const at = d * free.length + k
    return { column, high: slopes.high[at], low: slopes.low[at] }
  })
  return factors.filter(({ high }) => high !== 0)
}

function columnWriter(read: BlockReader, solution: EquationSolution): DesignMatrix['fillDoubleDouble'] {
  const sums = Array.from(solution.free, (column, k) => ({ column, factors: slopesOf(solution, k) }))
  return (start, end, high, low) => {
    const count = end - start
    const values = read(start, end)
    sums.forEach(({ column, factors }, k) => {
      high.set(values.high.subarray(column * count, (column + 1) * count), k * count)
      low.set(values.low.subarray(column * count, (column + 1) * count), k * count)
      addColumns({ values: { high, low }, start: k * count, stride: 1 }, { values, factors, count })
    })
  }
}

interface Addends {
  readonly values: DoubleDoubles
  readonly factors: readonly Factor[]
  readonly count: number
}

function addColumns(target: Strided, { values, factors, count }: Addends): void {
  for (const factor of factors) {
    addScaledDoubleDouble(factor, { values, start: factor.column * count, stride: 1 }, target, count)
  }
}

function rounded(fill: DesignMatrix['fillDoubleDouble'], columnCount: number): DesignMatrix['fill'] {
  let low = new Float64Array(0)
  return (start, end, target) => {
    const size = columnCount * (end - start)
    if (low.length < size) low = new Float64Array(size)
    fill(start, end, target, low)
  }
}

function chosenColumns(design: DesignMatrix, free: Int32Array): DesignMatrix['fill'] {
  let block = new Float64Array(0)
  return (start, end, target) => {
    const count = end - start
    if (block.length < design.columnCount * count) block = new Float64Array(design.columnCount * count)
    design.fill(start, end, block)
    free.forEach((column, k) => target.set(block.subarray(column * count, (column + 1) * count), k * count))
  }
}

function responseWriter(
  design: DesignMatrix,
  read: BlockReader,
  { dependent, particular }: EquationSolution,
): DesignMatrix['fillResponse'] {
  const factors = Array.from(dependent, (column, d) => ({
    column,
    high: -particular.high[d],
    low: -particular.low[d],
  }))
  return (start, end, target) => {
    const count = end - start
    const values = read(start, end)
    const rest = { high: target, low: new Float64Array(count) }
    design.fillResponse(start, end, target)
    addColumns({ values: rest, start: 0, stride: 1 }, { values, factors, count })
  }
}
