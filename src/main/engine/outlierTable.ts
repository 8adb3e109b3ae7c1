import type { Analysis } from '@shared/analysis/analysisTypes'
import type { OutlierRow, OutlierSort, OutlierTable } from '@shared/contract/outlierApi'
import { deletionChanges, type DeletionChange } from '@shared/diagnostics/deletionChanges'
import { severity } from '@shared/diagnostics/worstFlagged'
import { BoundedLargest } from '@shared/numeric/boundedLargest'
import type { ColumnSummary, Column } from '@shared/table/column'

type Flagged = Analysis & { readonly flags: Uint8Array }
type Figure = (index: number, place: number) => number

/** The flagged rows in the order asked for, and what the fit says of each: the changes by closed forms, no fit made anew. */
export function outlierTable(
  analysis: Flagged,
  { sort, limit }: { readonly sort: OutlierSort; readonly limit: number },
): OutlierTable {
  const flagged = flaggedIndices(analysis.flags)
  const indices = inOrder(flagged, sortFigure(analysis, flagged, sort), { sort, limit })
  const changes = changesOf(analysis, indices)
  const { leastSquares, design, reduced } = analysis
  const columns = [...analysis.columns.keys()]
  return {
    total: flagged.length,
    columns,
    terms: Array.from(leastSquares.columns, (column) => design.columnNames[column]),
    response: columns.includes(design.responseLabel) ? null : design.responseLabel,
    lacks: [
      ...(leastSquares.robust === undefined ? (['robustnessWeight'] as const) : []),
      ...(leastSquares.robust !== undefined || reduced !== undefined ? (['without'] as const) : []),
    ],
    rows: Array.from(indices, (index, place) => outlierRow(analysis, index, changes[place])),
  }
}

function flaggedIndices(flags: Uint8Array): Int32Array {
  const indices = new Int32Array(flags.reduce((count, bits) => count + (bits === 0 ? 0 : 1), 0))
  let next = 0
  for (let i = 0; i < flags.length; i++) if (flags[i] !== 0) indices[next++] = i
  return indices
}

/** At most `limit` of the flagged rows by a figure, those last for which it is not defined; of equal ones the earlier row is first. */
function inOrder(
  flagged: Int32Array,
  figure: Figure,
  { sort, limit }: { readonly sort: OutlierSort; readonly limit: number },
): Int32Array {
  const keys = new Float64Array(flagged.length)
  const first = new BoundedLargest(limit)
  for (let place = 0; place < flagged.length; place++) {
    const value = figure(flagged[place], place)
    const key = sort.direction === 'ascending' ? -value : value
    keys[place] = Number.isNaN(key) ? -Infinity : key
    first.offer(place, keys[place])
  }
  const places = first.indices.sort((a, b) => keys[b] - keys[a] || a - b)
  return places.map((place) => flagged[place])
}

/** What the rows are sorted by; a column or a coefficient that the model does not have any more sorts as at first. */
function sortFigure(analysis: Flagged, flagged: Int32Array, { by, index }: OutlierSort): Figure {
  const { rows } = analysis
  switch (by) {
    case 'row':
      return (i) => i
    case 'observed':
    case 'fitted':
    case 'leverage':
    case 'cooksDistance':
      return (i) => rows[by][i]
    case 'residual':
    case 'dffits':
      return (i) => Math.abs(rows[by][i])
    case 'robustnessWeight':
      return (i) => weightOf(analysis, i)
    case 'value':
      return valueFigure(analysis, index) ?? severityOf(analysis)
    case 'sigma':
    case 'rSquared':
    case 'coefficient': {
      if (by === 'coefficient' && index >= analysis.leastSquares.rank) return severityOf(analysis)
      const changes = changesOf(analysis, flagged)
      return (_, place) =>
        Math.abs(by === 'coefficient' ? changes[place].coefficients[index] : changes[place][by])
    }
    case 'studentized':
      return severityOf(analysis)
  }
}

const severityOf =
  ({ rows }: Flagged): Figure =>
  (i) =>
    severity(rows.studentized[i])

function valueFigure({ columns, design }: Flagged, index: number): Figure | null {
  const column = [...columns.values()].at(index)
  if (column === undefined) return null
  const cells = column.kind === 'factor' ? column.codes : column.values
  return (i) => cells[design.rows.at(i)]
}

/** Of a fit in other coordinates than its coefficients' the formulas say nothing. */
function changesOf(analysis: Flagged, indices: Int32Array): readonly DeletionChange[] {
  if (analysis.reduced === undefined) return deletionChanges(analysis, indices)
  const coefficients = new Float64Array(analysis.leastSquares.rank).fill(NaN)
  return Array.from(indices, () => ({ coefficients, sigma: NaN, rSquared: NaN }))
}

const weightOf = ({ leastSquares }: Flagged, index: number): number =>
  leastSquares.robust?.rowWeights[index] ?? NaN

function outlierRow(analysis: Flagged, index: number, without: DeletionChange): OutlierRow {
  const { rows, flags, columns, table, design } = analysis
  const row = design.rows.at(index)
  return {
    row: row + 1,
    flags: flags[index],
    values: [...columns.values()].map((column) => cellOf(column, row, table)),
    observed: rows.observed[index],
    fitted: rows.fitted[index],
    residual: rows.residual[index],
    studentized: rows.studentized[index],
    leverage: rows.leverage[index],
    cooksDistance: rows.cooksDistance[index],
    dffits: rows.dffits[index],
    robustnessWeight: weightOf(analysis, index),
    without,
  }
}

const DAY_MS = 86_400_000

function cellOf(column: Column, row: number, table: readonly ColumnSummary[]): number | string | null {
  if (column.kind === 'factor') return column.codes[row] < 0 ? null : column.levels[column.codes[row]]
  const value = column.values[row]
  if (Number.isNaN(value)) return null
  const isDate = table.find(({ name }) => name === column.name)?.type === 'date'
  return isDate ? new Date(value * DAY_MS).toISOString().slice(0, 10) : value
}
