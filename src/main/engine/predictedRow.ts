import type { Cell } from '@shared/contract/cell'
import type { PredictedRow } from '@shared/contract/predictionApi'
import type { Predictions } from '@shared/inference/predict'
import type { PredictorDomain } from '@shared/inference/predictorDomains'
import type { Column } from '@shared/table/column'
import { dateText } from '@shared/texts/dateText'

export interface PredictionAt {
  readonly predictions: Predictions
  /** The row's place in the predictions. */
  readonly index: number
  /** Its 0-based row in the columns. */
  readonly row: number
}

/** One row of predictions for people, with what it was made from and what there is to say of it. */
export function predictedRow(
  { predictions, index, row }: PredictionAt,
  predictors: readonly PredictorDomain[],
  columns: ReadonlyMap<string, Column>,
): PredictedRow {
  const obstacle = predictions.obstacles.get(index) ?? null
  const extrapolated = obstacle === null && predictions.extrapolated[index] === 1
  return {
    row: row + 1,
    cells: predictors.map((predictor) => cellOf(columns.get(predictor.name), row, predictor)),
    fit: predictions.fit[index],
    stdError: predictions.stdError[index],
    confidenceLower: predictions.confidenceLower[index],
    confidenceUpper: predictions.confidenceUpper[index],
    predictionLower: predictions.predictionLower[index],
    predictionUpper: predictions.predictionUpper[index],
    extrapolated,
    outside: extrapolated ? outsideOf(predictors, columns, row) : [],
    obstacle,
  }
}

function outsideOf(
  predictors: readonly PredictorDomain[],
  columns: ReadonlyMap<string, Column>,
  row: number,
): readonly string[] {
  return predictors
    .filter(({ name, kind, low, high }) => {
      const column = columns.get(name)
      if (kind === 'category' || column?.kind !== 'numeric') return false
      return column.values[row] < low || column.values[row] > high
    })
    .map(({ name }) => name)
}

function cellOf(column: Column | undefined, row: number, { type }: PredictorDomain): Cell {
  if (column === undefined) return null
  if (column.kind === 'factor') return column.levels[column.codes[row]] ?? null
  const value = column.values[row]
  if (Number.isNaN(value)) return null
  return type === 'date' ? dateText(value) : value
}
