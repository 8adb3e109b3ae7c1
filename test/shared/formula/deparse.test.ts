import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asCharacter } from '@shared/formula/asCharacter'
import { composeFormula } from '@shared/formula/composeFormula'
import { deparse } from '@shared/formula/deparse'
import { parseExpression, parseFormula } from '@shared/formula/parseFormula'
import { quoteName } from '@shared/formula/quoteName'
import { summandsOf } from '@shared/formula/summands'

const printed = (text: string): string => {
  const result = parseExpression(text)
  return result.ok ? deparse(result.value) : JSON.stringify(result.error)
}

/** Right sides are `deparse(quote(…))` of R 4.2.2. */
describe('expressions print as R deparses them', () => {
  it.each([
    ['I(x ^2)', 'I(x^2)'],
    ['I(x+1)', 'I(x + 1)'],
    ['I(x*2)', 'I(x * 2)'],
    ['I(x / 2)', 'I(x/2)'],
    ['a : b', 'a:b'],
    ['poly(x,3,raw=T)', 'poly(x, 3, raw = T)'],
    ['log( x,base=2 )', 'log(x, base = 2)'],
    ['x>2', 'x > 2'],
    ['I(x %% 2 + x %/% 3)', 'I(x%%2 + x%/%3)'],
    ['x%in%y', 'x %in% y'],
    ['- -x', '--x'],
    ['!(a)', '!(a)'],
    ['-(1)', '-(1)'],
    ['a**2', 'a^2'],
    ['(a+b)^2', '(a + b)^2'],
    ['factor(x,levels=c(\'a\',"b"))', 'factor(x, levels = c("a", "b"))'],
    ['1000000', '1e+06'],
    ['123456', '123456'],
    ['0.0001', '1e-04'],
    ['1e-15', '1e-15'],
    ['100000L', '100000L'],
    ['123456789012', '123456789012'],
    ['1e300', '1e+300'],
    ['"a\\"b"', '"a\\"b"'],
    ['`a b`+`x`', '`a b` + x'],
  ])('%s', (text, expected) => {
    expect(printed(text)).toBe(expected)
  })
})

describe('asCharacter', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [1e5, '1e+05'],
    [123456, '123456'],
    [1 / 3, '0.333333333333333'],
    [1e15, '1e+15'],
    [1e-5, '1e-05'],
    [0.0001, '1e-04'],
    [1234567.1, '1234567.1'],
    [100, '100'],
    [1e22, '1e+22'],
    [-0, '0'],
    [-1.5, '-1.5'],
    [Infinity, 'Inf'],
    [NaN, 'NaN'],
  ])('writes %d as R’s as.character: %s', (value, expected) => {
    expect(asCharacter(value)).toBe(expected)
  })
})

describe('names', () => {
  it.each([
    ['wt', 'wt'],
    ['Sepal.Length', 'Sepal.Length'],
    ['my col', '`my col`'],
    ['2019', '`2019`'],
    ['.2x', '`.2x`'],
    ['_id', '`_id`'],
    ['.', '`.`'],
    ['TRUE', '`TRUE`'],
    ['if', '`if`'],
    ['a`b', '`a\\`b`'],
    ['a\\b', '`a\\\\b`'],
    ['价格（元）', '`价格（元）`'],
  ])('%s is written %s', (name, quoted) => {
    expect(quoteName(name)).toBe(quoted)
  })

  const columnName = fc.string({
    minLength: 1,
    unit: fc.oneof(
      fc.constantFrom(...'`\\."\'~ \n\tab'),
      fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }),
    ),
  })

  it('any name is read back as it was', () => {
    fc.assert(
      fc.property(columnName, (name) => {
        expect(parseExpression(quoteName(name))).toMatchObject({ ok: true, value: { kind: 'name', name } })
      }),
      { numRuns: 2000 },
    )
  })

  it('a composed formula has the parts it was made of', () => {
    fc.assert(
      fc.property(
        columnName,
        fc.uniqueArray(columnName, { maxLength: 6 }),
        fc.boolean(),
        (response, terms, intercept) => {
          const formula = parseFormula(composeFormula({ response, terms, intercept }))
          if (!formula.ok) throw new Error(JSON.stringify(formula.error))
          expect(formula.value.response).toMatchObject({ kind: 'name', name: response })
          const texts = summandsOf(formula.value.predictors).map(({ text }) => text)
          const expected = [...(intercept ? [] : ['0']), ...terms.map(quoteName)]
          expect(texts).toEqual(expected.length > 0 ? expected : ['1'])
        },
      ),
    )
  })
})
