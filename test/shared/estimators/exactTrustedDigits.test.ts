import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { infer } from '@shared/estimators/inference'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import { seededRandom } from '@shared/numeric/seededRandom'
import type { SeededRandom } from '@shared/numeric/seededRandom'
import { arrayDesign, powers } from './arrayDesign'
import type { Exact, ExactSolution } from './exactLeastSquares'
import { exact, exactLeastSquares, exactPowers } from './exactLeastSquares'
import { digitsOfAgreement } from './nistLinear'

interface Problem {
  readonly columns: readonly (readonly number[])[]
  readonly lows?: readonly ArrayLike<number>[]
  readonly exactColumns: readonly (readonly Exact[])[]
  readonly response: readonly number[]
  readonly intercept: boolean
  readonly weights?: readonly number[]
}

interface Draw {
  readonly random: SeededRandom
  readonly n: number
  readonly p: number
  /** Decimal logarithm of how ill-conditioned the problem is to be. */
  readonly power: number
}

const list = (n: number, value: (i: number) => number): number[] =>
  Array.from({ length: n }, (_, i) => value(i))

/** Predictors of a kind; κ of the columns grows as 10^power. */
const kinds: Readonly<Record<string, (draw: Draw) => number[][]>> = {
  independent: ({ random, n, p }) => list(p, () => 0).map(() => list(n, () => random.normal())),
  'nearly collinear': ({ random, n, p, power }) => {
    const common = list(n, () => random.normal())
    return list(p, () => 0).map(() => common.map((value) => value + 10 ** -power * random.normal()))
  },
  'far from zero': ({ random, n, p, power }) =>
    list(p, () => 10 ** power * random.normal()).map((start) => list(n, () => start + random.normal())),
  'close integers': ({ random, n, p }) => {
    const common = list(n, () => Math.round(1e6 * random.normal()))
    return list(p, () => random.integer(2 ** 50)).map((start) =>
      common.map((value) => start + value + random.integer(10)),
    )
  },
  'of different sizes': ({ random, n, p }) =>
    list(p, () => 10 ** (30 * random.normal())).map((size) => list(n, () => size * random.normal())),
}

function respond(columns: readonly (readonly number[])[], { random, n }: Draw, intercept: boolean): number[] {
  const noise = 10 ** (-10 * random.uniform())
  const slopes = columns.map(() => random.normal())
  return list(n, (i) => {
    const value = columns.reduce((sum, column, j) => sum + slopes[j] * column[i], intercept ? 2 : 0)
    return value + noise * (Math.abs(value) + 1) * random.normal()
  })
}

function problem(kind: string, draw: Draw): Problem {
  const { random, n, p } = draw
  const intercept = random.uniform() < 0.7
  const weights = random.uniform() < 0.3 ? list(n, () => 10 ** random.normal()) : undefined
  if (kind === 'powers of one predictor') {
    const x = list(n, () => Math.round(1000 * random.normal()) / 1000 + 3)
    const { columns, lows } = powers(x, p)
    const values = columns.map((column) => Array.from(column))
    return {
      columns: values,
      lows,
      exactColumns: exactPowers(x, p),
      response: respond(values, draw, intercept),
      intercept,
      weights,
    }
  }
  const columns = kinds[kind](draw)
  const exactColumns = columns.map((column) => column.map(exact))
  return { columns, exactColumns, response: respond(columns, draw, intercept), intercept, weights }
}

function truthOf({ exactColumns, intercept, response, weights }: Problem): ExactSolution | null {
  const ones = response.map(() => exact(1))
  return exactLeastSquares({ columns: intercept ? [ones, ...exactColumns] : exactColumns, response, weights })
}

describe('trusted digits against exact rational arithmetic on the same doubles, κ from 1 to 1e18', () => {
  it.each([...Object.keys(kinds), 'powers of one predictor'])('predictors %s', (kind) => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 7, max: 30 }),
        fc.integer({ min: 1, max: 4 }),
        fc.double({ min: 0, max: 18, noNaN: true }),
        (seed, n, p, power) => {
          const drawn = problem(kind, { random: seededRandom(seed), n, p, power })
          const truth = truthOf(drawn)
          const design = arrayDesign(drawn)
          const fit = solveLeastSquares(design)
          // Columns closer to each other than the rounding of their decimals are aliased, which is no matter of digits.
          fc.pre(truth !== null && fit.rank === design.columnCount)
          const { coefficients } = infer(design, fit, 0.95)
          truth.coefficients.forEach((estimate, j) => {
            const reached = Math.min(15, digitsOfAgreement(fit.coefficients[j], estimate))
            expect(fit.trustedDigits[j], `coefficient ${j}`).toBeLessThanOrEqual(reached + 0.5)
          })
          // Residuals within the rounding of the data count as none.
          if (fit.rss === 0) return
          expect(digitsOfAgreement(fit.rss, truth.rss)).toBeGreaterThan(12)
          truth.standardErrors.forEach((error, j) => {
            expect(digitsOfAgreement(coefficients[j].stdError, error), `standard error ${j}`).toBeGreaterThan(
              12,
            )
          })
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('a fit that is not perfect', () => {
  it('is not called so because its predictor varies by a few units in the last place', () => {
    const random = seededRandom(5)
    const x = list(12, () => 1e15 + 2 * random.normal())
    const response = list(12, () => 1e15 * random.normal())
    const truth = truthOf({ columns: [x], exactColumns: [x.map(exact)], response, intercept: false })
    const fit = solveLeastSquares(arrayDesign({ columns: [x], response, intercept: false }))
    expect(digitsOfAgreement(fit.rss, truth?.rss ?? NaN)).toBeGreaterThan(12)
    const near = list(12, (i) => 3e13 + (i % 3) / 64)
    const both = arrayDesign({ columns: [near], response })
    expect(solveLeastSquares(both).rss).toBeGreaterThan(0)
  })
})
