import { readFileSync } from 'node:fs'
import type { Column, ColumnSummary, ColumnType } from '@shared/table/column'

/** R's model frames and matrices of one small table; see test/reference/scripts/modelMatrix.R. */
export interface ModelReference {
  readonly formula: string
  readonly termLabels: string[]
  readonly intercept: boolean
  readonly response: string
  readonly rows: number[]
  readonly y: number[]
  readonly columns: string[]
  readonly assign: number[]
  readonly values: number[]
}

type Cell = string | number | boolean | null

interface References {
  readonly origin: string
  readonly data: Record<string, Cell[]>
  readonly models: ModelReference[]
}

export const references = JSON.parse(
  readFileSync('test/reference/data/formula/modelMatrix.json', 'utf8'),
) as References

/** A column of cells as a store would read it. */
function columnOf(name: string, cells: readonly Cell[]): Column {
  const sample = cells.find((cell) => cell !== null)
  if (typeof sample === 'number' || sample === undefined) {
    return {
      kind: 'numeric',
      name,
      values: Float64Array.from(cells, (cell) => (cell === null ? NaN : Number(cell))),
    }
  }
  const logical = typeof sample === 'boolean'
  const texts = cells.map((cell) =>
    cell === null ? null : logical ? String(cell).toUpperCase() : String(cell),
  )
  const levels = logical
    ? ['FALSE', 'TRUE']
    : [...new Set(texts.filter((text) => text !== null))].sort((a, b) => (a < b ? -1 : 1))
  const codes = Int32Array.from(texts, (text) => (text === null ? -1 : levels.indexOf(text)))
  return { kind: 'factor', name, codes, levels, logical }
}

export interface TestTable {
  readonly rowCount: number
  readonly summaries: readonly ColumnSummary[]
  readonly columns: ReadonlyMap<string, Column>
}

/** A table of named cells, with what the column list would say of it. */
export function tableOf(data: Readonly<Record<string, readonly Cell[]>>): TestTable {
  const columns = Object.entries(data).map(([name, cells]) => columnOf(name, cells))
  return {
    rowCount: Object.values(data)[0].length,
    summaries: columns.map((column) => summaryOf(column, data[column.name])),
    columns: new Map(columns.map((column) => [column.name, column])),
  }
}

function summaryOf(column: Column, cells: readonly Cell[]): ColumnSummary {
  const type: ColumnType = column.kind === 'numeric' ? 'number' : column.logical ? 'boolean' : 'text'
  const examples = cells
    .filter((cell) => cell !== null)
    .slice(0, 5)
    .map(String)
  return {
    name: column.name,
    type,
    missing: cells.filter((cell) => cell === null).length,
    unparsed: 0,
    distinct: new Set(cells).size,
    examples,
    histogram: [],
    min: null,
    max: null,
  }
}

export const referenceTable = tableOf(references.data)
