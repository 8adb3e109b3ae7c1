import { describe, expect, it } from 'vitest'
import { coefficientLines } from '../../../src/renderer/format/coefficientLines'
import { analysed, mtcars } from '../../shared/plots/analysed'

describe('the coefficients as they are copied', () => {
  const lines = (formula: string) => {
    const { coefficients, statisticName, level } = analysed(formula, mtcars()).result
    const text = (key: string, { level: percent = '' } = {}): string => `${key} ${percent}`.trim()
    return coefficientLines(coefficients, { statisticName, level, language: 'en', text })
  }

  it('have all that the table shows in turn, and every digit', () => {
    const [titles, intercept, wt] = lines('mpg ~ wt')
    expect(titles.slice(0, 7)).toEqual([
      'terms.term',
      'terms.estimate',
      'terms.stdError',
      'terms.statisticT',
      'terms.pValue',
      'terms.confidenceLower 95',
      'terms.confidenceUpper 95',
    ])
    // R 4.2.2: summary(lm(mpg ~ wt, mtcars)), confint
    expect(intercept[1]).toBeCloseTo(37.285126167, 8)
    const figures = [-5.344471573, 0.5591010451, -9.5590441, 1.29395870135e-10, -6.486308237, -4.202634908]
    figures.forEach((figure, k) => expect(Number(wt[k + 1]) / figure).toBeCloseTo(1, 6))
    expect(titles).toHaveLength(wt.length)
  })

  it('say of a column that depends on others that it does', () => {
    const aliased = lines('mpg ~ wt + I(2 * wt)')[3]
    expect(aliased.slice(0, 3)).toEqual(['I(2 * wt)', 'terms.aliased', ''])
    expect(aliased).toHaveLength(lines('mpg ~ wt + I(2 * wt)')[0].length)
  })
})
