import type { RegressionRows } from './regressionRows'

export interface Edge {
  readonly rows: Pick<RegressionRows, 'count' | 'rank' | 'rows'>
  readonly residuals: Float64Array
  readonly isBasic: Uint8Array
  /** γ moves along this direction. */
  readonly along: Float64Array
}

/**
 * The row whose residual vanishes where Σ ρ(e), which falls at the rate `excess` at first, stops falling along an edge: each residual that
 * changes its sign on the way slows the fall by its own rate of change. Null where it falls for ever.
 */
export function weightedCrossing({ rows, residuals, isBasic, along }: Edge, excess: number): number | null {
  const { count, rank } = rows
  const steps = new Float64Array(count).fill(Infinity)
  const rates = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    if (isBasic[i] === 1) continue
    let rate = 0
    for (let k = 0; k < rank; k++) rate += rows.rows[i * rank + k] * along[k]
    if (rate === 0 || residuals[i] / rate <= 0) continue
    steps[i] = residuals[i] / rate
    rates[i] = Math.abs(rate)
  }
  return selectByRate({ steps, rates }, excess)
}

interface Crossings {
  readonly steps: Float64Array
  readonly rates: Float64Array
}

/** The first row, by step, up to which the rates add up to the excess: all within twice a guess of the step are sorted. */
function selectByRate({ steps, rates }: Crossings, excess: number): number | null {
  let limit = firstLimit(steps)
  for (;;) {
    let total = 0
    for (let i = 0; i < steps.length; i++) if (steps[i] <= limit) total += rates[i]
    if (total >= excess || limit === Infinity) break
    limit = limit * 4 > Number.MAX_VALUE ? Infinity : limit * 4
  }
  const near: number[] = []
  for (let i = 0; i < steps.length; i++) if (steps[i] <= limit && steps[i] < Infinity) near.push(i)
  near.sort((a, b) => steps[a] - steps[b])
  let left = excess
  for (const row of near) {
    left -= rates[row]
    if (left <= ROUNDING * excess) return row
  }
  return null
}

/** What rounding may leave of the excess after all rates. */
const ROUNDING = 1e-9

/** The smallest step, or so: far fewer rows than all lie within it and a few times more. */
function firstLimit(steps: Float64Array): number {
  let smallest = Infinity
  for (const step of steps) if (step < smallest) smallest = step
  return smallest
}
