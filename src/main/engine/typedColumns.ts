import type { PredictionRows } from '@shared/contract/predictionApi'
import type { PredictorDomain } from '@shared/inference/predictorDomains'
import type { Column } from '@shared/table/column'

type TypedRows = Extract<PredictionRows, { readonly from: 'typed' }>

/** The cells typed for each predictor as a column of its kind; what is not typed or not of the kind is missing. */
export function typedColumns(
  { columns, rows }: TypedRows,
  predictors: readonly Pick<PredictorDomain, 'name' | 'type'>[],
): readonly Column[] {
  return predictors.map(({ name, type }) => {
    const place = columns.indexOf(name)
    const cells = rows.map((row) => row[place] ?? null)
    const isFactor = type === 'text' || type === 'boolean'
    return isFactor
      ? factorOf({ name, type }, cells.map(textOf))
      : { kind: 'numeric', name, values: Float64Array.from(cells, numberOf) }
  })
}

type TypedCell = TypedRows['rows'][number][number]

const numberOf = (cell: TypedCell): number => (typeof cell === 'number' ? cell : NaN)

const textOf = (cell: TypedCell): string | null => (cell === null ? null : String(cell))

function factorOf(
  { name, type }: Pick<PredictorDomain, 'name' | 'type'>,
  texts: readonly (string | null)[],
): Column {
  const logical = type === 'boolean'
  const given = [...new Set(texts.filter((text) => text !== null))].sort()
  const levels = logical ? ['FALSE', 'TRUE'] : given
  const codes = Int32Array.from(texts, (text) => (text === null ? -1 : levels.indexOf(text)))
  return { kind: 'factor', name, codes, levels, logical }
}
