import type { PointSet } from './plotModel'

/** Between which values points lie, for a sentence. */
export interface RangeValues extends Readonly<Record<string, number>> {
  readonly xMin: number
  readonly xMax: number
  readonly yMin: number
  readonly yMax: number
  readonly count: number
}

export function rangeValues({ x, y, total }: Pick<PointSet, 'x' | 'y' | 'total'>): RangeValues {
  const [xMin, xMax] = span(x)
  const [yMin, yMax] = span(y)
  return { xMin, xMax, yMin, yMax, count: total }
}

/** Least and greatest of the values that are numbers; NaN of none. */
export function span(values: ArrayLike<number>): readonly [number, number] {
  let low = Number.NaN
  let high = Number.NaN
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue
    if (!(values[i] >= low)) low = values[i]
    if (!(values[i] <= high)) high = values[i]
  }
  return [low, high]
}
