/** A range of positive numbers laid out by their logarithm. */
export interface LogRange {
  readonly min: number
  readonly max: number
}

/** Where `value` lies in the range: 0 at `min`, 1 at `max`; values beyond are held at the ends. */
export const toLogPosition = (value: number, { min, max }: LogRange): number =>
  Math.min(1, Math.max(0, Math.log(Math.max(value, min) / min) / Math.log(max / min)))

/** The value at a position from 0 to 1, to three significant digits: nobody means more with a slider. */
export const fromLogPosition = (position: number, { min, max }: LogRange): number =>
  Number((min * (max / min) ** Math.min(1, Math.max(0, position))).toPrecision(3))
