import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elasticNet } from '@shared/estimators/elasticNet'
import { lasso } from '@shared/estimators/lasso'
import { ridge } from '@shared/estimators/ridge'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import { seededRandom } from '@shared/numeric/seededRandom'
import { arrayDesign } from './arrayDesign'
import { digitsOfAgreement } from './nistLinear'
import type { Problem } from './penalisedProblems'
import { deviation, drawProblem, estimate, gradients, problems, residuals } from './penalisedProblems'

interface Settings {
  readonly lambda?: number | null
  readonly alpha?: number
  readonly standardize?: boolean
  readonly rule?: string
  readonly folds?: number
  readonly seed?: number
}

/** α = 1 is the lasso. */
const solve = (problem: Problem, { alpha = 1, ...options }: Settings = {}) =>
  alpha === 1
    ? estimate('lasso', arrayDesign(problem), options)
    : estimate('elastic-net', arrayDesign(problem), { ...options, alpha })

const totalOf = ({ weights, response }: Problem): number =>
  weights ? weights.reduce((sum, w) => sum + w, 0) : response.length

/** The smallest λ at which all is 0: max |Σ w x (y − ȳ)| / (Σw D α). */
function largestPenalty(problem: Problem, alpha: number, standardize = true): number {
  const mean = solve(problem, { lambda: 1e12 }).leastSquares.coefficients
  const pulls = gradients(problem, residuals(problem, mean)).map(
    (gradient, j) => Math.abs(gradient) / (standardize ? deviation(problem.columns[j], problem.weights) : 1),
  )
  return Math.max(...pulls) / totalOf(problem) / alpha
}

const alphas = fc.constantFrom(1, 1, 0.9, 0.5, 0.1)
/** Shares of the largest λ. */
const shares = fc.double({ min: -4, max: 0, noNaN: true }).map((power) => 10 ** power)

describe('laws of lasso and elastic net', () => {
  it('meets the conditions of the minimum: the subgradient of every coefficient holds 0', () => {
    fc.assert(
      fc.property(problems, alphas, shares, fc.boolean(), (problem, alpha, share, standardize) => {
        const lambda = share * largestPenalty(problem, alpha, standardize)
        const { coefficients } = solve(problem, { lambda, alpha, standardize }).leastSquares
        const total = totalOf(problem)
        const size = deviation(problem.response, problem.weights)
        gradients(problem, residuals(problem, coefficients)).forEach((gradient, j) => {
          const spread = deviation(problem.columns[j], problem.weights)
          const unit = standardize ? spread : 1
          const beta = coefficients[j + 1] * unit
          const pull = gradient / total / unit
          const excess =
            beta === 0
              ? Math.max(0, Math.abs(pull) - lambda * alpha)
              : Math.abs(pull - lambda * alpha * Math.sign(beta) - lambda * (1 - alpha) * beta)
          // The residuals of columns far from zero are this test's own rounding.
          const far = Math.max(1, ...problem.columns.map((column) => Math.abs(column[0]) / deviation(column)))
          expect(excess / ((spread / unit) * size * far)).toBeLessThan(1e-12)
        })
      }),
      { numRuns: 400 },
    )
  })

  it('has no smaller objective anywhere near', () => {
    fc.assert(
      fc.property(problems, alphas, shares, fc.integer(), (problem, alpha, share, seed) => {
        const lambda = share * largestPenalty(problem, alpha)
        const { coefficients } = solve(problem, { lambda, alpha }).leastSquares
        const random = seededRandom(seed)
        const least = objective(problem, coefficients, { lambda, alpha })
        for (let trial = 0; trial < 20; trial++) {
          const size = 10 ** -random.integer(6)
          const moved = coefficients.map((value, j) => {
            const spread = j === 0 ? 1 : deviation(problem.columns[j - 1], problem.weights)
            return random.integer(2) === 0 ? value : value + (size * random.normal()) / spread
          })
          expect(objective(problem, moved, { lambda, alpha })).toBeGreaterThanOrEqual(least * (1 - 1e-13))
        }
      }),
      { numRuns: 50 },
    )
  })

  it('leaves exactly nothing from the largest λ of the path on, and something below', () => {
    fc.assert(
      fc.property(problems, alphas, (problem, alpha) => {
        const lambda = solve(problem, { lambda: 1, alpha }).path?.lambda ?? new Float64Array(0)
        expect(digitsOfAgreement(lambda[0], largestPenalty(problem, alpha))).toBeGreaterThan(9)
        for (const factor of [1, 1.5, 1e6]) {
          const { leastSquares } = solve(problem, { lambda: factor * lambda[0], alpha })
          expect([...leastSquares.coefficients.subarray(1)].every((value) => value === 0)).toBe(true)
          expect(leastSquares.rss).toBe(leastSquares.tss)
        }
        const { coefficients } = solve(problem, { lambda: 0.999 * lambda[0], alpha }).leastSquares
        expect([...coefficients.subarray(1)].some((value) => value !== 0)).toBe(true)
      }),
    )
  })

  it('is least squares at λ = 0, inference and all, and tends to it', () => {
    fc.assert(
      fc.property(problems, alphas, (problem, alpha) => {
        const ordinary = solveLeastSquares(arrayDesign(problem))
        const without = solve(problem, { lambda: 0, alpha })
        const nearly = solve(problem, { lambda: 1e-12, alpha }).leastSquares
        expect([without.inference, without.warnings]).toEqual(['exact', []])
        expect(without.leastSquares.dfResidual).toBe(ordinary.dfResidual)
        ordinary.coefficients.forEach((value, j) => {
          expect(digitsOfAgreement(without.leastSquares.coefficients[j], value)).toBeGreaterThan(12)
          const error = Math.abs(nearly.coefficients[j] - value)
          expect(error / (Math.abs(value) + ordinary.residualNorm)).toBeLessThan(1e-7)
        })
      }),
    )
  })

  it('is ridge with n λ at α = 0, and tends to it', () => {
    fc.assert(
      fc.property(problems, fc.double({ min: -3, max: 1, noNaN: true }), (problem, power) => {
        const lambda = 10 ** power
        const ridge = estimate('ridge', arrayDesign(problem), {
          lambda: problem.response.length * lambda,
        }).leastSquares
        const net = solve(problem, { lambda, alpha: 0 }).leastSquares
        const nearly = solve(problem, { lambda, alpha: 1e-10 }).leastSquares
        ridge.coefficients.forEach((value, j) => {
          expect(digitsOfAgreement(net.coefficients[j], value)).toBeGreaterThan(11)
          const error = Math.abs(nearly.coefficients[j] - value)
          expect(error / (Math.abs(value) + ridge.residualNorm)).toBeLessThan(1e-7)
        })
        expect(net.dfResidual).toBeCloseTo(ridge.dfResidual, 9)
      }),
    )
  })

  it('rescaling a predictor rescales its coefficient where predictors are standardised', () => {
    fc.assert(
      fc.property(problems, alphas, shares, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (...drawn) => {
        const [problem, alpha, share, factor] = drawn
        const lambda = share * largestPenalty(problem, alpha)
        const [first, ...others] = problem.columns
        const scaled = { ...problem, columns: [first.map((value) => value * factor), ...others] }
        const one = solve(problem, { lambda, alpha }).leastSquares
        const other = solve(scaled, { lambda, alpha }).leastSquares
        expect(other.coefficients[1] * factor).toBeCloseTo(one.coefficients[1], 9)
        expect(digitsOfAgreement(other.rss, one.rss)).toBeGreaterThan(9)
      }),
    )
  })

  it('rescaling the response rescales the lasso’s λ and coefficients', () => {
    fc.assert(
      fc.property(problems, shares, (problem, share) => {
        const lambda = share * largestPenalty(problem, 1)
        const one = solve(problem, { lambda }).leastSquares
        const scaled = { ...problem, response: problem.response.map((y) => y * 1024) }
        const other = solve(scaled, { lambda: lambda * 1024 }).leastSquares
        one.coefficients.forEach((value, j) => {
          expect(digitsOfAgreement(other.coefficients[j] / 1024, value)).toBeGreaterThan(12)
        })
      }),
    )
  })

  it('permuting the rows changes nothing at a given λ, a whole weight counts like as many rows', () => {
    fc.assert(
      fc.property(problems, alphas, shares, fc.integer(), (problem, alpha, share, seed) => {
        const lambda = share * largestPenalty(problem, alpha)
        const random = seededRandom(seed)
        const times = problem.response.map(() => random.integer(4))
        const drawn = problem.response.map((_, i) => random.uniform() + i)
        const order = [...drawn.keys()].sort((a, b) => (drawn[a] % 1) - (drawn[b] % 1))
        const permute = (values: Float64Array) => Float64Array.from(order, (i) => values[i])
        const one = solve(problem, { lambda, alpha }).leastSquares
        const other = solve(
          {
            columns: problem.columns.map(permute),
            response: permute(problem.response),
            weights: problem.weights && permute(problem.weights),
          },
          { lambda, alpha },
        ).leastSquares
        const repeat = (values: Float64Array) =>
          Float64Array.from([...values].flatMap((value, i) => Array<number>(times[i] + 1).fill(value)))
        const repeated = { columns: problem.columns.map(repeat), response: repeat(problem.response) }
        const weighted = { ...problem, weights: times.map((count) => count + 1) }
        const a = solve(repeated, { lambda, alpha }).leastSquares
        const b = solve(weighted, { lambda, alpha }).leastSquares
        one.coefficients.forEach((value, j) => {
          const spread = j === 0 ? 1 : deviation(problem.columns[j - 1])
          const limit = 1e-9 * (1 + Math.abs(value * spread)) * deviation(problem.response)
          expect(Math.abs(other.coefficients[j] - value) * spread).toBeLessThan(limit)
          expect(Math.abs(a.coefficients[j] - b.coefficients[j]) * spread).toBeLessThan(limit)
        })
      }),
    )
  })

  it('has the fit on its path: the same coefficients where λ is one of the path’s', () => {
    fc.assert(
      fc.property(problems, alphas, fc.integer({ min: 0, max: 99 }), (problem, alpha, k) => {
        const { path } = solve(problem, { lambda: 1, alpha })
        if (path === undefined) throw new Error('no path')
        const { leastSquares } = solve(problem, { lambda: path.lambda[k], alpha })
        expect(leastSquares.observations - leastSquares.dfResidual).toBeCloseTo(path.effectiveDf[k], 8)
        leastSquares.coefficients.forEach((value, j) => {
          const spread = j === 0 ? 1 : deviation(problem.columns[j - 1])
          const far = j === 0 ? Math.abs(value) : 0
          const error = Math.abs(path.coefficients[k][j] - value) * spread
          expect(error).toBeLessThan(1e-9 * (deviation(problem.response) + far))
        })
      }),
    )
  })
})

/** 1/(2 Σw) Σ w e² + λ (α Σ D |β| + ½ (1 − α) Σ D² β²). */
function objective(
  problem: Problem,
  coefficients: Float64Array,
  { lambda, alpha }: { readonly lambda: number; readonly alpha: number },
): number {
  const { columns, weights } = problem
  const loss = residuals(problem, coefficients).reduce(
    (sum, e, i) => sum + (weights ? weights[i] : 1) * e * e,
    0,
  )
  const penalty = columns.reduce((sum, column, j) => {
    const own = Math.abs(coefficients[j + 1]) * deviation(column, weights)
    return sum + alpha * own + ((1 - alpha) / 2) * own * own
  }, 0)
  return loss / (2 * totalOf(problem)) + lambda * penalty
}

describe('lasso and elastic net at the edges', () => {
  const codes = (estimation: ReturnType<typeof solve>) => estimation.warnings?.map(({ code }) => code)

  it('has an answer for more columns than rows, that meets the conditions of the minimum', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        alphas,
        fc.double({ min: -2, max: -0.1, noNaN: true }),
        (seed, alpha, power) => {
          const problem = drawProblem(seed, 12, 40)
          const lambda = 10 ** power * largestPenalty(problem, alpha)
          const estimation = solve(problem, { lambda, alpha })
          expect(codes(estimation)).toEqual(['penalised-no-inference'])
          const { coefficients } = estimation.leastSquares
          const used = [...coefficients.subarray(1)].filter((value) => value !== 0).length
          if (alpha === 1) expect(used).toBeLessThan(12)
          gradients(problem, residuals(problem, coefficients)).forEach((gradient, j) => {
            const spread = deviation(problem.columns[j])
            const pull = Math.abs(gradient) / 12 / spread
            const own = Math.abs(coefficients[j + 1]) * spread
            expect(pull - lambda * (1 - alpha) * own).toBeLessThan(lambda * alpha * (1 + 1e-7))
          })
        },
      ),
      { numRuns: 50 },
    )
  })

  it('gives equal columns their effect once with the lasso, the first of them, and shares it with the elastic net', () => {
    const { columns, response } = drawProblem(11, 30, 2)
    const problem = { columns: [columns[0], columns[0], columns[1]], response }
    const lasso = solve(problem, { lambda: 0.1 })
    expect(lasso.leastSquares.coefficients[1]).not.toBe(0)
    expect(lasso.leastSquares.coefficients[2]).toBe(0)
    const net = solve(problem, { lambda: 0.1, alpha: 0.5 }).leastSquares.coefficients
    expect(digitsOfAgreement(net[1], net[2])).toBeGreaterThan(12)
    expect(codes(lasso)).toEqual(['penalised-no-inference'])
  })

  it('is as good as any where columns are dependent: the fit of the others alone has no smaller objective', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: -4, max: -0.3, noNaN: true }), (seed, power) => {
        const free = drawProblem(seed, 30, 3)
        const [a, b, c] = free.columns
        const unit = (column: Float64Array) => column.map((value) => value / deviation(column))
        const [x, y] = [unit(a), unit(b)]
        const sum = x.map((value, i) => value + y[i])
        const problem = { columns: [x, y, sum, c], response: free.response }
        const lambda = 10 ** power * largestPenalty(problem, 1)
        const estimation = solve(problem, { lambda })
        const least = objective(problem, estimation.leastSquares.coefficients, { lambda, alpha: 1 })
        for (const left of [0, 1, 2]) {
          const columns = problem.columns.filter((_, j) => j !== left)
          const part = { columns, response: free.response }
          const other = solve(part, { lambda }).leastSquares.coefficients
          const value = objective(part, other, { lambda, alpha: 1 })
          expect(least).toBeLessThanOrEqual(value * (1 + 1e-11))
        }
        expect(codes(estimation)).toEqual(['penalised-no-inference'])
      }),
    )
  })

  it('leaves constant columns out, and fits a response without spread by its mean', () => {
    const { columns, response } = drawProblem(9, 30, 2)
    const constant = new Float64Array(30).fill(0.1)
    const { leastSquares } = solve({ columns: [columns[0], constant, new Float64Array(30)], response })
    expect(leastSquares.aliases.map(({ column }) => column)).toEqual([2, 3])
    expect(leastSquares.coefficients[2]).toBeNaN()
    for (const lambda of [null, 0, 0.1, 1e10]) {
      const flat = solve({ columns, response: new Float64Array(30).fill(0.3) }, { lambda })
      expect(flat.leastSquares.coefficients[0]).toBeCloseTo(0.3, 14)
      if (lambda !== 0) expect([...flat.leastSquares.coefficients.subarray(1)]).toEqual([0, 0])
      expect(flat.path).toBeUndefined()
    }
  })

  it('does not see rows of zero weight, neither in the fit nor in the folds', () => {
    const { columns, response } = drawProblem(5, 60, 4)
    const weights = response.map((_, i) => (i % 4 === 1 ? 0 : 1 + (i % 3)))
    const drop = (values: Float64Array) => values.filter((_, i) => weights[i] > 0)
    const one = solve({ columns, response, weights })
    const other = solve({ columns: columns.map(drop), response: drop(response), weights: drop(weights) })
    expect(digitsOfAgreement(one.penalty?.lambda ?? NaN, other.penalty?.lambda ?? NaN)).toBeGreaterThan(12)
    expect(one.leastSquares.observations).toBe(45)
    one.leastSquares.coefficients.forEach((value, j) => {
      expect(digitsOfAgreement(value, other.leastSquares.coefficients[j])).toBeGreaterThan(11)
    })
  })

  it('works in units far from 1', () => {
    const { columns, response } = drawProblem(4, 20, 3)
    const one = solve({ columns, response }, { lambda: 0.05 }).leastSquares
    const huge = solve(
      { columns: columns.map((x) => x.map((v) => v * 2 ** 600)), response },
      { lambda: 0.05 },
    )
    const tall = solve({ columns, response: response.map((v) => v * 2 ** 600) }, { lambda: 0.05 * 2 ** 600 })
    one.coefficients.forEach((value, j) => {
      const unit = j === 0 ? 1 : 2 ** 600
      expect(digitsOfAgreement(huge.leastSquares.coefficients[j] * unit, value)).toBeGreaterThan(11)
      expect(digitsOfAgreement(tall.leastSquares.coefficients[j] / 2 ** 600, value)).toBeGreaterThan(11)
    })
    const chosen = solve({ columns, response }).penalty?.lambda ?? NaN
    const scaled = solve({ columns, response: response.map((v) => v * 2 ** 600) }).penalty?.lambda ?? NaN
    expect(digitsOfAgreement(scaled / 2 ** 600, chosen)).toBeGreaterThan(12)
  })

  it('refuses a penalty that overflows beside the weights, where it does not just make all 0', () => {
    const { columns, response } = drawProblem(4, 20, 2)
    const heavy = arrayDesign({ columns, response, weights: new Float64Array(20).fill(1e20) })
    const settings = { lambda: 1e300, rule: 'min', folds: 10, seed: 1, standardize: true }
    const refused = { ok: false, error: { code: 'option-invalid', option: 'lambda' } }
    expect(elasticNet.solve(heavy, { ...settings, alpha: 0 }, {})).toMatchObject(refused)
    expect(ridge.solve(heavy, settings, {})).toMatchObject(refused)
    const { leastSquares } = estimate('lasso', heavy, { lambda: 1e300 })
    expect([...leastSquares.coefficients.subarray(1)]).toEqual([0, 0])
  })

  it('refuses least squares of fewer rows than coefficients', () => {
    const options = { lambda: 0, rule: 'min', folds: 10, seed: 1, standardize: true }
    expect(lasso.solve(arrayDesign(drawProblem(3, 8, 20)), options, {})).toMatchObject({
      error: { code: 'too-few-rows' },
    })
  })
})
