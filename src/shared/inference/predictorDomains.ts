import type { TermList } from '../formula/expandTerms'
import { namesIn } from '../formula/namesIn'
import type { TableRows } from '../formula/tableRows'
import { innermost, variableKind } from '../formula/variable'
import type { Column, ColumnSummary, ColumnType, FactorColumn, NumericColumn } from '../table/column'

/** A column that a model's terms read, and what it is like in the fitted rows. */
export interface PredictorDomain {
  readonly name: string
  readonly type: ColumnType
  /** A number that the model reads as a factor is a category. */
  readonly kind: 'number' | 'category'
  /** The categories in the fitted rows, in the order of their levels; empty for numbers. */
  readonly levels: readonly string[]
  /** Least and greatest number in the fitted rows; NaN for categories. */
  readonly low: number
  readonly high: number
}

export interface PredictorInput {
  readonly terms: TermList
  readonly table: readonly ColumnSummary[]
  readonly columns: ReadonlyMap<string, Column>
  /** The fitted rows. */
  readonly rows: TableRows
}

/** The columns that must be known to predict, in the order of the terms; what stands in the response alone is none. */
export function predictorDomains({
  terms,
  table,
  columns,
  rows,
}: PredictorInput): readonly PredictorDomain[] {
  const uses = columnUses(terms)
  const types = new Map(table.map(({ name, type }) => [name, type]))
  return [...uses].flatMap(([name, use]): readonly PredictorDomain[] => {
    const column = columns.get(name)
    if (column === undefined) return []
    const type = types.get(name) ?? 'number'
    const domain = { name, type, low: NaN, high: NaN }
    if (column.kind === 'factor') return [{ ...domain, kind: 'category', levels: levelsIn(column, rows) }]
    if (use === 'category') return [{ ...domain, kind: 'category', levels: valuesIn(column, rows) }]
    return [{ ...domain, kind: 'number', levels: [], ...rangeIn(column, rows) }]
  })
}

/** The categories of the columns that a model reads as factors only, in the fitted rows. */
export function categoriesIn({
  terms,
  columns,
  rows,
}: Omit<PredictorInput, 'table'>): ReadonlyMap<string, readonly string[]> {
  const categories = new Map<string, readonly string[]>()
  for (const [name, use] of columnUses(terms)) {
    const column = columns.get(name)
    if (column?.kind === 'factor') categories.set(name, levelsIn(column, rows))
    else if (column !== undefined && use === 'category') categories.set(name, valuesIn(column, rows))
  }
  return categories
}

/** Every column in the terms, and whether it is read as a factor only. */
function columnUses({ terms, variables }: TermList): ReadonlyMap<string, PredictorDomain['kind']> {
  const uses = new Map<string, PredictorDomain['kind']>()
  for (const index of new Set(terms.flatMap((term) => term.variables))) {
    const { node } = variables[index]
    const use = variableKind(innermost(node)) === 'factor' ? 'category' : 'number'
    for (const { name } of namesIn(node)) uses.set(name, uses.get(name) === 'number' ? 'number' : use)
  }
  return uses
}

function levelsIn({ codes, levels, logical }: FactorColumn, rows: TableRows): readonly string[] {
  if (logical) return levels
  const seen = new Uint8Array(levels.length)
  for (let i = 0; i < rows.length; i++) seen[codes[rows.at(i)]] = 1
  return levels.filter((_, code) => seen[code] === 1)
}

/** Most different numbers that are listed as categories. */
const CATEGORY_LIMIT = 10_000

function valuesIn({ values }: NumericColumn, rows: TableRows): readonly string[] {
  const seen = new Set<number>()
  for (let i = 0; i < rows.length; i++) if (seen.add(values[rows.at(i)]).size > CATEGORY_LIMIT) break
  return [...seen].sort((a, b) => a - b).map(String)
}

function rangeIn({ values }: NumericColumn, rows: TableRows): Pick<PredictorDomain, 'low' | 'high'> {
  let low = Infinity
  let high = -Infinity
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows.at(i)]
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return { low, high }
}
