import type { DesignMatrix } from '../formula/designMatrix'
import type { TableRows } from '../formula/tableRows'
import type { Column, FactorColumn, NumericColumn } from '../table/column'
import { spanOf } from './columnSpan'
import { formatSignificant } from '../texts/formatNumber'

/** A column on which the model matrix depends, and the value at which a curve over another one holds it. */
export interface Predictor {
  readonly column: Column
  /** The mean over the used rows, or the code of the first level in use. */
  readonly reference: number
  /** The range over the used rows: numbers, or level codes. */
  readonly low: number
  readonly high: number
  /** A factor, or a number that the model reads as one. */
  readonly isCategory: boolean
}

type Summary = Omit<Predictor, 'isCategory'>

/** Rows at which it is tried whether a column matters. */
const PROBE_LIMIT = 64

/**
 * The columns on which X depends, in the order in which they first matter to a column of X. Whether one does is asked of the
 * coding itself: a column whose values change nothing in X (it stands in the response, or holds weights) is no predictor.
 */
export function predictorsOf(
  design: DesignMatrix,
  columns: ReadonlyMap<string, Column>,
): readonly Predictor[] {
  const last = known.get(design)
  if (last?.columns === columns) return last.predictors
  const predictors = findPredictors(design, columns)
  known.set(design, { columns, predictors })
  return predictors
}

/** Every plot of a fit asks: finding them is a pass over all columns. */
const known = new WeakMap<
  DesignMatrix,
  { readonly columns: ReadonlyMap<string, Column>; readonly predictors: readonly Predictor[] }
>()

function findPredictors(design: DesignMatrix, columns: ReadonlyMap<string, Column>): readonly Predictor[] {
  const candidates = [...columns.values()].map((column) => summary(column, design.rows))
  const probes = probeRows(design.rows)
  return candidates
    .map((candidate) => ({ candidate, first: firstAffected(candidate, candidates, { design, probes }) }))
    .filter(({ first }) => first >= 0)
    .sort((a, b) => a.first - b.first)
    .map(({ candidate }) => asModelReads(candidate, candidates, design))
}

/** The value at which a predictor is held, for people. */
export function referenceText({ column, reference }: Predictor): string {
  return column.kind === 'factor' ? column.levels[reference] : formatSignificant(reference, 5, 'en')
}

/** The same column with `values[i]` (numbers or level codes) in row i. */
export function columnOf(column: Column, values: ArrayLike<number>): Column {
  return column.kind === 'factor'
    ? ({ ...column, codes: Int32Array.from(values) } satisfies FactorColumn)
    : ({ ...column, values: Float64Array.from(values) } satisfies NumericColumn)
}

const cellsOf = (column: Column): ArrayLike<number> =>
  column.kind === 'factor' ? column.codes : column.values

function summary(column: Column, rows: TableRows): Summary {
  const { low, high, mean } =
    column.kind === 'factor' ? spanOf(column.codes, rows) : spanOf(column.values, rows)
  return { column, low, high, reference: column.kind === 'factor' ? low : mean }
}

function probeRows(rows: TableRows): readonly number[] {
  const stride = Math.ceil(rows.length / PROBE_LIMIT)
  return Array.from({ length: Math.ceil(rows.length / stride) }, (_, i) => rows.at(i * stride))
}

/** The first column of X that changes at the probe rows when this one takes its lowest or highest value throughout; -1 if none. */
function firstAffected(
  candidate: Summary,
  candidates: readonly Summary[],
  { design, probes }: { readonly design: DesignMatrix; readonly probes: readonly number[] },
): number {
  const encode = (value: number | null): Float64Array => {
    const columns = candidates.map(({ column }) => {
      const cells = cellsOf(column)
      const held = column === candidate.column && value !== null
      return columnOf(
        column,
        probes.map((row) => (held ? value : cells[row])),
      )
    })
    return design.encode(columns, probes.length).values
  }
  const own = encode(null)
  let first = Infinity
  for (const value of [candidate.low, candidate.high]) {
    encode(value).forEach((x, cell) => {
      if (!Object.is(x, own[cell])) first = Math.min(first, cell % design.columnCount)
    })
  }
  return first === Infinity ? -1 : first
}

/** Shares of the range that no level of a category is likely to fall on. */
const BETWEEN = [0.381966, 0.732051]

/**
 * A number that the model reads as a category, `factor(cyl)`, has no code between its levels and is held at its lowest value;
 * any other at its mean, if it has a code there.
 */
function asModelReads(candidate: Summary, candidates: readonly Summary[], design: DesignMatrix): Predictor {
  const { column, low, high, reference } = candidate
  if (column.kind === 'factor') return { ...candidate, isCategory: true }
  const row = design.rows.at(0)
  const hasCode = (value: number): boolean => {
    const columns = candidates.map((other) =>
      columnOf(other.column, [other.column === column ? value : cellsOf(other.column)[row]]),
    )
    return design.encode(columns, 1).values.every(Number.isFinite)
  }
  const isCategory = !BETWEEN.some((share) => hasCode(low + share * (high - low)))
  return { ...candidate, isCategory, reference: isCategory || !hasCode(reference) ? low : reference }
}
