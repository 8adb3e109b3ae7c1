import type { NumericColumn } from '../table/column'
import type { PlotInput } from './plotInput'
import type { Predictor } from './predictors'

export interface ColumnAxis {
  readonly name: string
  /** One entry a used row. */
  readonly values: Float64Array
}

/** A numeric column over the used rows as an x axis; null for `fitted`, for null and for what is no numeric column. */
export function columnAxis({ columns, design }: PlotInput, name: string | null): ColumnAxis | null {
  const column = name === null ? undefined : columns.get(name)
  if (column?.kind !== 'numeric') return null
  return { name: column.name, values: Float64Array.from(design.rows, (row) => column.values[row]) }
}

export const isNumeric = (
  predictor: Predictor,
): predictor is Predictor & { readonly column: NumericColumn } => predictor.column.kind === 'numeric'
