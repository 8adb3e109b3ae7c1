import { multiplyDoubleDouble } from '../numeric/doubleDouble'
import type { ColumnPart, ColumnPlan } from './columnPlan'
import type { DesignVariable, LevelVariable, NumericVariable } from './designVariable'
import type { RowBlock } from './evaluator'

/** Writes the planned columns of a block of rows, one after the other; each variable is evaluated once a block. */
export interface ColumnWriter {
  fill(block: RowBlock, target: Float64Array): void
  fillDoubleDouble(block: RowBlock, high: Float64Array, low: Float64Array): void
}

export function columnWriter(
  plan: readonly ColumnPlan[],
  variables: ReadonlyMap<number, DesignVariable>,
): ColumnWriter {
  const numeric = [...variables].filter(
    (entry): entry is [number, NumericVariable] => entry[1].kind === 'numeric',
  )
  const alone = new Map(numeric.map(([index, variable]) => [index, ownColumns(plan, index, variable)]))
  const scratch = new Map<number, { high: Float64Array; low: Float64Array }>()

  const evaluate = (block: RowBlock, high: Float64Array, low: Float64Array | null): void => {
    const count = block.end - block.start
    for (const [index, variable] of numeric) {
      const first = alone.get(index) ?? null
      const values =
        first === null
          ? scratchFor(scratch, index, count * variable.suffixes.length)
          : {
              high: high.subarray(first * count, (first + variable.suffixes.length) * count),
              low: low?.subarray(first * count, (first + variable.suffixes.length) * count) ?? high,
            }
      if (low === null) variable.fill(block, values.high)
      else variable.fillDoubleDouble(block, values.high, values.low)
    }
  }

  const levelOf = (part: ColumnPart): LevelVariable | null => {
    const variable = variables.get(part.variable)
    return variable?.kind === 'levels' ? variable : null
  }

  const write = (block: RowBlock, high: Float64Array, low: Float64Array | null): void => {
    evaluate(block, high, low)
    const count = block.end - block.start
    const out = new Float64Array(2)
    plan.forEach(({ parts }, column) => {
      if (parts.length === 1 && (alone.get(parts[0].variable) ?? null) !== null) return
      const target = high.subarray(column * count, (column + 1) * count)
      const targetLow = low?.subarray(column * count, (column + 1) * count) ?? null
      target.fill(1)
      targetLow?.fill(0)
      for (const part of parts) {
        const factor = levelOf(part)
        if (factor !== null) multiplyByIndicator(block, { factor, level: part.index }, [target, targetLow])
        else {
          const values = scratch.get(part.variable)
          if (values) multiplyByValues(values, { offset: part.index * count, out }, [target, targetLow])
        }
      }
    })
  }
  return {
    fill: (block, target) => write(block, target, null),
    fillDoubleDouble: (block, high, low) => write(block, high, low),
  }
}

/** The first column of a variable whose columns stand by themselves, in a row, and nowhere else; null otherwise. */
function ownColumns(
  plan: readonly ColumnPlan[],
  index: number,
  { suffixes }: NumericVariable,
): number | null {
  const uses = plan.flatMap(({ parts }, column) =>
    parts.some(({ variable }) => variable === index) ? [{ column, parts: parts.length }] : [],
  )
  const inARow = uses.length === suffixes.length && uses.every(({ parts }) => parts === 1)
  return inARow ? uses[0].column : null
}

function scratchFor(
  scratch: Map<number, { high: Float64Array; low: Float64Array }>,
  index: number,
  size: number,
): { high: Float64Array; low: Float64Array } {
  const known = scratch.get(index)
  if (known !== undefined && known.high.length >= size) return known
  const made = { high: new Float64Array(size), low: new Float64Array(size) }
  scratch.set(index, made)
  return made
}

type Target = readonly [Float64Array, Float64Array | null]

function multiplyByIndicator(
  { rows, start }: RowBlock,
  { factor, level }: { readonly factor: LevelVariable; readonly level: number },
  [target, low]: Target,
): void {
  const { codes } = factor
  for (let i = 0; i < target.length; i++) {
    const code = codes[rows === null ? start + i : rows[start + i]]
    if (code === level) continue
    target[i] = code < 0 ? NaN : Number.isNaN(target[i]) ? NaN : 0
    if (low) low[i] = 0
  }
}

function multiplyByValues(
  values: { readonly high: Float64Array; readonly low: Float64Array },
  { offset, out }: { readonly offset: number; readonly out: Float64Array },
  [target, low]: Target,
): void {
  for (let i = 0; i < target.length; i++) {
    if (low === null) {
      target[i] *= values.high[offset + i]
      continue
    }
    multiplyDoubleDouble(target[i], low[i], values.high[offset + i], values.low[offset + i], out)
    target[i] = out[0]
    low[i] = out[1]
  }
}
