import { describe, expect, it } from 'vitest'
import { infer } from '@shared/estimators/inference'
import type { Inference } from '@shared/estimators/inference'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import type { ArrayDesignInput } from './arrayDesign'
import { arrayDesign } from './arrayDesign'
import { digitsOfAgreement, nistDesign, nistSets } from './nistLinear'

const x = [1, 2, 3, 4, 5, 6, 7, 8]
const z = [2.5, 1, 4, 3, 7, 5, 9, 6]
const y = [1.1, 2.3, 2.9, 4.2, 5.1, 5.8, 7.4, 7.9]

function fit(input: ArrayDesignInput, level = 0.95): Inference {
  const design = arrayDesign(input)
  return infer(design, solveLeastSquares(design), level)
}

function expectDigits(value: number, reference: number, digits = 12): void {
  expect(digitsOfAgreement(value, reference), `${value} against ${reference}`).toBeGreaterThan(digits)
}

/** Values below are R 4.2.2's at 17 digits: summary(lm), confint, logLik, AIC, BIC. */
describe('infer', () => {
  it('agrees with R on a weighted model with a row of zero weight', () => {
    const inference = fit({ columns: [x, z], response: y, weights: [1, 2, 0.5, 3, 0, 1.5, 4, 2] }, 0.9)
    const [intercept, slope] = inference.coefficients
    expectDigits(intercept.estimate, 0.2435607586147824)
    expectDigits(intercept.stdError, 0.1999438515657686)
    expectDigits(intercept.statistic, 1.2181457779644034)
    expectDigits(intercept.pValue, 0.29010483591004865)
    expectDigits(slope.ciLower, 0.7545395037666757)
    expectDigits(slope.ciUpper, 1.039600494082931)
    expectDigits(inference.sigma, 0.30634751816369654)
    expectDigits(inference.rSquared, 0.99490480029127126)
    expectDigits(inference.adjRSquared, 0.99235720043690689)
    expectDigits(inference.fStatistic?.value ?? NaN, 390.52632170113787)
    expectDigits(inference.fStatistic?.pValue ?? NaN, 2.5961060071829422e-5)
    expect(inference.fStatistic).toMatchObject({ df1: 2, df2: 4 })
    expectDigits(inference.logLik, 2.0990909826420068)
    expectDigits(inference.aic, 3.8018180347159864)
    expectDigits(inference.bic, 3.5854586309372394)
    expectDigits(Math.sqrt(inference.covariance[1][1]), slope.stdError)
  })

  it('measures R² and F about zero without an intercept', () => {
    const inference = fit({ columns: [x, z], response: y, intercept: false })
    expectDigits(inference.coefficients[1].pValue, 0.354102206742153)
    expectDigits(inference.rSquared, 0.99861229745820057)
    expectDigits(inference.adjRSquared, 0.99814972994426743)
    expectDigits(inference.fStatistic?.value ?? NaN, 2158.8465842902301)
    expectDigits(inference.fStatistic?.pValue ?? NaN, 2.6723242414755608e-9)
    expect(inference.fStatistic).toMatchObject({ df1: 2, df2: 6 })
    expectDigits(inference.logLik, 1.9102688019952119)
  })

  it('has no F, and R² 0, with an intercept alone', () => {
    const inference = fit({ columns: [], response: y })
    expect(inference.fStatistic).toBeNull()
    expect(inference.rSquared).toBe(0)
    expect(inference.adjRSquared).toBe(0)
    expectDigits(inference.coefficients[0].pValue, 0.001051850607047274)
    expectDigits(inference.coefficients[0].ciUpper, 6.6110148304583269)
    expectDigits(inference.bic, 39.936650949746067)
  })

  it('finds a perfect fit: σ 0, infinite t and F, p 0', () => {
    const { coefficients, sigma, fStatistic, rSquared, logLik } = fit({
      columns: [x],
      response: x.map((value) => 3 - 2 * value),
    })
    expect(sigma).toBe(0)
    expect(coefficients.map(({ statistic }) => statistic)).toEqual([Infinity, -Infinity])
    expect(coefficients.map(({ pValue }) => pValue)).toEqual([0, 0])
    expect(fStatistic).toEqual({ value: Infinity, df1: 1, df2: 6, pValue: 0 })
    expect(rSquared).toBe(1)
    expect(logLik).toBe(Infinity)
  })

  it('leaves everything that needs σ undefined without residual degrees of freedom', () => {
    const inference = fit({ columns: [[1, 2]], response: [3, 5] })
    expectDigits(inference.coefficients[1].estimate, 2)
    expect(inference.sigma).toBeNaN()
    expect(inference.coefficients[1].stdError).toBeNaN()
    expect(inference.coefficients[1].pValue).toBeNaN()
    expect(inference.adjRSquared).toBeNaN()
    expect(inference.fStatistic?.pValue).toBeNaN()
  })

  it('marks an aliased term and leaves it out of the covariance', () => {
    const inference = fit({ columns: [x, x.map((value) => 2 * value), z], response: y })
    expect(inference.coefficients.map(({ aliased }) => aliased)).toEqual([false, false, true, false])
    expect(inference.coefficients[2].estimate).toBeNaN()
    expect(inference.covariance.length).toBe(3)
  })

  it.each(nistSets.map((set) => [set.name, set] as const))('%s: the certified F, R² and σ', (_, set) => {
    const design = nistDesign(set)
    const inference = infer(design, solveLeastSquares(design), 0.95)
    expect(digitsOfAgreement(inference.rSquared, set.certified.rSquared)).toBeGreaterThan(13)
    expect(digitsOfAgreement(inference.sigma, set.certified.residualSD)).toBeGreaterThan(12)
    if (typeof set.certified.f === 'number') {
      expect(digitsOfAgreement(inference.fStatistic?.value ?? NaN, set.certified.f)).toBeGreaterThan(12)
    } else {
      expect(inference.fStatistic?.value).toBe(Infinity)
    }
  })
})
