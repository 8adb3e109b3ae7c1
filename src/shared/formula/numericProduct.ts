import { multiplyDoubleDouble } from '../numeric/doubleDouble'
import type { DoubleDoubles } from '../numeric/doubleDouble'
import { createDoubleDoubles } from '../numeric/doubleDouble'
import type { NumericVariable } from './designVariable'
import { BLOCK_ROWS } from './evaluator'
import type { VariableBlocks } from './variableBlocks'

/** A numeric variable's part in a term. */
export interface NumericPart {
  readonly variable: NumericVariable
  /** Columns of the term from one column of the variable to the next. */
  readonly stride: number
}

/** One column of each numeric part. */
export interface Choice {
  readonly columns: readonly number[]
  /** Where in the term its product stands. */
  readonly offset: number
}

/** Every choice of one column of each part. */
export function choicesOf(parts: readonly NumericPart[]): readonly Choice[] {
  return parts.reduce<readonly Choice[]>(
    (choices, { variable, stride }) =>
      variable.suffixes.flatMap((_, column) =>
        choices.map(({ columns, offset }) => ({
          columns: [...columns, column],
          offset: offset + column * stride,
        })),
      ),
    [{ columns: [], offset: 0 }],
  )
}

/** Multiplies the chosen columns of a block; without any the product is 1. */
export type NumericProduct = (choice: Choice, blocks: VariableBlocks, count: number) => DoubleDoubles

export function numericProduct(parts: readonly NumericPart[], isDouble: boolean): NumericProduct {
  const product = createDoubleDoubles(BLOCK_ROWS)
  return ({ columns }, blocks, count) => {
    product.high.fill(1, 0, count)
    product.low.fill(0, 0, count)
    parts.forEach(({ variable }, k) => {
      const factor = { values: blocks.read(variable), start: columns[k] * count, count }
      if (k === 0) copyFrom(product, factor, isDouble)
      else if (isDouble) multiply(product, factor)
      else multiplyPairs(product, factor)
    })
    return product
  }
}

interface Factor {
  readonly values: DoubleDoubles
  readonly start: number
  readonly count: number
}

function copyFrom(product: DoubleDoubles, { values, start, count }: Factor, isDouble: boolean): void {
  product.high.set(values.high.subarray(start, start + count))
  if (!isDouble) product.low.set(values.low.subarray(start, start + count))
}

function multiply({ high }: DoubleDoubles, { values, start, count }: Factor): void {
  for (let i = 0; i < count; i++) high[i] *= values.high[start + i]
}

const out = new Float64Array(2)

function multiplyPairs({ high, low }: DoubleDoubles, { values, start, count }: Factor): void {
  for (let i = 0; i < count; i++) {
    multiplyDoubleDouble(high[i], low[i], values.high[start + i], values.low[start + i], out)
    high[i] = out[0]
    low[i] = out[1]
  }
}
