import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { centerColumns } from '@shared/formula/centerColumns'
import { parseFormula } from '@shared/formula/parseFormula'
import { predictorsText } from './formulaText'

const centers = new Map([
  ['x', 1950],
  ['z', -0.5],
  ['my col', 3],
])

describe('centerColumns', () => {
  it.each([
    ['y ~ x', 'y ~ I(x - 1950)'],
    ['y ~ x + I(x^2)', 'y ~ I(x - 1950) + I((x - 1950)^2)'],
    ['y ~ x * z', 'y ~ I(x - 1950) * I(z + 0.5)'],
    ['y ~ x:f + 0', 'y ~ I(x - 1950):f + 0'],
    ['y ~ (x + z + f)^2', 'y ~ (I(x - 1950) + I(z + 0.5) + f)^2'],
    ['y ~ x * z - x', 'y ~ I(x - 1950) * I(z + 0.5) - I(x - 1950)'],
    ['y ~ poly(x, 2, raw = TRUE)', 'y ~ poly(x - 1950, 2, raw = TRUE)'],
    ['y ~ I(2 * x + z/3)', 'y ~ I(2 * (x - 1950) + (z + 0.5)/3)'],
    ['y ~ I(-x) + I((x))', 'y ~ I(-(x - 1950)) + I((x - 1950))'],
    ['y ~ `my col`', 'y ~ I(`my col` - 3)'],
    ['x ~ w + x2', 'x ~ w + x2'],
    ['y ~ log(x) + I(1/x) + I(x^0.5) + I(exp(x)) + factor(x)', null],
    ['y ~ x > 3', null],
    ['y ~ x +', null],
  ])('%s: %s', (text, expected) => {
    expect(centerColumns(text, centers)).toBe(expected ?? text)
  })

  it('makes a formula that can be read', () => {
    fc.assert(
      fc.property(predictorsText, (predictors) => {
        const text = `y ~ ${predictors}`
        fc.pre(parseFormula(text).ok)
        expect(parseFormula(centerColumns(text, centers)).ok).toBe(true)
      }),
    )
  })
})
