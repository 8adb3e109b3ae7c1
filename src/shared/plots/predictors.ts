import type { DesignMatrix } from '../formula/designMatrix'
import type { Column, FactorColumn, NumericColumn } from '../table/column'
import { formatSignificant } from '../texts/formatNumber'

/** A column on which the model matrix depends, and the value at which a curve over another one holds it. */
export interface Predictor {
  readonly column: Column
  /** The mean over the used rows, or the code of the first level in use. */
  readonly reference: number
  /** The range over the used rows: numbers, or level codes. */
  readonly low: number
  readonly high: number
}

/** Rows at which it is tried whether a column matters. */
const PROBE_LIMIT = 64

/**
 * The columns on which X depends, in the order of `columns`. Whether a column matters is asked of the coding itself: one
 * whose values change nothing in X (it stands in the response, or holds weights) is no predictor.
 */
export function predictorsOf(
  design: DesignMatrix,
  columns: ReadonlyMap<string, Column>,
): readonly Predictor[] {
  const candidates = [...columns.values()].map((column) => summary(column, design.rows))
  const probes = probeRows(design.rows)
  return candidates
    .filter((candidate) => matters(candidate, candidates, { design, probes }))
    .map((candidate) => withUsableReference(candidate, candidates, design))
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

export const cellsOf = (column: Column): ArrayLike<number> =>
  column.kind === 'factor' ? column.codes : column.values

function summary(column: Column, rows: Int32Array): Predictor {
  const cells = cellsOf(column)
  let low = Infinity
  let high = -Infinity
  let mean = 0
  rows.forEach((row, i) => {
    const value = cells[row]
    if (value < low) low = value
    if (value > high) high = value
    mean += (value - mean) / (i + 1)
  })
  return { column, low, high, reference: column.kind === 'factor' ? low : mean }
}

function probeRows(rows: Int32Array): readonly number[] {
  const stride = Math.ceil(rows.length / PROBE_LIMIT)
  return Array.from({ length: Math.ceil(rows.length / stride) }, (_, i) => rows[i * stride])
}

/** Whether X at the probe rows changes when the column takes its own values, its lowest and its highest everywhere. */
function matters(
  candidate: Predictor,
  candidates: readonly Predictor[],
  { design, probes }: { readonly design: DesignMatrix; readonly probes: readonly number[] },
): boolean {
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
  return [candidate.low, candidate.high].some((value) => !sameNumbers(own, encode(value)))
}

const sameNumbers = (a: Float64Array, b: Float64Array): boolean =>
  a.every((value, i) => Object.is(value, b[i]))

/** A number that the model reads as a category, `factor(cyl)`, has no code at its mean: then its lowest value is held. */
function withUsableReference(
  predictor: Predictor,
  candidates: readonly Predictor[],
  design: DesignMatrix,
): Predictor {
  const row = design.rows[0]
  const columns = candidates.map(({ column }) =>
    columnOf(column, [column === predictor.column ? predictor.reference : cellsOf(column)[row]]),
  )
  const usable = design.encode(columns, 1).values.every(Number.isFinite)
  return usable ? predictor : { ...predictor, reference: predictor.low }
}
