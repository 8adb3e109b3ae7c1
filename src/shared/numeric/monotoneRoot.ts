export interface MonotoneProblem {
  /** A continuous function that decreases over the whole range. */
  readonly value: (x: number) => number
  /** Its derivative, where known; Newton's step is taken when it stays within the bracket. */
  readonly slope: (x: number) => number
  readonly start: number
  readonly low: number
  readonly high: number
}

/**
 * The root of a decreasing function in [low, high] by Newton's method within a shrinking bracket; −Infinity or Infinity where it lies
 * below or above.
 */
export function monotoneRoot(problem: MonotoneProblem): number {
  const { low, high } = problem
  const root = rootWithin(problem)
  if (high - root <= AT_THE_END * Math.abs(high) && problem.value(high) > 0) return Infinity
  return root - low <= AT_THE_END * Math.abs(low) && problem.value(low) < 0 ? -Infinity : root
}

const AT_THE_END = 1e-12

function rootWithin({ value, slope, start, low, high }: MonotoneProblem): number {
  let below = low
  let above = high
  let x = start > low && start < high ? start : (low + high) / 2
  for (let iteration = 0; iteration < 300; iteration++) {
    const current = value(x)
    if (current === 0 || Number.isNaN(current)) return x
    if (current > 0) below = x
    else above = x
    const newton = x - current / slope(x)
    const next = newton > below && newton < above ? newton : (below + above) / 2
    if (next === x || above - below <= 2 ** -52 * Math.max(Math.abs(below), Math.abs(above))) return next
    if (Math.abs(next - x) <= 2 ** -53 * Math.abs(x)) return next
    x = next
  }
  return x
}
