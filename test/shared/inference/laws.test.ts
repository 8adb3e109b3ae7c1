import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { covarianceRatio } from '@shared/diagnostics/covarianceRatio'
import { dfbetas } from '@shared/diagnostics/dfbetas'
import type { FittedModel } from '@shared/diagnostics/fittedModel'
import { infer } from '@shared/estimators/inference'
import { anova } from '@shared/inference/anova'
import { robustCovariance } from '@shared/inference/robustCovariance'
import { seededRandom } from '@shared/numeric/seededRandom'
import { matrixDesign } from '../diagnostics/matrixDesign'
import { fitted } from './simulate'

interface Sample {
  readonly columns: Readonly<Record<string, number[]>>
  readonly response: number[]
  readonly weights: number[] | undefined
  readonly intercept: boolean
}

/** Well-posed random models, with and without an intercept and weights. */
const samples: fc.Arbitrary<Sample> = fc
  .record({
    seed: fc.nat(),
    n: fc.integer({ min: 9, max: 25 }),
    weighted: fc.boolean(),
    intercept: fc.boolean(),
  })
  .map(({ seed, n, weighted, intercept }) => {
    const random = seededRandom(seed)
    const draw = (): number[] => Array.from({ length: n }, () => random.normal())
    const [a, b, c, noise] = [draw(), draw(), draw(), draw()]
    const weights = weighted ? Array.from({ length: n }, () => 0.3 + random.uniform()) : undefined
    const response = noise.map((e, i) => 1 + 2 * a[i] - b[i] + e)
    return { columns: { a, b, c }, response, weights, intercept }
  })

const fit = ({ columns, ...rest }: Sample): FittedModel => fitted(matrixDesign(columns, rest))

function without({ columns, response, weights, intercept }: Sample, row: number): Sample {
  const drop = (values: number[]): number[] => values.filter((_, i) => i !== row)
  const kept = Object.entries(columns).map(([name, values]) => [name, drop(values)] as const)
  return {
    columns: Object.fromEntries(kept),
    response: drop(response),
    weights: weights && drop(weights),
    intercept,
  }
}

const only = (sample: Sample, ...names: string[]): Sample => ({
  ...sample,
  columns: Object.fromEntries(names.map((name) => [name, sample.columns[name]])),
})

const variance = ({ leastSquares }: FittedModel): number => leastSquares.rss / leastSquares.dfResidual

/** ln det of a covariance matrix σ² (XᵀWX)⁻¹ from R⁻¹, whose diagonal multiplies to the determinant's root. */
function logDeterminant(model: FittedModel): number {
  const { rank, inverseR } = model.leastSquares
  let sum = rank * Math.log(variance(model))
  for (let k = 0; k < rank; k++) sum += 2 * Math.log(Math.abs(inverseR[k * rank + k]))
  return sum
}

const near = (value: number, expected: number, share = 1e-8): void =>
  expect(Math.abs(value - expected)).toBeLessThan(share * (1 + Math.abs(expected)))

describe('leaving a row out, by formula and by fitting again', () => {
  it('DFBETAS and COVRATIO', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const whole = fit(sample)
        const { rank, unscaledCovariance, coefficients } = whole.leastSquares
        const changes = dfbetas(whole)
        const ratios = covarianceRatio(whole.leastSquares, whole.rows)
        const n = sample.response.length
        for (let i = 0; i < n; i++) {
          const part = fit(without(sample, i))
          const sigma = Math.sqrt(variance(part))
          for (let j = 0; j < rank; j++) {
            const change = coefficients[j] - part.leastSquares.coefficients[j]
            near(changes[j * n + i], change / (sigma * Math.sqrt(unscaledCovariance[j * rank + j])))
          }
          near(Math.log(ratios[i]), logDeterminant(part) - logDeterminant(whole))
        }
      }),
      { numRuns: 25 },
    )
  })
})

describe('nested models', () => {
  it('a predictor more never leaves more unexplained', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const sums = [[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((names) => {
          if (names.length === 0 && !sample.intercept) return Infinity
          return fit(only(sample, ...names)).leastSquares.rss
        })
        for (let k = 1; k < sums.length; k++) expect(sums[k]).toBeLessThanOrEqual(sums[k - 1] * (1 + 1e-12))
      }),
      { numRuns: 50 },
    )
  })

  it('F of the larger against the smaller is that of the analysis of variance', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const [large, small] = [fit(sample), fit(only(sample, 'a', 'b'))]
        const f = (small.leastSquares.rss - large.leastSquares.rss) / variance(large)
        for (const type of ['I', 'II', 'III'] as const) {
          const { rows } = anova(large.design, large.leastSquares, type)
          near(rows[rows.length - 1].f, f, 1e-7)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('sequential sums of squares are the differences of the residual ones', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const whole = fit(sample)
        const { rows } = anova(whole.design, whole.leastSquares, 'I')
        const sums = [['a'], ['a', 'b'], ['a', 'b', 'c']].map(
          (names) => fit(only(sample, ...names)).leastSquares.rss,
        )
        near(rows[1].sumOfSquares, sums[0] - sums[1])
        near(rows[2].sumOfSquares, sums[1] - sums[2])
      }),
      { numRuns: 50 },
    )
  })
})

describe('what is left of predictors', () => {
  it('a coefficient is that of residuals on residuals (Frisch, Waugh, Lovell)', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const others = only(sample, 'a', 'b')
        const y = Array.from(fit(others).rows.residual)
        const c = Array.from(fit({ ...others, response: sample.columns.c }).rows.residual)
        const alone = fit({ columns: { c }, response: y, weights: sample.weights, intercept: false })
        const whole = fit(sample)
        near(alone.leastSquares.coefficients[0], whole.leastSquares.coefficients[whole.leastSquares.rank - 1])
        near(alone.leastSquares.rss, whole.leastSquares.rss)
      }),
      { numRuns: 50 },
    )
  })

  it('R², F, t and p do not know the units of predictors, nor of the response, nor with an intercept their origins', () => {
    fc.assert(
      fc.property(samples, fc.double({ min: 0.01, max: 100, noNaN: true }), (sample, scale) => {
        const origin = sample.intercept ? 7 * scale : 0
        const columns = { ...sample.columns, a: sample.columns.a.map((value) => origin + scale * value) }
        const response = sample.response.map((value) => origin - scale * value)
        const [one, other] = [fit(sample), fit({ ...sample, columns, response })].map(
          ({ design, leastSquares }) => infer(design, leastSquares, 0.95),
        )
        near(other.rSquared, one.rSquared)
        near(other.fStatistic?.value ?? NaN, one.fStatistic?.value ?? NaN)
        one.coefficients.forEach(({ statistic, pValue }, j) => {
          if (sample.intercept && j === 0) return
          near(Math.abs(other.coefficients[j].statistic), Math.abs(statistic))
          near(other.coefficients[j].pValue, pValue)
        })
      }),
      { numRuns: 50 },
    )
  })
})

describe('robust variances', () => {
  it('grow from HC0 to HC1 by n / (n − r), and from HC0 over HC2 to HC3', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const model = fit(sample)
        const { rank, dfResidual } = model.leastSquares
        const diagonal = (kind: 'HC0' | 'HC1' | 'HC2' | 'HC3'): number[] => {
          const { covariance } = robustCovariance(model, { kind })
          return Array.from({ length: rank }, (_, k) => covariance[k * rank + k])
        }
        const [hc0, hc1, hc2, hc3] = (['HC0', 'HC1', 'HC2', 'HC3'] as const).map(diagonal)
        hc0.forEach((value, k) => {
          near(hc1[k] / value, (rank + dfResidual) / dfResidual, 1e-12)
          expect(hc2[k]).toBeGreaterThanOrEqual(value)
          expect(hc3[k]).toBeGreaterThanOrEqual(hc2[k])
        })
      }),
      { numRuns: 50 },
    )
  })
})
