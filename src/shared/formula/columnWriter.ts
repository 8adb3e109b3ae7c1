import type { ColumnPlan, PlannedTerm } from './columnPlan'
import type { DesignVariable } from './designVariable'
import type { RowBlock } from './evaluator'
import { inBlocks } from './evaluator'
import type { FactorPart } from './factorPlaces'
import { factorPlaces } from './factorPlaces'
import type { NumericPart } from './numericProduct'
import { choicesOf, numericProduct } from './numericProduct'
import type { ColumnsWriter } from './polynomialColumns'
import { VariableBlocks } from './variableBlocks'

/**
 * Writes the model matrix by a plan, straight from the columns of the table. A variable that stands alone in one term is
 * written where it belongs; one that stands in several is computed once for a block of rows.
 */
export function columnWriter(plan: ColumnPlan): ColumnsWriter {
  const uses = countUses(plan)
  const writers = plan.terms.map((term) => directWriter(term, uses) ?? productWriter(term))
  const whole = writers.filter(({ isDirect }) => isDirect)
  const byBlock = writers.filter(({ isDirect }) => !isDirect)
  const blocks = new VariableBlocks()
  const write = (rows: RowBlock, high: Float64Array, low: Float64Array | null): void => {
    const stride = rows.end - rows.start
    if (plan.hasIntercept) {
      high.fill(1, 0, stride)
      low?.fill(0, 0, stride)
    }
    for (const writer of whole) writer.write(rows, { high, low, stride, offset: 0, blocks })
    if (byBlock.length === 0) return
    inBlocks(rows, (block, offset) => {
      blocks.begin(block, low === null)
      for (const writer of byBlock) writer.write(block, { high, low, stride, offset, blocks })
    })
  }
  return {
    fill: (rows, target) => write(rows, target, null),
    fillDoubleDouble: (rows, high, low) => write(rows, high, low),
  }
}

interface Target {
  readonly high: Float64Array
  /** Null where only doubles are asked for. */
  readonly low: Float64Array | null
  /** Rows of a column of the target. */
  readonly stride: number
  /** Row of the target at which the block begins. */
  readonly offset: number
  readonly blocks: VariableBlocks
}

interface TermWriter {
  /** Writes any range of rows at once. */
  readonly isDirect: boolean
  write(rows: RowBlock, target: Target): void
}

function countUses({ terms }: ColumnPlan): ReadonlyMap<DesignVariable, number> {
  const uses = new Map<DesignVariable, number>()
  for (const { variable } of terms.flatMap(({ parts }) => parts)) {
    uses.set(variable, (uses.get(variable) ?? 0) + 1)
  }
  return uses
}

/** The writer of a numeric variable that stands alone, in this term only. */
function directWriter(
  { parts, firstColumn, width }: PlannedTerm,
  uses: ReadonlyMap<DesignVariable, number>,
): TermWriter | null {
  const [{ variable }] = parts
  if (parts.length > 1 || variable.kind !== 'numeric' || uses.get(variable) !== 1) return null
  const write = (rows: RowBlock, { high, low, stride }: Target): void => {
    const own = (target: Float64Array): Float64Array =>
      target.subarray(firstColumn * stride, (firstColumn + width) * stride)
    if (low === null) variable.fill(rows, own(high))
    else variable.fillDoubleDouble(rows, own(high), own(low))
  }
  return { isDirect: true, write }
}

/**
 * The writer of a product: its numeric parts are multiplied for every choice of one column of each; the factors' levels say in
 * which of the term's columns a row's product stands, the others are 0.
 */
function productWriter(term: PlannedTerm): TermWriter {
  const { numeric, factors } = splitParts(term)
  const choices = choicesOf(numeric)
  const products = { double: numericProduct(numeric, true), pairs: numericProduct(numeric, false) }
  const places = factors.length > 0 ? factorPlaces(factors) : null
  const write = (block: RowBlock, target: Target): void => {
    const count = block.end - block.start
    const place = places?.(block) ?? null
    if (place !== null) clear(term, target, count)
    for (const choice of choices) {
      const product = (target.low === null ? products.double : products.pairs)(choice, target.blocks, count)
      const range = { column: term.firstColumn + choice.offset, count, place }
      put(product.high, target.high, { ...target, ...range })
      if (target.low !== null) put(product.low, target.low, { ...target, ...range })
    }
  }
  return { isDirect: false, write }
}

interface SplitParts {
  readonly numeric: readonly NumericPart[]
  readonly factors: readonly FactorPart[]
}

/** The numeric and the factor parts, each with the columns of the term from one of its own to the next. */
function splitParts({ parts }: PlannedTerm): SplitParts {
  const numeric: NumericPart[] = []
  const factors: FactorPart[] = []
  let stride = 1
  for (const { variable, isContrast, width } of parts) {
    if (variable.kind === 'numeric') numeric.push({ variable, stride })
    else factors.push({ variable, isContrast, stride })
    stride *= width
  }
  return { numeric, factors }
}

function clear({ firstColumn, width }: PlannedTerm, target: Target, count: number): void {
  for (let column = firstColumn; column < firstColumn + width; column++) {
    const start = column * target.stride + target.offset
    target.high.fill(0, start, start + count)
    target.low?.fill(0, start, start + count)
  }
}

interface Range {
  readonly column: number
  readonly count: number
  readonly stride: number
  readonly offset: number
  /** Columns further by each row's levels, -1 for none; null without factors. */
  readonly place: Int32Array | null
}

function put(values: Float64Array, target: Float64Array, range: Range): void {
  const { column, count, stride, offset, place } = range
  const start = column * stride + offset
  if (place === null) target.set(values.subarray(0, count), start)
  else {
    for (let i = 0; i < count; i++) if (place[i] >= 0) target[start + place[i] * stride + i] = values[i]
  }
}
