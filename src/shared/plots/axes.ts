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
  const { rows } = design
  if (rows.listed === null) return { name: column.name, values: column.values }
  const values = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) values[i] = column.values[rows.at(i)]
  return { name: column.name, values }
}

export const isNumeric = (
  predictor: Predictor,
): predictor is Predictor & { readonly column: NumericColumn } => predictor.column.kind === 'numeric'
