import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeRowDiagnostics } from '@shared/diagnostics/computeRowDiagnostics'
import { inferOther } from '@shared/estimators/inferOther'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import { seededRandom } from '@shared/numeric/seededRandom'
import type { ArrayDesignInput } from './arrayDesign'
import { arrayDesign } from './arrayDesign'
import { digitsOfAgreement } from './nistLinear'
import { deviation, drawProblem, estimate, gradients, problems, residuals } from './penalisedProblems'

const lambdas = fc.double({ min: -3, max: 4, noNaN: true }).map((power) => 10 ** power)
const solve = (input: ArrayDesignInput, options: { lambda?: number | null; standardize?: boolean } = {}) =>
  estimate('ridge', arrayDesign(input), options)

describe('laws of ridge regression', () => {
  it('is stationary: Σ w x e = λ D² β for every predictor, and the residuals sum to 0', () => {
    fc.assert(
      fc.property(problems, lambdas, fc.boolean(), (problem, lambda, standardize) => {
        const { coefficients } = solve(problem, { lambda, standardize }).leastSquares
        const residual = residuals(problem, coefficients)
        const size = Math.hypot(...problem.response)
        const meanWeight = problem.weights
          ? problem.weights.reduce((sum, w) => sum + w, 0) / problem.response.length
          : 1
        gradients(problem, residual).forEach((gradient, j) => {
          const spread = deviation(problem.columns[j], problem.weights)
          const pull = lambda * meanWeight * (standardize ? spread ** 2 : 1) * coefficients[j + 1]
          const scale = spread * Math.sqrt(problem.response.length) * size * Math.max(1, meanWeight)
          expect(Math.abs(gradient - pull) / scale).toBeLessThan(1e-10)
        })
      }),
    )
  })

  it('is least squares at λ = 0, and tends to it', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const ordinary = solveLeastSquares(arrayDesign(problem))
        const without = solve(problem, { lambda: 0 }).leastSquares
        const nearly = solve(problem, { lambda: 1e-11 }).leastSquares
        expect(without.dfResidual).toBe(ordinary.dfResidual)
        ordinary.coefficients.forEach((value, j) => {
          expect(digitsOfAgreement(without.coefficients[j], value)).toBeGreaterThan(12)
          const error = Math.abs(nearly.coefficients[j] - value)
          expect(error / (Math.abs(value) + ordinary.residualNorm)).toBeLessThan(1e-7)
        })
      }),
    )
  })

  it('leaves nothing but the mean as λ grows', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { leastSquares } = solve(problem, { lambda: 1e14 })
        const { coefficients, rss, tss, observations, dfResidual } = leastSquares
        problem.columns.forEach((column, j) => {
          expect(Math.abs(coefficients[j + 1]) * deviation(column)).toBeLessThan(1e-9)
        })
        expect(rss / tss).toBeCloseTo(1, 9)
        expect(observations - dfResidual).toBeCloseTo(1, 9)
      }),
    )
  })

  it('tends to Σ w x (y − ȳ) / (λ D²) as λ grows, with all its digits', () => {
    fc.assert(
      fc.property(problems, fc.double({ min: 14, max: 200, noNaN: true }), (problem, power) => {
        const lambda = 10 ** power
        const free: ArrayDesignInput = { columns: problem.columns, response: problem.response }
        const { coefficients } = solve(free, { lambda }).leastSquares
        const mean = problem.response.reduce((sum, y) => sum + y, 0) / problem.response.length
        const centred = problem.response.map((y) => y - mean)
        const pulls = gradients({ columns: problem.columns, response: centred }, centred)
        pulls.forEach((pull, j) => {
          const spread = deviation(problem.columns[j])
          const size = spread * Math.sqrt(centred.length) * Math.hypot(...centred)
          expect(Math.abs(coefficients[j + 1] * lambda * spread ** 2 - pull) / size).toBeLessThan(1e-11)
        })
      }),
    )
  })

  it('rescaling a predictor rescales its coefficient where predictors are standardised', () => {
    fc.assert(
      fc.property(problems, lambdas, (problem, lambda) => {
        const one = solve(problem, { lambda }).leastSquares
        const [first, ...others] = problem.columns
        const scaled = { ...problem, columns: [first.map((value) => value * 1024), ...others] }
        const other = solve(scaled, { lambda }).leastSquares
        expect(digitsOfAgreement(other.coefficients[1] * 1024, one.coefficients[1])).toBeGreaterThan(10)
        expect(digitsOfAgreement(other.rss, one.rss)).toBeGreaterThan(10)
      }),
    )
  })

  it('permuting the rows changes neither the fit nor the λ chosen', () => {
    fc.assert(
      fc.property(problems, fc.integer(), (problem, seed) => {
        const random = seededRandom(seed)
        const order = problem.response.map((_, i) => i)
        for (let i = order.length - 1; i > 0; i--) {
          const k = random.integer(i + 1)
          const kept = order[i]
          order[i] = order[k]
          order[k] = kept
        }
        const permute = (values: Float64Array): Float64Array => order.map((i) => values[i])
        const one = solve(problem)
        const other = solve({
          columns: problem.columns.map(permute),
          response: permute(problem.response),
          weights: problem.weights && permute(problem.weights),
        })
        const [a, b] = [one.penalty?.lambda ?? NaN, other.penalty?.lambda ?? NaN]
        expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-5 * a)
        expect(digitsOfAgreement(other.leastSquares.rss, one.leastSquares.rss)).toBeGreaterThan(6)
      }),
    )
  })

  it('is least squares of the data with one row √λ D added for each predictor', () => {
    fc.assert(
      fc.property(problems, lambdas, (problem, lambda) => {
        const free: ArrayDesignInput = { columns: problem.columns, response: problem.response }
        const { leastSquares } = solve(free, { lambda })
        const ones = new Float64Array(problem.response.length).fill(1)
        const rows = problem.columns.length
        const augmented = arrayDesign({
          intercept: false,
          columns: [ones, ...problem.columns].map((column, j) =>
            Float64Array.from([
              ...column,
              ...Array.from({ length: rows }, (_, k) =>
                j > 0 && k === j - 1 ? Math.sqrt(lambda) * deviation(column) : 0,
              ),
            ]),
          ),
          response: [...problem.response, ...new Float64Array(rows)],
        })
        const reference = solveLeastSquares(augmented)
        const row = computeRowDiagnostics(arrayDesign(free), leastSquares)
        const expected = computeRowDiagnostics(augmented, reference)
        problem.response.forEach((_, i) => {
          expect(row.leverage[i]).toBeCloseTo(expected.leverage[i], 9)
          expect(row.residual[i] - expected.residual[i]).toBeCloseTo(0, 7)
        })
        const trace = row.leverage.reduce((sum, value) => sum + value, 0)
        expect(leastSquares.observations - leastSquares.dfResidual).toBeCloseTo(trace, 9)
      }),
    )
  })

  it('studentizes by the fit without the row, the penalty held fixed', () => {
    const problem = drawProblem(5, 20, 3)
    const design = arrayDesign(problem)
    const { leastSquares } = solve(problem, { lambda: 7 })
    const { residual, leverage, studentized } = computeRowDiagnostics(design, leastSquares)
    const drop = (values: Float64Array): Float64Array => values.filter((_, i) => i !== 4)
    // The penalty λ D² of the whole sample, as rows of its own under the others.
    const penalty = problem.columns.map((column) => Math.sqrt(7) * deviation(column))
    const others = solveLeastSquares(
      arrayDesign({
        intercept: false,
        columns: [new Float64Array(20).fill(1), ...problem.columns].map((column, j) =>
          Float64Array.from([...drop(column), ...penalty.map((root, k) => (k === j - 1 ? root : 0))]),
        ),
        response: [...drop(problem.response), 0, 0, 0],
      }),
    )
    const left = residuals(problem, others.coefficients)
    expect(residual[4] / (1 - leverage[4])).toBeCloseTo(left[4], 9)
    const squares = drop(left).reduce((sum, value) => sum + value * value, 0)
    const sigma = Math.sqrt(squares / (leastSquares.dfResidual - 1))
    expect(studentized[4]).toBeCloseTo(residual[4] / (sigma * Math.sqrt(1 - leverage[4])), 9)
  })

  it('chooses the λ of the smallest GCV, between the points of the trace too', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const design = arrayDesign(problem)
        const { penalty, path, leastSquares } = solve(problem)
        const gcvAt = (lambda: number): number => {
          const fit = solve(problem, { lambda }).leastSquares
          return (fit.observations * fit.rss) / fit.dfResidual ** 2
        }
        const chosen = (leastSquares.observations * leastSquares.rss) / leastSquares.dfResidual ** 2
        const lambda = penalty?.lambda ?? NaN
        for (const factor of [0.9, 0.99, 1.01, 1.1]) {
          expect(gcvAt(lambda * factor)).toBeGreaterThanOrEqual(chosen * (1 - 1e-12))
        }
        path?.gcv?.forEach((gcv) => expect(gcv).toBeGreaterThanOrEqual(chosen * (1 - 1e-9)))
        const at = 50
        const there = solve(problem, { lambda: path?.lambda[at] }).leastSquares
        expect(path?.effectiveDf[at]).toBeCloseTo(there.observations - there.dfResidual, 9)
        design.columnNames.forEach((_, j) => {
          const traced = path?.coefficients[at][j] ?? NaN
          const size = Math.abs(there.coefficients[j]) + 1e-6 * Math.hypot(...there.coefficients)
          expect(Math.abs(traced - there.coefficients[j]) / size).toBeLessThan(1e-6)
        })
      }),
      { numRuns: 30 },
    )
  })
})

describe('ridge at the edges', () => {
  it('has an answer for more columns than rows, with fewer degrees of freedom than rows', () => {
    const problem = drawProblem(3, 8, 20)
    const { leastSquares } = solve(problem, { lambda: 2 })
    expect(leastSquares.rank).toBe(21)
    expect(leastSquares.dfResidual).toBeGreaterThan(0)
    expect(leastSquares.coefficients.every(Number.isFinite)).toBe(true)
    const chosen = solve(problem)
    expect(chosen.penalty?.lambda).toBeGreaterThan(0)
  })

  it('shares an effect among equal predictors', () => {
    const { columns, response } = drawProblem(9, 30, 1)
    const { coefficients } = solve(
      { columns: [columns[0], columns[0]], response },
      { lambda: 1 },
    ).leastSquares
    expect(digitsOfAgreement(coefficients[1], coefficients[2])).toBeGreaterThan(12)
  })

  it('leaves a constant column out, and a column of zeros', () => {
    const { columns, response } = drawProblem(9, 30, 2)
    const constant = new Float64Array(30).fill(0.1)
    const zeros = new Float64Array(30)
    const { leastSquares } = solve({ columns: [columns[0], constant, zeros], response })
    expect(leastSquares.aliases.map(({ column }) => column)).toEqual([2, 3])
    expect(leastSquares.coefficients[2]).toBeNaN()
  })

  it('has no tests, and intervals with n − tr H degrees of freedom', () => {
    const estimation = solve(drawProblem(2, 25, 3), { lambda: 5 })
    const { coefficients, fStatistic, covariance } = inferOther(estimation, 0.9)
    expect(fStatistic).toBeNull()
    coefficients.forEach(({ estimate: value, stdError, ciLower, ciUpper, pValue, statistic }, j) => {
      expect([pValue, statistic]).toEqual([NaN, NaN])
      expect(stdError).toBeCloseTo(Math.sqrt(covariance[j][j]), 9)
      expect(ciLower + ciUpper).toBeCloseTo(2 * value, 9)
    })
  })

  it('fits a response without spread, and one that is a line', () => {
    const { columns } = drawProblem(4, 20, 2)
    const flat = solve({ columns, response: new Float64Array(20).fill(3) })
    expect(flat.leastSquares.coefficients[0]).toBeCloseTo(3, 12)
    const line = solve({ columns, response: columns[0].map((x) => 2 + 3 * x) })
    expect(line.leastSquares.coefficients.every(Number.isFinite)).toBe(true)
  })

  it('works in units far from 1', () => {
    const { columns, response } = drawProblem(4, 20, 2)
    const huge = { columns: columns.map((column) => column.map((x) => x * 2 ** 600)), response }
    const one = solve({ columns, response }, { lambda: 3 }).leastSquares
    const other = solve(huge, { lambda: 3 }).leastSquares
    expect(digitsOfAgreement(other.coefficients[1] * 2 ** 600, one.coefficients[1])).toBeGreaterThan(10)
    const tall = solve({ columns, response: response.map((y) => y * 2 ** 600) }).penalty?.lambda
    const usual = solve({ columns, response }).penalty?.lambda ?? NaN
    expect(Math.abs((tall ?? NaN) - usual)).toBeLessThan(1e-5 * usual)
  })
})
