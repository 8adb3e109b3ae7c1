import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeRowDiagnostics } from '@shared/diagnostics/computeRowDiagnostics'
import { findEstimator } from '@shared/estimators/registry'
import { inferOther } from '@shared/estimators/inferOther'
import { fittedBand } from '@shared/plots/fittedBand'
import { infer } from '@shared/estimators/inference'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import { seededRandom } from '@shared/numeric/seededRandom'
import { arrayDesign, powers } from './arrayDesign'
import { digitsOfAgreement } from './nistLinear'
import type { Problem } from './penalisedProblems'
import { deviation, drawProblem, estimate, problems, residuals } from './penalisedProblems'

/** Random inequalities that some β satisfies, and equations through it: `a·x1 + … >= b`. */
function drawConstraints(
  seed: number,
  { columns }: Problem,
  counts: { equations: number; inequalities: number },
) {
  const random = seededRandom(seed)
  const scales = columns.map((column) => deviation(column))
  const inside = scales.map((scale) => random.normal() / scale)
  const draw = (comparison: string, slack: number) => {
    const factors = scales.map((scale) => (random.integer(3) === 0 ? 0 : random.normal() * scale))
    if (Math.hypot(...factors) === 0) factors[0] = scales[0]
    const bound = factors.reduce((sum, factor, j) => sum + factor * inside[j], 0) - slack
    const terms = factors.flatMap((factor, j) => (factor === 0 ? [] : [`${factor}*x${j + 1}`]))
    return { text: `${terms.join(' + ')} ${comparison} ${bound}`, factors, bound, comparison }
  }
  return [
    ...Array.from({ length: counts.equations }, () => draw('=', 0)),
    ...Array.from({ length: counts.inequalities }, () => draw('>=', random.uniform())),
  ]
}

const constrained = (problem: Problem, texts: readonly string[]) =>
  estimate('constrained', arrayDesign(problem), { constraints: texts.join('; ') })

function refusal(problem: Problem, constraints: string) {
  const estimator = findEstimator('constrained')
  if (!estimator.ok) throw new Error('constrained')
  const solved = estimator.value.solve(arrayDesign(problem), { constraints }, {})
  if (solved.ok) throw new Error('solved')
  return solved.error
}

describe('laws of constrained least squares', () => {
  it('is optimal: feasible, stationary, multipliers of inequalities not negative, those of inactive ones 0', () => {
    fc.assert(
      fc.property(problems, fc.integer(), fc.nat(2), fc.nat(8), (problem, seed, equations, inequalities) => {
        const { columns, weights = columns[0].map(() => 1), response } = problem
        const counts = { equations: Math.min(equations, columns.length - 1), inequalities }
        const drawn = drawConstraints(seed, problem, counts)
        const { leastSquares, constraints } = constrained(
          problem,
          drawn.map(({ text }) => text),
        )
        const { coefficients } = leastSquares
        const residual = residuals(problem, coefficients)
        const outcomes = constraints?.outcomes ?? []
        drawn.forEach(({ factors, bound, comparison }, i) => {
          const parts = factors.map((factor, j) => factor * coefficients[j + 1])
          const size = parts.reduce((sum, part) => sum + Math.abs(part), Math.abs(bound))
          const slack = parts.reduce((sum, part) => sum + part, -bound)
          if (comparison === '=' || outcomes[i].active) expect(Math.abs(slack) / size).toBeLessThan(1e-13)
          else expect(slack / size).toBeGreaterThan(-1e-13)
          if (comparison !== '=') expect(outcomes[i].multiplier).toBeGreaterThanOrEqual(0)
          if (!outcomes[i].active) expect(outcomes[i].multiplier).toBe(0)
        })
        const all = [response.map(() => 1), ...columns]
        const norm = (values: Float64Array): number =>
          Math.hypot(...values.map((value, i) => Math.sqrt(weights[i]) * value))
        all.forEach((column, j) => {
          const products = column.reduce((sum, x, i) => sum + weights[i] * x * residual[i], 0)
          const pull = drawn.reduce(
            (sum, { factors }, i) => sum + (j === 0 ? 0 : factors[j - 1] * outcomes[i].multiplier),
            0,
          )
          // What the residuals are the difference of is what their rounding is measured by.
          const parts = all.reduce((sum, x, k) => sum + Math.abs(coefficients[k]) * norm(x), norm(response))
          expect(Math.abs(products + pull) / (norm(column) * parts)).toBeLessThan(1e-12)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('is least squares, bit for bit and inference and all, where the data satisfy every inequality', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const design = arrayDesign(problem)
        const ordinary = solveLeastSquares(design)
        const texts = problem.columns.map((_, j) => `x${j + 1} >= ${ordinary.coefficients[j + 1]} - 1e-6`)
        const estimation = estimate('constrained', design, { constraints: texts.join('\n') })
        expect(estimation.leastSquares).toEqual(ordinary)
        expect(estimation.design).toBe(design)
        expect(estimation).toMatchObject({ inference: 'exact', warnings: [{ code: 'constraints-inactive' }] })
      }),
    )
  })

  it('is least squares of y − x₂ on x₁ − x₂ where the coefficients of x₁ and x₂ add up to 1', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 12, max: 60 }), (seed, rows) => {
        const problem = drawUnits(seed, rows)
        const { columns, response } = problem
        const estimation = constrained(problem, ['x1 + x2 = 1'])
        const substituted = arrayDesign({
          columns: [columns[0].map((x, i) => x - columns[1][i]), columns[2]],
          response: response.map((y, i) => y - columns[1][i]),
        })
        const expected = solveLeastSquares(substituted)
        const [b0, b1, b3] = expected.coefficients
        const { coefficients, rss, dfResidual } = estimation.leastSquares
        ;[b0, b1, 1 - b1, b3].forEach((value, j) => {
          expect(digitsOfAgreement(coefficients[j], value)).toBeGreaterThan(10)
        })
        expect(digitsOfAgreement(rss, expected.rss)).toBeGreaterThan(11)
        expect(dfResidual).toBe(rows - 3)
        const errors = inferOther(estimation, 0.95).coefficients.map(({ stdError }) => stdError)
        const theirs = infer(substituted, expected, 0.95).coefficients.map(({ stdError }) => stdError)
        ;[0, 1, 1, 2].forEach((k, j) => expect(digitsOfAgreement(errors[j], theirs[k])).toBeGreaterThan(10))
        const own = computeRowDiagnostics(estimation.design, estimation.leastSquares)
        const other = computeRowDiagnostics(substituted, expected)
        for (const name of ['residual', 'leverage', 'studentized', 'cooksDistance'] as const) {
          const scale = Math.hypot(...other[name])
          own[name].forEach((value, i) =>
            expect(Math.abs(value - other[name][i]) / scale).toBeLessThan(1e-11),
          )
        }
        own.fitted.forEach((value, i) => expect(value + own.residual[i]).toBeCloseTo(response[i], 10))
      }),
    )
  })

  it('is non-negative least squares where every slope is bounded by 0', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const bounded = constrained(
          problem,
          problem.columns.map((_, j) => `x${j + 1} >= 0`),
        ).leastSquares
        const { coefficients, rss, dfResidual } = estimate('nnls', arrayDesign(problem)).leastSquares
        coefficients.forEach((value, j) => {
          if (value === 0) expect(bounded.coefficients[j]).toBe(0)
          else expect(digitsOfAgreement(bounded.coefficients[j], value)).toBeGreaterThan(9)
        })
        expect(digitsOfAgreement(bounded.rss, rss)).toBeGreaterThan(11)
        expect(bounded.dfResidual).toBe(dfResidual)
      }),
    )
  })

  it('has in all coefficients the rows and bands that it has in the free ones, whatever the equations', () => {
    fc.assert(
      fc.property(problems, fc.integer(), fc.boolean(), (problem, seed, withIntercept) => {
        const counts = { equations: Math.min(2, problem.columns.length), inequalities: 0 }
        const texts = drawConstraints(seed, problem, counts).map(({ text }) =>
          withIntercept ? `${text} + (Intercept)/3` : text,
        )
        const { design, leastSquares, reduced } = constrained(problem, texts)
        if (reduced === undefined) throw new Error('reduced')
        const own = computeRowDiagnostics(design, leastSquares)
        const other = computeRowDiagnostics(reduced.design, reduced.leastSquares)
        expect(design.hasIntercept).toBe(!withIntercept)
        const parts = problem.columns.reduce(
          (sum, x, j) => sum + Math.abs(leastSquares.coefficients[j + 1]) * Math.hypot(...x),
          Math.hypot(...problem.response) + Math.abs(leastSquares.coefficients[0]),
        )
        own.residual.forEach((value, i) =>
          expect(Math.abs(value - other.residual[i]) / parts).toBeLessThan(1e-13),
        )
        own.leverage.forEach((value, i) => expect(value).toBeCloseTo(other.leverage[i], 8))
        const rows = Float64Array.from(
          [...problem.response.keys()].flatMap((i) => [1, ...problem.columns.map((x) => x[i])]),
        )
        const band = fittedBand(rows, { design, leastSquares, sigma: 1, tQuantile: 1 })
        own.fitted.forEach((value, i) => {
          expect(Math.abs(band.fitted[i] - value) / parts).toBeLessThan(1e-13)
          const { weights } = problem
          expect(band.halfWidth[i] ** 2 * (weights ? weights[i] : 1)).toBeCloseTo(own.leverage[i], 8)
        })
      }),
    )
  })

  it('does not depend on the units of the predictors', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -30, max: 30 }), (seed, power) => {
        const problem = drawUnits(seed, 30)
        const factor = 2 ** power
        const scaled = { ...problem, columns: problem.columns.map((x, j) => (j === 0 ? x.map((value) => value * factor) : x)) } // prettier-ignore
        const own = constrained(problem, ['x1 + x2 = 1', 'x3 >= 2']).leastSquares
        const other = constrained(scaled, [`${factor}*x1 + x2 = 1`, 'x3 >= 2']).leastSquares
        own.coefficients.forEach((value, j) => {
          expect(digitsOfAgreement(other.coefficients[j] * (j === 1 ? factor : 1), value)).toBeGreaterThan(11)
        })
        expect(digitsOfAgreement(other.rss, own.rss)).toBeGreaterThan(12)
      }),
    )
  })
})

/** Three predictors and an intercept in units of one size, their slopes adding up to about 1. */
function drawUnits(seed: number, rows: number): Problem {
  const random = seededRandom(seed)
  const columns = Array.from({ length: 3 }, () => Float64Array.from({ length: rows }, () => random.normal()))
  const response = columns[0].map(
    (x, i) => 2 + 0.3 * x + 0.6 * columns[1][i] - columns[2][i] + random.normal(),
  )
  return { columns, response }
}

describe('constrained least squares', () => {
  const problem = drawProblem(5, 30, 3)

  it('without constraints is least squares, and says so', () => {
    const estimation = constrained(problem, ['', ' '])
    expect(estimation.leastSquares).toEqual(solveLeastSquares(arrayDesign(problem)))
    expect(estimation.warnings).toEqual([{ code: 'constraints-none' }])
  })

  it('fixes coefficients, which then have no uncertainty', () => {
    const estimation = constrained(problem, ['x1 + x2 = 3; x1 - x2 = 1'])
    const { coefficients, dfResidual } = estimation.leastSquares
    expect([coefficients[1], coefficients[2]]).toEqual([2, 1])
    expect(dfResidual).toBe(28)
    const [, first] = inferOther(estimation, 0.95).coefficients
    expect(first).toMatchObject({ estimate: 2, stdError: 0, ciLower: 2, ciUpper: 2, trustedDigits: 15 })
    expect(first.pValue).toBeNaN()
  })

  it('fixes all of them', () => {
    const { leastSquares } = constrained(problem, ['(Intercept) = 1; x1 = 2; x2 = 3; x3 = 4'])
    expect([...leastSquares.coefficients]).toEqual([1, 2, 3, 4])
    expect(leastSquares.dfResidual).toBe(30)
    const expected = residuals(problem, leastSquares.coefficients).reduce((sum, e) => sum + e * e, 0)
    expect(digitsOfAgreement(leastSquares.rss, expected)).toBeGreaterThan(13)
  })

  it('through the origin is the model without an intercept', () => {
    const estimation = constrained(problem, ['(Intercept) = 0'])
    const design = arrayDesign({ ...problem, intercept: false })
    const expected = solveLeastSquares(design)
    expected.coefficients.forEach((value, j) => {
      expect(digitsOfAgreement(estimation.leastSquares.coefficients[j + 1], value)).toBeGreaterThan(13)
    })
    const own = computeRowDiagnostics(estimation.design, estimation.leastSquares)
    const other = computeRowDiagnostics(design, expected)
    own.residual.forEach((value, i) => expect(value).toBeCloseTo(other.residual[i], 9))
    own.leverage.forEach((value, i) => expect(value).toBeCloseTo(other.leverage[i], 11))
  })

  it('takes a constraint that follows from others for what it is: nothing new', () => {
    const once = constrained(problem, ['x1 + x2 = 1', 'x3 >= 100'])
    const twice = constrained(problem, [
      'x1 + x2 = 1',
      '0.1*x1 + 0.1*x2 = 0.1',
      'x3 >= 100',
      '3*x3 >= 300',
      'x3 >= 99',
    ])
    once.leastSquares.coefficients.forEach((value, j) => {
      expect(digitsOfAgreement(twice.leastSquares.coefficients[j], value)).toBeGreaterThan(12)
    })
    expect(twice.constraints?.outcomes.filter(({ active }) => active).length).toBe(3)
  })

  it.each([
    ['x1 = 1; x1 = 2', 'x1 = 1; x1 = 2'],
    ['x3 >= 0; x1 + x2 = 1; x1 = 0; x2 = 0', 'x1 + x2 = 1; x1 = 0; x2 = 0'],
    ['x1 >= 1; x3 <= 5; x1 <= 0', 'x1 <= 0; x1 >= 1'],
    ['x1 + x2 = 1; x1 >= 1; x2 >= 1', 'x1 + x2 = 1; x1 >= 1; x2 >= 1'],
    ['x1 = 1; x1 >= 2', 'x1 = 1; x1 >= 2'],
    ['x1 + x2 >= 3; x1 <= 1; x2 <= 1; x3 >= 0', 'x1 + x2 >= 3; x1 <= 1; x2 <= 1'],
  ])('names the ones of %s that contradict each other', (constraints, conflict) => {
    const error = refusal(problem, constraints)
    expect(error.code).toBe('constraints-contradictory')
    const named = 'conflict' in error ? error.conflict.split('; ').sort() : []
    expect(named).toEqual(conflict.split('; ').sort())
  })

  it('keeps its digits where the condition endangers them', () => {
    const x = Float64Array.from({ length: 60 }, (_, i) => 3 + i / 8)
    const { columns, lows } = powers(x, 8)
    const response = x.map((value, i) => Math.sin(value) + Math.sin(i * i) / 50)
    const design = arrayDesign({ columns, lows, response })
    const { leastSquares, design: own } = estimate('constrained', design, {
      constraints: 'x8 = 0; x7 = 2*x6',
    })
    const mixed = columns[5].map((value, i) => value + 2 * columns[6][i])
    const mixedLow = lows[5].map(
      (value, i) => value + 2 * lows[6][i] + (columns[5][i] - (mixed[i] - 2 * columns[6][i])),
    )
    const expected = solveLeastSquares(
      arrayDesign({
        columns: [...columns.slice(0, 5), mixed],
        lows: [...lows.slice(0, 5), mixedLow],
        response,
      }),
    )
    expect(leastSquares.arithmetic).toBe('double-double')
    const [c0, c1, c2, c3, c4, c5, c6] = expected.coefficients
    ;[c0, c1, c2, c3, c4, c5, c6, 2 * c6].forEach((value, j) => {
      expect(digitsOfAgreement(leastSquares.coefficients[j], value)).toBeGreaterThan(14)
      expect(leastSquares.trustedDigits[j]).toBeCloseTo(expected.trustedDigits[Math.min(j, 6)], 9)
    })
    const rows = computeRowDiagnostics(own, leastSquares)
    expect(rows.leverage.reduce((sum, value) => sum + value, 0)).toBeCloseTo(7, 11)
    expect(
      digitsOfAgreement(
        rows.residual.reduce((sum, e) => sum + e * e, 0),
        leastSquares.rss,
      ),
    ).toBeGreaterThan(13)
  })

  it('lets equations tell apart what the data cannot', () => {
    const { columns, response } = drawProblem(11, 30, 1)
    const twins = { columns: [columns[0], columns[0]], response }
    const { coefficients, aliases } = constrained(twins, ['x1 = x2']).leastSquares
    const [, slope] = solveLeastSquares(arrayDesign({ columns, response })).coefficients
    expect(aliases).toEqual([])
    expect(digitsOfAgreement(coefficients[1], slope / 2)).toBeGreaterThan(12)
    expect(coefficients[2]).toBe(coefficients[1])
  })

  it('leaves out what neither data nor equations determine, and does not bound it', () => {
    const { columns, response } = drawProblem(11, 30, 2)
    const twins = { columns: [columns[0], columns[0], columns[1]], response }
    const { coefficients, aliases } = constrained(twins, ['x3 = 1']).leastSquares
    expect(aliases).toEqual([{ column: 2, dependsOn: [1] }])
    expect([coefficients[2], coefficients[3]]).toEqual([NaN, 1])
    for (const term of ['x1', 'x2']) {
      const constraint = `${term} >= 0`
      expect(refusal(twins, constraint)).toEqual({ code: 'constraint-aliased', constraint, term })
    }
    expect(constrained(twins, ['x1 = x2; x1 <= -1']).leastSquares.coefficients[2]).toBe(-1)
  })

  it('has an answer for more coefficients than rows where equations leave fewer', () => {
    const wide = drawProblem(3, 6, 8)
    const texts = ['x3 = 0; x4 = 0; x5 = 0', 'x6 = x1; x7 = x1; x8 = x2']
    expect(constrained(wide, texts).leastSquares.dfResidual).toBe(3)
    expect(refusal(wide, 'x1 >= 0')).toEqual({ code: 'too-few-rows', rows: 6, coefficients: 9 })
  })
})
