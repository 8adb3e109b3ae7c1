import { logGamma } from '../numeric/logGamma'
import { orderStatisticQuantile } from './orderStatistics'

/**
 * The probability that each of n ordered uniform values lies between the η/2- and the (1 − η/2)-quantile of its own distribution, Beta(i, n + 1 − i).
 * How many values lie below t is followed from limit to limit: a Poisson process that has n events by the end (Moscovich and Nadler
 * 2017, Statistics and Probability Letters 123, 177–182, without their Fourier transform: few counts are possible at a time).
 */
export function jointCoverage(localLevel: number, n: number): number {
  const lower = Float64Array.from({ length: n }, (_, i) => orderStatisticQuantile(localLevel / 2, i + 1, n))
  const crossings = [
    // The (i + 1)-th value may not come before its lower limit, …
    ...Array.from(lower, (at, i) => ({ at, least: 0, most: i })),
    // … and must have come by its upper one, which mirrors a lower one.
    ...Array.from(lower, (at, i) => ({ at: 1 - at, least: n - i, most: n })),
  ].sort((a, b) => a.at - b.at)
  const state = new CountState(n)
  let before = 0
  for (const { at, least, most } of crossings) {
    state.advance(n * (at - before), least, most)
    before = at
  }
  state.advance(n * (1 - before), n, n)
  return state.probability(n) / Math.exp(n * Math.log(n) - n - logGamma(n + 1))
}

/** Increments less likely than this do not matter. */
const NEGLIGIBLE = 1e-18

/** The probability of each count of events so far, among counts that are allowed. */
class CountState {
  #chances: Float64Array
  #least = 0
  #most = 0

  constructor(n: number) {
    this.#chances = new Float64Array(n + 1)
    this.#chances[0] = 1
  }

  probability(count: number): number {
    return this.#chances[count]
  }

  /** Time goes on so far that `mean` events are expected; then counts outside least … most are ruled out. */
  advance(mean: number, least: number, most: number): void {
    const low = Math.max(least, this.#least)
    const high = Math.min(most, this.#chances.length - 1)
    const steps = poissonChances(mean, high - this.#least)
    // From the top down, for each count takes from those below it.
    for (let count = high; count >= low; count--) {
      let chance = 0
      const last = Math.min(steps.length - 1, count - this.#least)
      for (let step = Math.max(0, count - this.#most); step <= last; step++) {
        chance += steps[step] * this.#chances[count - step]
      }
      this.#chances[count] = chance
    }
    this.#chances.fill(0, this.#least, low)
    this.#chances.fill(0, high + 1, this.#most + 1)
    this.#least = low
    this.#most = Math.min(high, this.#most + steps.length - 1)
  }
}

function poissonChances(mean: number, most: number): readonly number[] {
  const chances = [Math.exp(-mean)]
  for (let k = 1; k <= most; k++) {
    const chance = (chances[k - 1] * mean) / k
    if (k > mean && chance < NEGLIGIBLE) break
    chances.push(chance)
  }
  return chances
}

/** Found by `jointCoverage` for a coverage of 0.95: n and the local level. */
const known: readonly (readonly [n: number, level: number])[] = [
  [200, 0.001702848698],
  [500, 0.001284252579],
  [1000, 0.001071111519],
  [2000, 0.000912926729],
  [5000, 0.000758957573],
  [10_000, 0.000670738337],
  [20_000, 0.000599533492],
  [50_000, 0.00052436981],
  [100_000, 0.000478179283],
]

/** Of more values the line through the last two that were found goes on; 100,000 from 50,000 so would be 0.9 % off. */
export const LAST_KNOWN_LEVEL = known[known.length - 1][0]

/** Up to here the level is found anew. */
const SOLVED = 200

/**
 * The local level η at which all n ordered values lie within their own limits at once with probability 0.95 (the equal local levels
 * of Aldor-Noiman, Brown, Buja, Rolke and Stine 2013, American Statistician 67, 249–260). Of more than 200 values between those that were
 * found beforehand, on logarithmic scales.
 */
export function equalLocalLevel(n: number): number {
  return n <= SOLVED ? solveLocalLevel(n) : interpolated(n)
}

const COVERAGE = 0.95
const TOLERANCE = 1e-9

/** By the secant rule on the logarithm, kept between bounds. */
export function solveLocalLevel(n: number): number {
  // Bonferroni is too strict, and a single value's level too lax.
  let [low, high] = [Math.log((1 - COVERAGE) / n), Math.log(1 - COVERAGE)]
  const excess = (logLevel: number): number => jointCoverage(Math.exp(logLevel), n) - COVERAGE
  if (n === 1) return 1 - COVERAGE
  let [atLow, atHigh] = [excess(low), excess(high)]
  for (let round = 0; round < 60 && high - low > TOLERANCE; round++) {
    const share = round % 3 === 2 ? 0.5 : Math.min(0.98, Math.max(0.02, atLow / (atLow - atHigh)))
    const next = low + share * (high - low)
    const found = excess(next)
    if (Math.abs(found) < TOLERANCE) return Math.exp(next)
    if (found > 0) [low, atLow] = [next, found]
    else [high, atHigh] = [next, found]
  }
  return Math.exp((low + high) / 2)
}

function interpolated(n: number): number {
  const at = Math.min(
    Math.max(
      1,
      known.findIndex(([count]) => count >= n),
    ),
    known.length - 1,
  )
  const [[n0, level0], [n1, level1]] = [known[at - 1], known[at]]
  const share = Math.log(n / n0) / Math.log(n1 / n0)
  return Math.exp(Math.log(level0) + share * Math.log(level1 / level0))
}
