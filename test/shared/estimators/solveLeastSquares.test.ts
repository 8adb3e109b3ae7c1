import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LeastSquares } from '@shared/estimators/leastSquares'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import { seededRandom } from '@shared/numeric/seededRandom'
import type { ArrayDesignInput } from './arrayDesign'
import { arrayDesign } from './arrayDesign'
import { digitsOfAgreement } from './nistLinear'

interface Problem {
  readonly columns: Float64Array[]
  readonly response: Float64Array
  readonly weights?: Float64Array
}

/** Correlated normal predictors, some far from zero, some of extreme scale. */
const problems = fc
  .record({
    seed: fc.integer(),
    rows: fc.integer({ min: 12, max: 60 }),
    predictors: fc.integer({ min: 1, max: 5 }),
    weighted: fc.boolean(),
  })
  .map(({ seed, rows, predictors, weighted }): Problem => {
    const random = seededRandom(seed)
    const common = Array.from({ length: rows }, () => random.normal())
    const columns = Array.from({ length: predictors }, () => {
      const offset = random.integer(3) === 0 ? 1000 * random.normal() : 0
      const scale = 10 ** (random.integer(7) - 3)
      return Float64Array.from(common, (value) => (0.5 * value + random.normal() + offset) * scale)
    })
    const response = Float64Array.from(common, () => 5 + 3 * random.normal())
    // Weights may be zero, but leave more rows than there are coefficients: these laws are those of a full rank.
    const weightOf = (row: number): number =>
      row <= predictors + 1 ? 1 + random.integer(3) : random.integer(4)
    const weights = weighted ? Float64Array.from(common, (_, row) => weightOf(row)) : undefined
    return { columns, response, weights }
  })

const solve = (input: ArrayDesignInput, options?: Parameters<typeof solveLeastSquares>[1]): LeastSquares =>
  solveLeastSquares(arrayDesign(input), options)

/** Two solutions agree to the digits that both claim, one digit of grace. */
function expectSame(one: LeastSquares, other: LeastSquares, scale: (j: number) => number = () => 1): void {
  expect([...one.columns]).toEqual([...other.columns])
  for (const j of one.columns) {
    const digits = Math.min(one.trustedDigits[j], other.trustedDigits[j]) - 1
    const agreement = digitsOfAgreement(one.coefficients[j] * scale(j), other.coefficients[j])
    expect(agreement, `coefficient ${j}`).toBeGreaterThan(digits)
  }
}

const permute = (values: Float64Array, order: readonly number[]): Float64Array =>
  Float64Array.from(order, (index) => values[index])

describe('laws of least squares', () => {
  it('permuting the rows changes nothing', () => {
    fc.assert(
      fc.property(problems, fc.integer(), ({ columns, response, weights }, seed) => {
        const random = seededRandom(seed)
        const order = [...response.keys()]
        for (let i = order.length - 1; i > 0; i--) {
          const k = random.integer(i + 1)
          ;[order[i], order[k]] = [order[k], order[i]]
        }
        const shuffled = {
          columns: columns.map((column) => permute(column, order)),
          response: permute(response, order),
          weights: weights && permute(weights, order),
        }
        expectSame(solve({ columns, response, weights }), solve(shuffled))
      }),
    )
  })

  it('shifting y shifts the intercept alone', () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: -64, max: 64 }), (problem, shift) => {
        const rounded = problem.response.map((value) => Math.round(value * 1024) / 1024)
        const before = solve({ ...problem, response: rounded })
        const after = solve({ ...problem, response: rounded.map((value) => value + shift) })
        for (const j of before.columns) {
          const expected = before.coefficients[j] + (j === 0 ? shift : 0)
          const size = Math.abs(before.coefficients[j]) + (j === 0 ? Math.abs(shift) : 0)
          const digits = Math.min(before.trustedDigits[j], after.trustedDigits[j]) - 1
          expect(Math.abs(after.coefficients[j] - expected)).toBeLessThan(size * 10 ** -digits)
        }
      }),
    )
  })

  it('rescaling a predictor rescales its coefficient alone', () => {
    fc.assert(
      fc.property(problems, fc.constantFrom(0.1, 2, 1e6, 1e-9, -3), (problem, factor) => {
        const columns = problem.columns.map((column, j) =>
          j === 0 ? column.map((value) => value * factor) : column,
        )
        expectSame(solve({ ...problem, columns }), solve(problem), (j) => (j === 1 ? factor : 1))
      }),
    )
  })

  it('powers of two scale without a trace', () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: -40, max: 40 }), (problem, power) => {
        const columns = problem.columns.map((column) => column.map((value) => value * 2 ** power))
        const plain = solve(problem)
        const scaled = solve({ ...problem, columns })
        expect([...scaled.coefficients].map((b, j) => (j === 0 ? b : b * 2 ** power))).toEqual([
          ...plain.coefficients,
        ])
      }),
    )
  })

  it('the block size changes nothing', () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: 1, max: 70 }), (problem, blockRows) => {
        expectSame(solve(problem), solve(problem, { blockRows }))
        expectSame(
          solve(problem, { arithmetic: 'double' }),
          solve(problem, { arithmetic: 'double', blockRows }),
        )
      }),
    )
  })

  it('both arithmetics agree to the digits claimed', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        expectSame(solve(problem, { arithmetic: 'double' }), solve(problem, { arithmetic: 'double-double' }))
      }),
    )
  })

  it('weighted residuals are orthogonal to every column, and their squares add up to the rss', () => {
    fc.assert(
      fc.property(problems, ({ columns, response, weights }) => {
        const all = [response.map(() => 1), ...columns]
        const { coefficients, rss, tss, effects } = solve({ columns, response, weights })
        const weight = (i: number): number => weights?.[i] ?? 1
        const residual = response.map(
          (y, i) => y - all.reduce((sum, x, j) => sum + x[i] * coefficients[j], 0),
        )
        const dot = (a: Float64Array, b: Float64Array): number =>
          a.reduce((sum, value, i) => sum + weight(i) * value * b[i], 0)
        for (const column of all) {
          const scale = Math.sqrt(dot(column, column) * dot(response, response))
          expect(Math.abs(dot(column, residual))).toBeLessThan(1e-9 * scale)
        }
        expect(digitsOfAgreement(dot(residual, residual), rss)).toBeGreaterThan(8)
        const explained = effects.subarray(1).reduce((sum, effect) => sum + effect * effect, 0)
        expect(digitsOfAgreement(explained + rss, tss)).toBeGreaterThan(13)
      }),
    )
  })

  it('integer weights count as repeated rows', () => {
    fc.assert(
      fc.property(problems, ({ columns, response, weights }) => {
        if (!weights) return
        const order = [...response.keys()].flatMap((i) => new Array<number>(weights[i]).fill(i))
        const repeated = {
          columns: columns.map((column) => permute(column, order)),
          response: permute(response, order),
        }
        const weighted = solve({ columns, response, weights })
        const plain = solve(repeated)
        expectSame(weighted, plain)
        expect(digitsOfAgreement(weighted.rss, plain.rss)).toBeGreaterThan(12)
        expect(weighted.dfResidual).toBe(weights.filter((weight) => weight > 0).length - weighted.rank)
      }),
    )
  })

  it('R⁻¹ and (XᵀWX)⁻¹ belong to the columns, centred or not', () => {
    fc.assert(
      fc.property(problems, ({ columns, response, weights }) => {
        const fit = solve({ columns, response, weights })
        const { rank, inverseR, unscaledCovariance, centered, coefficients } = fit
        const all = [response.map(() => 1), ...columns]
        const rows = [...response.keys()]
        const leverage = (row: number, inverse: Float64Array, center?: Float64Array): number => {
          let sum = 0
          for (let k = 0; k < rank; k++) {
            let entry = 0
            for (let j = 0; j <= k; j++) entry += (all[j][row] - (center?.[j] ?? 0)) * inverse[j * rank + k]
            sum += entry * entry
          }
          return sum * (weights?.[row] ?? 1)
        }
        const total = rows.reduce((sum, row) => sum + leverage(row, centered.inverseR, centered.center), 0)
        expect(Math.abs(total - rank)).toBeLessThan(1e-10)
        const totalRaw = rows.reduce((sum, row) => sum + leverage(row, inverseR), 0)
        expect(Math.abs(totalRaw - rank)).toBeLessThan(1e-5)
        for (let i = 0; i < rank; i++) {
          const diagonal = inverseR.subarray(i * rank, (i + 1) * rank).reduce((sum, x) => sum + x * x, 0)
          expect(digitsOfAgreement(diagonal, unscaledCovariance[i * rank + i])).toBeGreaterThan(13)
        }
        const intercept = coefficients.reduce((sum, b, j) => sum + b * centered.center[j], coefficients[0])
        expect(Math.abs(intercept - centered.intercept)).toBeLessThan(1e-9 * (1 + Math.abs(coefficients[0])))
      }),
    )
  })
})
