import { describe, expect, it } from 'vitest'
import type { Analysis } from '@shared/analysis/analysisTypes'
import { covarianceRatio } from '@shared/diagnostics/covarianceRatio'
import { dfbetas } from '@shared/diagnostics/dfbetas'
import { predict } from '@shared/inference/predict'
import type { Column } from '@shared/table/column'
import { correctDigits, worstDigits } from './correctDigits'
import { estimates, fitReference, readReferences } from './penalised'

interface Problem {
  readonly dataset: string
  readonly formula: string
  readonly constraints: string
}

interface ConstrainedReference extends Problem {
  readonly coefficients: number[]
  /** 1-based, of the constraints in their order. */
  readonly active: number[]
  readonly multipliers: number[]
}

interface EquationReference extends Problem {
  readonly terms: string[]
  readonly estimate: number[]
  readonly stdError: number[]
  readonly pValue: number[]
  readonly dfResidual: number
  readonly rss: number
  readonly sigma: number
  readonly logLik: number
  readonly f: number
  readonly fPValue: number
  readonly leverage: number[]
  readonly studentized: number[]
  readonly cooksDistance: number[]
  readonly covarianceRatio: number[]
  /** Of the intercept, disp and hp. */
  readonly dfbetas: number[][]
  readonly durbinWatson: number
  readonly breuschPagan: number
  readonly new: Readonly<Record<string, number>>[]
  /** Fit, lower, upper. */
  readonly predicted: number[][]
  readonly confidence: number[][]
  readonly weighted: {
    readonly weights: string
    readonly estimate: number[]
    readonly stdError: number[]
    readonly rss: number
  }
}

const fit = ({ dataset, formula, constraints }: Problem, weights: string | null = null): Promise<Analysis> =>
  fitReference(dataset, { formula, weights, method: 'constrained', options: { constraints } })

describe('constrained least squares against R’s quadprog', () => {
  it.each(readReferences<ConstrainedReference[]>('constrained.json'))('$constraints', async (reference) => {
    const analysis = await fit(reference)
    const found = estimates(analysis)
    reference.coefficients.forEach((value, j) => {
      // quadprog leaves 1e-17 where a bound at 0 holds.
      if (Math.abs(value) < 1e-14) expect(found[j]).toBe(0)
      else expect(correctDigits(found[j], value)).toBeGreaterThan(9)
    })
    const outcomes = analysis.result.constraints?.outcomes ?? []
    expect(outcomes.flatMap(({ active }, i) => (active ? [i + 1] : []))).toEqual(reference.active)
    // quadprog gives those of equations without their sign.
    const sizes = outcomes.map(({ multiplier }) => Math.abs(multiplier))
    expect(worstDigits(sizes, reference.multipliers)).toBeGreaterThan(8)
  })
})

describe('least squares under an equation against R’s lm of the model written in its free coefficients', () => {
  const reference = readReferences<EquationReference>('equation.json')
  const figures = ({ result }: Analysis, name: 'estimate' | 'stdError' | 'pValue'): number[] =>
    reference.terms.map((term) => result.coefficients.find((one) => one.term === term)?.[name] ?? NaN)

  it('coefficients, goodness of fit and tests', async () => {
    const analysis = await fit(reference)
    const { result } = analysis
    expect(worstDigits(figures(analysis, 'estimate'), reference.estimate)).toBeGreaterThan(11)
    expect(worstDigits(figures(analysis, 'stdError'), reference.stdError)).toBeGreaterThan(12)
    expect(worstDigits(figures(analysis, 'pValue'), reference.pValue)).toBeGreaterThan(11)
    expect(result.dfResidual).toBe(reference.dfResidual)
    expect(correctDigits(result.rss, reference.rss)).toBeGreaterThan(13)
    expect(correctDigits(result.sigma, reference.sigma)).toBeGreaterThan(13)
    expect(correctDigits(result.logLik, reference.logLik)).toBeGreaterThan(12)
    expect(result.inference).toBeUndefined()
    const { durbinWatson, breuschPagan } = result.tests
    expect(correctDigits(durbinWatson?.statistic ?? NaN, reference.durbinWatson)).toBeGreaterThan(12)
    expect(correctDigits(breuschPagan?.statistic ?? NaN, reference.breuschPagan)).toBeGreaterThan(12)
  })

  it('the test of the equation is car’s linearHypothesis', async () => {
    const { test } = (await fit(reference)).result.constraints ?? {}
    expect(correctDigits(test?.statistic ?? NaN, reference.f)).toBeGreaterThan(11)
    expect(correctDigits(test?.pValue ?? NaN, reference.fPValue)).toBeGreaterThan(11)
    expect(test).toMatchObject({ df: 1, df2: 26 })
  })

  it('the figures of the rows', async () => {
    const analysis = await fit(reference)
    const { rows, leastSquares } = analysis
    expect(worstDigits([...rows.leverage], reference.leverage)).toBeGreaterThan(11)
    expect(worstDigits([...rows.studentized], reference.studentized)).toBeGreaterThan(11)
    expect(worstDigits([...rows.cooksDistance], reference.cooksDistance)).toBeGreaterThan(11)
    const ratios = [...covarianceRatio(leastSquares, rows)]
    expect(worstDigits(ratios, reference.covarianceRatio)).toBeGreaterThan(11)
    const changes = dfbetas(analysis)
    const n = rows.residual.length
    // The intercept, disp and hp are free; the others R has none for.
    ;[0, 2, 3].forEach((column, k) => {
      const own = [...changes.subarray(column * n, (column + 1) * n)]
      const theirs = reference.dfbetas.map((row) => row[k])
      expect(worstDigits(own, theirs)).toBeGreaterThan(9)
    })
  })

  it('predictions and their limits', async () => {
    const { design, leastSquares, result } = await fit(reference)
    const columns = Object.keys(reference.new[0]).map((name): Column => ({
      kind: 'numeric',
      name,
      values: Float64Array.from(reference.new, (row) => row[name]),
    }))
    const predicted = predict({ design, leastSquares, result }, { columns, rowCount: 2 })
    const { fit: center, predictionLower, predictionUpper, confidenceLower, confidenceUpper } = predicted
    const found = [center, predictionLower, predictionUpper, confidenceLower, confidenceUpper]
    const expected = [0, 1, 2].map((k) => reference.predicted.map((row) => row[k]))
    const limits = [1, 2].map((k) => reference.confidence.map((row) => row[k]))
    ;[...expected, ...limits].forEach((values, k) => {
      expect(worstDigits([...found[k]], values)).toBeGreaterThan(11)
    })
  })

  it('with weights', async () => {
    const { weights, estimate, stdError, rss } = reference.weighted
    const analysis = await fit(reference, weights)
    expect(worstDigits(figures(analysis, 'estimate'), estimate)).toBeGreaterThan(11)
    expect(worstDigits(figures(analysis, 'stdError'), stdError)).toBeGreaterThan(12)
    expect(correctDigits(analysis.result.rss, rss)).toBeGreaterThan(13)
  })
})
