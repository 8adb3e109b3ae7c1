import type { ColumnCenter } from '../estimators/fitResult'
import { expandTerms } from '../formula/expandTerms'
import { namesIn } from '../formula/namesIn'
import { parseFormula } from '../formula/parseFormula'
import type { RowBlock } from '../formula/evaluator'
import { BLOCK_ROWS, columnEvaluator, inBlocks } from '../formula/evaluator'
import type { TableRows } from '../formula/tableRows'
import type { NumericColumn } from '../table/column'
import type { FittedAnalysis } from './analysisTypes'

/** Means beyond this many standard deviations from zero tie powers and products to what they are made of. */
const FAR = 1
/** And beyond this many they cost the intercept its digits, whatever the terms are. */
const VERY_FAR = 1000

/**
 * The numeric predictors whose values lie far from zero beside their spread, each with a round value near their mean: those that
 * enter powers or products, and those so far away that digits are lost.
 */
export function columnsFarFromZero({ input, design }: FittedAnalysis): readonly ColumnCenter[] {
  const { all, multiplied } = predictorNames(input.spec.formula, input.table)
  return [...all].flatMap((name): ColumnCenter[] => {
    const column = input.columns.get(name)
    if (column?.kind !== 'numeric') return []
    const { mean, deviation } = moments(column, design.rows)
    const limit = multiplied.has(name) ? FAR : VERY_FAR
    if (!(deviation > 0 && Math.abs(mean) > limit * deviation)) return []
    return [{ column: name, center: roundTo(mean, deviation) }]
  })
}

interface PredictorNames {
  readonly all: ReadonlySet<string>
  /** Those in a term of several variables or in an expression. */
  readonly multiplied: ReadonlySet<string>
}

function predictorNames(text: string, table: FittedAnalysis['input']['table']): PredictorNames {
  const formula = parseFormula(text)
  const expanded = formula.ok ? expandTerms(formula.value, table) : formula
  if (!formula.ok || !expanded.ok) return { all: new Set(), multiplied: new Set() }
  const { terms, variables } = expanded.value
  const multiplied = terms.flatMap(({ variables: members }) =>
    members.length > 1 || variables[members[0]].node.kind !== 'name'
      ? members.flatMap((index) => namesIn(variables[index].node))
      : [],
  )
  const named = namesIn(formula.value.predictors)
  return {
    all: new Set(named.map(({ name }) => name)),
    multiplied: new Set(multiplied.map(({ name }) => name)),
  }
}

/** Mean and standard deviation over the rows, by Welford's recurrence. */
function moments(
  column: NumericColumn,
  rows: TableRows,
): { readonly mean: number; readonly deviation: number } {
  let mean = 0
  let squares = 0
  const whole: RowBlock = { rows: rows.listed, start: 0, end: rows.length }
  const values = new Float64Array(BLOCK_ROWS)
  const { fill } = columnEvaluator(column)
  inBlocks(whole, (block) => {
    fill(block, values)
    for (let i = block.start; i < block.end; i++) {
      const difference = values[i - block.start] - mean
      mean += difference / (i + 1)
      squares += difference * (values[i - block.start] - mean)
    }
  })
  return { mean, deviation: Math.sqrt(squares / Math.max(1, rows.length - 1)) }
}

/** The value rounded to the decimal place of the deviation's leading digit: as short as it may be. */
function roundTo(value: number, deviation: number): number {
  const place = Math.floor(Math.log10(deviation))
  if (place <= 0) return Number(value.toFixed(Math.min(100, -place)))
  return Math.round(value / 10 ** place) * 10 ** place
}
