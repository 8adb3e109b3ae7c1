import { describe, expect, it } from 'vitest'
import { worstDigits } from './correctDigits'
import { estimates, fitReference } from './penalised'
import { datasetOf, largestDifference, published, robustReferences } from './robust'

const methods = [
  ['huber', 'rlmHuber'],
  ['bisquare', 'rlmBisquare'],
  ['hampel', 'rlmHampel'],
] as const

describe.each(methods)('%s against MASS’ rlm', (method, field) => {
  it.each(robustReferences)('$name', async (reference) => {
    const { estimate, se, scale, weights, residuals } = reference[field]
    const analysis = await fitReference(datasetOf(reference), { formula: reference.formula, method })
    const { result, leastSquares, rows } = analysis
    expect(result.converged).toBe(true)
    expect(worstDigits(estimates(analysis), estimate)).toBeGreaterThan(8)
    const errors = result.coefficients.map(({ stdError }) => stdError)
    expect(worstDigits(errors, se)).toBeGreaterThan(8)
    expect(worstDigits([result.robust?.scale ?? NaN], [scale])).toBeGreaterThan(8)
    expect(largestDifference(leastSquares.robust?.rowWeights ?? [], weights)).toBeLessThan(1e-8)
    expect(largestDifference(rows.residual, residuals)).toBeLessThan(1e-8)
    expect(result.inference).toBe('asymptotic')
  })
})

describe('the values that R prints by default for stackloss', () => {
  it.each(['huber', 'bisquare', 'hampel'] as const)('%s', async (method) => {
    const formula = 'stack.loss ~ Air.Flow + Water.Temp + Acid.Conc.'
    const analysis = await fitReference('datasets/stackloss.csv', { formula, method })
    const [intercept, ...slopes] = analysis.result.coefficients
    const { estimate, se, scale } = published.stackloss_rlm_R_defaults[method]
    const terms = [...slopes, intercept]
    // R stops at a relative change of 1e-4.
    expect(
      worstDigits(
        terms.map((term) => term.estimate),
        estimate,
      ),
    ).toBeGreaterThan(3.5)
    expect(
      worstDigits(
        terms.map((term) => term.stdError),
        se,
      ),
    ).toBeGreaterThan(3.5)
    expect(worstDigits([analysis.result.sigma], [scale])).toBeGreaterThan(3.5)
  })
})
