/** The first iteration in (low, high] at which a condition holds that stays true once it is; it must hold at `high`, not at `low`. */
export function firstIteration(low: number, high: number, holds: (iteration: number) => boolean): number {
  let before = low
  let after = high
  while (after - before > 1) {
    const middle = before + Math.floor((after - before) / 2)
    if (holds(middle)) after = middle
    else before = middle
  }
  return after
}
