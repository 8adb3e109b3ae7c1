const lines = (head: string, rows: readonly (readonly (number | string)[])[]): string =>
  `${[head, ...rows.map((row) => row.join(','))].join('\n')}\n`

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1)
/** A little off the line, the same at each run. */
const wobble = (i: number): number => Math.round(100 * Math.sin(7 * i)) / 500

/** Small tables on which robust fits, weights and exclusions come to their limits, as CSV. */
export const hardData = {
  /** All weights w are 0; without row 8 the factor g has one level and z one value. */
  small: lines(
    'x,y,w,g,z',
    upTo(8).map((i) => [i, 2 * i + wobble(i), 0, i === 8 ? 'b' : 'a', i === 8 ? 1 : 0]),
  ),
  /** Eight rows on y = 1 + 2x, meant to be the good ones, and twelve on y = 40 − x: outliers are more than half. */
  halves: lines(
    'x,y',
    upTo(20).map((i) => (i <= 8 ? [i, 1 + 2 * i + wobble(i)] : [i - 8, 40 - (i - 8) + wobble(i)])),
  ),
  /** Ten rows on y = 3 + 2x to the last digit, and two off it. */
  exact: lines('x,y', [...upTo(10).map((i) => [i, 3 + 2 * i]), [11, 90], [12, -40]]),
  /** Two responses at each x: any line between them has the same sum of absolute residuals. */
  ties: lines(
    'x,y',
    [1, 2, 3].flatMap((x) => [
      [x, x],
      [x, x + 2],
    ]),
  ),
  /** The median is 0, and so is the only coefficient of y ~ 1. */
  zero: lines(
    'x,y',
    [-5, 3, 0, -2, 4, -1, 1].map((y, i) => [i, y]),
  ),
}
