import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { computeRowDiagnostics } from '@shared/diagnostics/computeRowDiagnostics'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import { buildDesignMatrix } from '@shared/formula/buildDesignMatrix'
import type { DesignMatrix } from '@shared/formula/designMatrix'
import { expandTerms } from '@shared/formula/expandTerms'
import { parseFormula } from '@shared/formula/parseFormula'
import type { LeastSquares } from '@shared/estimators/leastSquares'
import type { RowDiagnostics } from '@shared/diagnostics/rowDiagnostics'
import type { Result } from '@shared/outcome/result'
import type { Column, ColumnSummary } from '@shared/table/column'

export const referenceFolder = 'test/reference/data'

export interface ReferenceModel {
  readonly design: DesignMatrix
  readonly leastSquares: LeastSquares
  readonly rows: RowDiagnostics
}

interface ReferenceRequest {
  /** Path below the reference folder. */
  readonly dataset: string
  readonly formula: string
  /** One for each used row. */
  readonly weights?: readonly number[] | null
  /** 1-based rows that take part; all without. */
  readonly subset?: readonly number[] | null
}

/** Fits a reference's formula to its data set and diagnoses the rows. */
export function referenceModel({ dataset, formula, weights, subset }: ReferenceRequest): ReferenceModel {
  const columns = readColumns(`${referenceFolder}/${dataset}`)
  const rowCount = columns[0].kind === 'numeric' ? columns[0].values.length : columns[0].codes.length
  const all = weights ? [...columns, numeric('.w', Float64Array.from(weights))] : columns
  const included = subset
    ? Uint8Array.from({ length: rowCount }, (_, i) => (subset.includes(i + 1) ? 1 : 0))
    : null
  const terms = value(expandTerms(value(parseFormula(formula)), all.map(summarise)))
  const { design } = value(
    buildDesignMatrix({
      terms,
      columns: new Map(all.map((column) => [column.name, column])),
      rowCount,
      included,
      weights: weights ? '.w' : null,
    }),
  )
  const leastSquares = solveLeastSquares(design)
  return { design, leastSquares, rows: computeRowDiagnostics(design, leastSquares) }
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** A column is numeric when every cell is a number or NA; otherwise a factor with sorted levels. */
function readColumns(path: string): Column[] {
  const [header, ...records] = Papa.parse<string[]>(readFileSync(path, 'utf8'), { skipEmptyLines: true }).data
  return header.map((name, j): Column => {
    const cells = records.map((record) => record[j])
    const values = Float64Array.from(cells, (cell) => (cell === 'NA' || cell === '' ? NaN : Number(cell)))
    const isNumeric = cells.every((cell, i) => cell === 'NA' || cell === '' || !Number.isNaN(values[i]))
    if (isNumeric) return numeric(name, values)
    const levels = [...new Set(cells)].filter((cell) => cell !== 'NA').sort()
    return {
      kind: 'factor',
      name,
      codes: Int32Array.from(cells, (cell) => levels.indexOf(cell)),
      levels,
      logical: levels.every((level) => level === 'TRUE' || level === 'FALSE'),
    }
  })
}

const numeric = (name: string, values: Float64Array): Column => ({ kind: 'numeric', name, values })

function summarise(column: Column): ColumnSummary {
  return {
    name: column.name,
    type: column.kind === 'numeric' ? 'number' : 'text',
    missing: 0,
    unparsed: 0,
    distinct: 0,
    examples: [],
    histogram: [],
    min: null,
    max: null,
  }
}
