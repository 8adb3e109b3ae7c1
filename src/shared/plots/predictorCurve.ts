import type { PlotInput } from './plotInput'
import type { FitPlot } from './plotModel'
import type { Predictor } from './predictors'
import { columnOf, referenceText } from './predictors'

/** Rows of the model matrix along one predictor, the others held fixed. */
export interface PredictorCurve {
  /** Ascending, evenly spaced over the predictor's range; where the model has no value (between categories) there is no row. */
  readonly x: Float64Array
  /** Row-major, `x.length` × p. */
  readonly designRows: Float64Array
  readonly heldFixed: FitPlot['heldFixed']
}

const CURVE_POINTS = 200

/** The model matrix along `along` through the model's own coding, numbers held at their mean and factors at their first level. */
export function predictorCurve(
  { design, columns }: Pick<PlotInput, 'design' | 'columns'>,
  along: Predictor,
  predictors: readonly Predictor[],
): PredictorCurve {
  const xs = Float64Array.from({ length: CURVE_POINTS }, (_, i) => gridPoint(along, i))
  const held = new Map(predictors.map((predictor) => [predictor.column.name, predictor]))
  const coded = [...columns.values()].map((column) => {
    const fixed = held.get(column.name)?.reference ?? 0
    const isAlong = column.name === along.column.name
    return columnOf(column, isAlong ? xs : new Float64Array(CURVE_POINTS).fill(fixed))
  })
  const { values, columnCount } = design.encode(coded, CURVE_POINTS)
  const row = (i: number): Float64Array => values.subarray(i * columnCount, (i + 1) * columnCount)
  const kept = along.isCategory ? [] : [...xs.keys()].filter((i) => row(i).every(Number.isFinite))
  const designRows = new Float64Array(kept.length * columnCount)
  kept.forEach((i, k) => designRows.set(row(i), k * columnCount))
  return {
    x: Float64Array.from(kept, (i) => xs[i]),
    designRows,
    heldFixed: predictors
      .filter((predictor) => predictor !== along)
      .map((predictor) => ({ name: predictor.column.name, value: referenceText(predictor) })),
  }
}

const gridPoint = ({ low, high }: Predictor, i: number): number =>
  i === CURVE_POINTS - 1 ? high : low + ((high - low) * i) / (CURVE_POINTS - 1)
