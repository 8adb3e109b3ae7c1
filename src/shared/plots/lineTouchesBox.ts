import type { Box } from './box'

/** A line through places one after another; it is interrupted at one that is not finite. */
export interface Polyline {
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
}

/** Whether any stretch of a line runs through a box (Liang and Barsky's clipping: is any share of the stretch within all four sides?). */
export function lineTouchesBox({ x, y }: Polyline, { left, top, right, bottom }: Box): boolean {
  for (let next = 1; next < x.length; next++) {
    const [alongX, alongY] = [x[next] - x[next - 1], y[next] - y[next - 1]]
    const shares = within({ from: x[next - 1], along: alongX }, [left, right], [0, 1])
    const [enters, leaves] = within({ from: y[next - 1], along: alongY }, [top, bottom], shares)
    if (enters <= leaves) return true
  }
  return false
}

type Range = readonly [number, number]

/** Of these shares of a stretch those whose coordinate lies between two sides; none where the first is beyond the second. */
function within(
  { from, along }: { readonly from: number; readonly along: number },
  [low, high]: Range,
  [first, last]: Range,
): Range {
  if (along === 0) return from >= low && from <= high ? [first, last] : [1, 0]
  const [one, other] = [(low - from) / along, (high - from) / along]
  return [Math.max(first, Math.min(one, other)), Math.min(last, Math.max(one, other))]
}
