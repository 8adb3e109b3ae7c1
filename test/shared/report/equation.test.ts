import { describe, expect, it } from 'vitest'
import { equation } from '@shared/report/equation'
import { analysed, mtcars } from '../plots/analysed'

describe('equation', () => {
  it('writes signs between terms and the intercept without a factor', () => {
    const { result } = analysed('mpg ~ wt + I(wt^2)', mtcars())
    expect(equation(result, 'en')).toBe('mpg = 49.931 − 13.38 · wt + 1.1711 · I(wt^2)')
  })

  it('begins with a minus where the first coefficient is negative', () => {
    const { result } = analysed('y ~ 0 + x', { x: [1, 2, 3], y: [-2, -4, -6.1] })
    expect(equation(result, 'zh')).toBe('y = −2.0214 · x')
  })

  it('leaves aliased terms out and sums up very long models', () => {
    const coefficient = { stdError: 1, statistic: 1, pValue: 1, ciLower: 0, ciUpper: 2, trustedDigits: 15 }
    const coefficients = Array.from({ length: 30 }, (_, i) => ({
      ...coefficient,
      term: `x${i}`,
      estimate: 1,
      aliased: i === 0,
    }))
    const written = equation({ response: 'y', coefficients }, 'en')
    expect(written).toMatch(/^y = 1 · x1 \+ 1 · x2 .* \+ …$/)
    expect(written.split(' · ').length - 1).toBe(24)
  })
})
