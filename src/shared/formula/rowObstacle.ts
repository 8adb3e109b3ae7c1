import type { Columns } from './compileContext'
import type { DesignVariable } from './designVariable'
import type { RowBlock } from './evaluator'

/** Why a row cannot be coded: what the model would need there, and what stands there instead. */
export type RowObstacle =
  | { readonly why: 'missing'; readonly columns: readonly string[] }
  /** A text that no fitted row has. */
  | { readonly why: 'unknown-level'; readonly variable: string; readonly level: string }
  /** An expression without a value, such as the logarithm of a negative number. */
  | { readonly why: 'undefined'; readonly variable: string }

/** A variable as other data have it, with what it is made of. */
export interface RecodedVariable {
  readonly variable: DesignVariable
  /** The columns that it reads. */
  readonly columns: readonly string[]
  /** The level of each code where it is a factor there. */
  readonly levels: readonly string[]
}

/** The rows that cannot be coded, each with its first reason; what is missing comes before what is wrong. */
export function findObstacles(
  recoded: readonly RecodedVariable[],
  columns: Columns,
  rows: RowBlock,
): ReadonlyMap<number, RowObstacle> {
  const missing = new Map<number, readonly string[]>()
  const wrong = new Map<number, RowObstacle>()
  for (const one of recoded) {
    for (const row of uncodedRows(one.variable, rows)) {
      const absent = one.columns.filter((name) => isMissing(name, row, columns))
      if (absent.length > 0) missing.set(row, [...new Set([...(missing.get(row) ?? []), ...absent])])
      else if (!wrong.has(row)) wrong.set(row, wrongValue(one, row))
    }
  }
  for (const [row, names] of missing) wrong.set(row, { why: 'missing', columns: names })
  return wrong
}

function uncodedRows(variable: DesignVariable, rows: RowBlock): readonly number[] {
  const uncoded: number[] = []
  if (variable.kind === 'factor') {
    const { codes, lookup } = variable
    for (let row = 0; row < rows.end; row++) {
      if ((lookup[(codes[row] ?? -1) + 1] ?? -1) < 0) uncoded.push(row)
    }
    return uncoded
  }
  const width = variable.suffixes.length
  const values = new Float64Array(rows.end * width)
  variable.fill(rows, values)
  for (let row = 0; row < rows.end; row++) {
    for (let part = 0; part < width; part++) {
      if (!Number.isNaN(values[part * rows.end + row])) continue
      uncoded.push(row)
      break
    }
  }
  return uncoded
}

function isMissing(name: string, row: number, columns: Columns): boolean {
  const column = columns.get(name)
  if (column === undefined) return true
  return column.kind === 'factor' ? column.codes[row] < 0 : Number.isNaN(column.values[row])
}

function wrongValue({ variable, levels }: RecodedVariable, row: number): RowObstacle {
  if (variable.kind !== 'factor') return { why: 'undefined', variable: variable.label }
  const code = variable.codes[row] ?? -1
  return { why: 'unknown-level', variable: variable.label, level: levels[code] ?? '' }
}
