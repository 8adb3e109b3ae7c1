import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignFolds } from '@shared/estimators/assignFolds'
import { crossValidate } from '@shared/estimators/crossValidation'
import { foldFolds, planFolds } from '@shared/estimators/foldFolds'
import { arrayDesign } from './arrayDesign'
import { digitsOfAgreement } from './nistLinear'
import type { Problem } from './penalisedProblems'
import { deviation, drawProblem, estimate, problems, residuals } from './penalisedProblems'

const lambdasOf = (problem: Problem): Float64Array =>
  Float64Array.from([0.5, 0.1, 0.01], (share) => share * deviation(problem.response))

describe('folds', () => {
  it('have sizes that differ by one at most, depend on the seed alone, and leave out rows of zero weight', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 0.5, 2), { minLength: 5, maxLength: 200 }),
        fc.integer({ min: 2, max: 20 }),
        fc.nat(),
        (list, count, seed) => {
          const weights = Float64Array.from(list)
          const folds = assignFolds({ rowCount: list.length, weights }, count, seed)
          expect(assignFolds({ rowCount: list.length, weights }, count, seed)).toEqual(folds)
          weights.forEach((weight, i) => expect(folds[i] < 0).toBe(weight === 0))
          const sizes = Array.from({ length: count }, (_, k) => folds.filter((fold) => fold === k).length)
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  it('are others with another seed, and no more than there are rows', () => {
    const design = arrayDesign(drawProblem(1, 15, 2))
    expect(planFolds(design, 5, 1).foldOf).not.toEqual(planFolds(design, 5, 2).foldOf)
    expect(planFolds(design, 100, 1).count).toBe(15)
  })
})

describe('cross-validation', () => {
  it('is the weighted mean square error of fits without each fold, whatever the size of blocks', () => {
    fc.assert(
      fc.property(
        problems,
        fc.constantFrom(1, 0.5),
        fc.boolean(),
        fc.integer({ min: 1, max: 64 }),
        (problem, alpha, standardize, blockRows) => {
          const design = arrayDesign(problem)
          const plan = planFolds(design, 4, 7)
          const lambdas = lambdasOf(problem)
          const { folds } = foldFolds(design, plan, { blockRows })
          const { mean, standardError } = crossValidate(design, folds, { alpha, standardize, lambdas })
          lambdas.forEach((lambda, k) => {
            const expected = naiveErrors(problem, plan.foldOf, { lambda, alpha, standardize })
            expect(digitsOfAgreement(mean[k], expected.mean)).toBeGreaterThan(8)
            expect(digitsOfAgreement(standardError[k], expected.standardError)).toBeGreaterThan(7)
          })
        },
      ),
    )
  })

  it('folds the whole as least squares of all rows has it', () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: 1, max: 64 }), (problem, blockRows) => {
        const design = arrayDesign(problem)
        const { folded, folds } = foldFolds(design, planFolds(design, 5, 3), { blockRows })
        const order = design.columnCount + 1
        const norm = (triangle: Float64Array, j: number) =>
          Math.hypot(...triangle.subarray(j * order, (j + 1) * order))
        folds.forEach(({ others, held }) => {
          for (let j = 0; j < order; j++) {
            const whole = Math.hypot(norm(others.triangle.high, j), norm(held.triangle.high, j))
            expect(digitsOfAgreement(whole, norm(folded.triangle.high, j))).toBeGreaterThan(12)
          }
          expect(others.totalWeight + held.totalWeight).toBeCloseTo(folded.totalWeight, 9)
        })
      }),
    )
  })

  it('chooses the λ of its rule, the same for the same seed', () => {
    fc.assert(
      fc.property(problems, fc.constantFrom('lasso', 'elastic-net'), fc.nat(), (problem, method, seed) => {
        const fit = (rule: string) => estimate(method, arrayDesign(problem), { rule, seed })
        const [least, within] = [fit('min'), fit('1se')]
        expect(fit('min').penalty).toEqual(least.penalty)
        expect(least.penalty).toMatchObject({ rule: 'min', folds: 10, seed })
        expect(within.penalty?.lambda).toBe(within.penalty?.lambda1se)
        expect(least.penalty?.lambda).toBe(within.penalty?.lambdaMin)
        expect(within.penalty?.lambda ?? NaN).toBeGreaterThanOrEqual(least.penalty?.lambda ?? NaN)
        const { lambda, cvMean, cvStdError } = least.path ?? {}
        if (!lambda || !cvMean || !cvStdError) throw new Error('no errors on the path')
        const best = cvMean.indexOf(Math.min(...cvMean))
        expect(least.penalty?.lambda).toBe(lambda[best])
        const first = cvMean.findIndex((value) => value <= cvMean[best] + cvStdError[best])
        expect(within.penalty?.lambda).toBe(lambda[first])
      }),
      { numRuns: 30 },
    )
  })

  it('warns where it chooses an end of the path', () => {
    const { columns, response } = drawProblem(6, 40, 2)
    const codes = (problem: Problem) =>
      estimate('lasso', arrayDesign(problem), {}).warnings?.map(({ code }) => code)
    expect(codes({ columns, response: columns[0].map((x) => 2 + 3 * x) })).toContain('penalty-smallest')
    const noise = drawProblem(77, 40, 1).columns[0]
    const unrelated = columns.map((column) => column.map((_, i) => Math.sin(1000 * i * i + column[0])))
    expect(codes({ columns: unrelated, response: noise })).toContain('penalty-largest')
    expect(codes({ columns, response })).toEqual(['penalised-no-inference'])
  })
})

/** By the definition: the estimator on the rows of the other folds, its predictions of the fold's rows. */
function naiveErrors(
  problem: Problem,
  foldOf: Int32Array,
  options: { readonly lambda: number; readonly alpha: number; readonly standardize: boolean },
): { readonly mean: number; readonly standardError: number } {
  const pick = (keep: (fold: number) => boolean): Problem => {
    const rows = (values: Float64Array) => values.filter((_, i) => keep(foldOf[i]))
    const { columns, response, weights } = problem
    return { columns: columns.map(rows), response: rows(response), weights: weights && rows(weights) }
  }
  const folds = [...new Set(foldOf)].map((fold) => {
    const held = pick((own) => own === fold)
    const others = arrayDesign(pick((own) => own !== fold))
    const { coefficients } = estimate('elastic-net', others, options).leastSquares
    const weights = held.weights ?? held.response.map(() => 1)
    const total = weights.reduce((sum, w) => sum + w, 0)
    const squares = residuals(held, coefficients).reduce((sum, e, i) => sum + weights[i] * e * e, 0)
    return { total, error: squares / total }
  })
  const total = folds.reduce((sum, fold) => sum + fold.total, 0)
  const average = (value: (error: number) => number) =>
    folds.reduce((sum, fold) => sum + (fold.total / total) * value(fold.error), 0)
  const mean = average((error) => error)
  return { mean, standardError: Math.sqrt(average((error) => (error - mean) ** 2) / (folds.length - 1)) }
}
