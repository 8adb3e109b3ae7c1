import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TermList } from '@shared/formula/expandTerms'
import { expandTerms } from '@shared/formula/expandTerms'
import { describeModel } from '@shared/formula/describeModel'
import { parseFormula } from '@shared/formula/parseFormula'
import type { Result } from '@shared/outcome/result'
import { predictorsText } from './formulaText'
import { referenceTable, tableOf } from './referenceTable'

function expand(formula: string): Result<TermList> {
  const parsed = parseFormula(formula)
  return parsed.ok ? expandTerms(parsed.value, referenceTable.summaries) : parsed
}

function expanded(formula: string): TermList {
  const terms = expand(formula)
  if (!terms.ok) throw new Error(JSON.stringify(terms.error))
  return terms.value
}

const labels = (formula: string): readonly string[] => expanded(formula).terms.map(({ label }) => label)

const operand = fc.constantFrom('x', 'z', 'w', 'n', 'f', 'g', '(x + z)', '(f * w)', '.', 'I(x^2)', '(z - x)')

describe('the algebra of terms', () => {
  it('a * b is a + b + a:b', () => {
    fc.assert(
      fc.property(operand, operand, (a, b) => {
        expect(labels(`y ~ ${a} * ${b}`)).toEqual(labels(`y ~ ${a} + ${b} + ${a}:${b}`))
      }),
    )
  })

  it('a + b - b is a, where b shares no term with a', () => {
    expect(labels('y ~ x + z * f - z * f')).toEqual(labels('y ~ x'))
    expect(labels('y ~ (x + z)^2 - x:z')).toEqual(labels('y ~ x + z'))
  })

  it('a / b is a + b %in% a', () => {
    fc.assert(
      fc.property(operand, operand, (a, b) => {
        expect(labels(`y ~ ${a} / ${b}`)).toEqual(labels(`y ~ ${a} + ${b} %in% ${a}`))
      }),
    )
  })

  it('(a + b)^2 is (a + b) * (a + b), and a power beyond the number of terms adds nothing', () => {
    expect(labels('y ~ (x + z + f)^2')).toEqual(labels('y ~ (x + z + f) * (x + z + f)'))
    expect(labels('y ~ (x + z)^9')).toEqual(labels('y ~ (x + z)^2'))
    expect(labels('y ~ x^1')).toEqual(['x'])
  })

  it('the dot is every other column, in the order of the table', () => {
    expect(labels('y ~ .')).toEqual([
      'x',
      'z',
      'n',
      'w',
      'f',
      'g',
      'l',
      'big',
      'ratio',
      '`my col`',
      '`my f`',
      'Acid.Conc.',
    ])
    expect(labels('log(y) + x ~ . - n - big:f')).not.toContain('x')
  })

  it('terms stand by degree, then in order of appearance; labels in the order of the variables', () => {
    expect(labels('y ~ z:x + x + w:z:x + w')).toEqual(['x', 'w', 'z:x', 'z:x:w'])
    expect(labels('y ~ z + x + x:z')).toEqual(['z', 'x', 'z:x'])
  })

  it('keeps or removes the intercept as the last word on it says', () => {
    const intercepts = {
      'y ~ x': true,
      'y ~ x - 1': false,
      'y ~ 0 + x': false,
      'y ~ x + 0 + 1': true,
      'y ~ x - 0': true,
      'y ~ -1 - -1 + x': true,
      'y ~ x - (z + 1)': false,
    }
    for (const [formula, hasIntercept] of Object.entries(intercepts)) {
      expect(expanded(formula).hasIntercept, formula).toBe(hasIntercept)
    }
  })

  it('a column that is taken away again is still read: its missing values count', () => {
    expect(expanded('y ~ z + x - x').columnNames).toEqual(['y', 'z', 'x'])
    expect(expanded('log(y) ~ poly(z, 2, raw = T) + f:x').columnNames).toEqual(['y', 'z', 'f', 'x'])
  })

  it('any right-hand side gives terms without repetition, or an error', () => {
    fc.assert(
      fc.property(predictorsText, (text) => {
        const result = expand(`y ~ ${text}`)
        if (!result.ok) return
        const keys = result.value.terms.map(({ variables }) => variables.join())
        expect(new Set(keys).size).toBe(keys.length)
        const degrees = result.value.terms.map(({ variables }) => variables.length)
        expect(degrees).toEqual([...degrees].sort((a, b) => a - b))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('refusals', () => {
  it.each([
    ['y ~ Z', { code: 'column-unknown', name: 'Z', position: 5, suggestions: 'z' }],
    [
      'y ~ z + acid.conc',
      { code: 'column-unknown', name: 'acid.conc', position: 9, suggestions: 'Acid.Conc.' },
    ],
    ['y ~ log(rato)', { code: 'column-unknown', name: 'rato', position: 9, suggestions: 'ratio' }],
    ['y ~ quite_else', { code: 'column-unknown', name: 'quite_else', position: 5, suggestions: '' }],
    ['f ~ x', { code: 'response-not-numeric', name: 'f', example: 'b' }],
    ['factor(n) ~ x', { code: 'response-not-numeric', name: 'factor(n)', example: 'factor(n)' }],
    ['y ~ log(f)', { code: 'expression-not-numeric', expression: 'log(f)', name: 'f' }],
    ['y ~ I(x + f)', { code: 'expression-not-numeric', expression: 'x + f', name: 'f' }],
    ['log(f) ~ x', { code: 'expression-not-numeric', expression: 'log(f)', name: 'f' }],
    ['y ~ poly(f, 2)', { code: 'expression-not-numeric', expression: 'poly(f, 2)', name: 'f' }],
    ['y ~ I(f > "a")', { code: 'expression-not-numeric', expression: 'f > "a"', name: 'f' }],
    ['y ~ 0', { code: 'no-terms', formula: 'y ~ 0' }],
    ['y ~ x - x - 1', { code: 'no-terms', formula: 'y ~ x - x - 1' }],
    ['y ~ x * 2', { code: 'formula-syntax', position: 9, found: '2' }],
    ['y ~ x^2.5', { code: 'formula-syntax', position: 7, found: '2.5', expected: 'a whole number from 1' }],
    ['y ~ "a"', { code: 'formula-syntax', position: 5, found: '"a"' }],
    ['y ~ I(x == "a")', { code: 'formula-syntax', position: 12, found: '"a"', expected: 'a number' }],
    ['y ~ log(.)', { code: 'formula-syntax', position: 9, found: '.', expected: 'a column' }],
    ['y ~ I(x:z)', { code: 'formula-syntax', position: 8, found: ':', expected: '+ - * / ^' }],
    ['y ~ log(factor(n))', { code: 'formula-syntax', position: 9, found: 'factor()' }],
    ['y ~ I(n %in% x)', { code: 'formula-syntax', position: 14, found: 'x', expected: 'c("…", "…")' }],
  ])('%s', (formula, expected) => {
    const result = expand(formula)
    expect(result.ok ? null : result.error).toMatchObject(expected)
  })

  it('stops at ten thousand terms', () => {
    const names = Array.from({ length: 200 }, (_, i) => `v${i}`)
    const table = tableOf(Object.fromEntries(['y', ...names].map((name) => [name, [1, 2, 3]])))
    const limits = (formula: string): unknown => {
      const parsed = parseFormula(formula)
      return parsed.ok ? expandTerms(parsed.value, table.summaries) : parsed
    }
    const tooMany = { ok: false, error: { code: 'too-many-columns', limit: 2_000 } }
    expect(limits('y ~ .^2')).toMatchObject(tooMany)
    expect(limits(`y ~ ${names.join('*')}`)).toMatchObject(tooMany)
    expect(limits('y ~ .')).toMatchObject({ ok: true })
    expect(limits('y ~ (.)^2:(.)^2')).toMatchObject(tooMany)
  })
})

describe('describeModel', () => {
  it('names the response and the columns that stand for themselves', () => {
    expect(describeModel(expanded('y ~ z + log(x) + f:g + `my col`'))).toEqual({
      response: 'y',
      predictors: ['z', 'my col'],
    })
    expect(describeModel(expanded('log(y) ~ x*z'))).toEqual({ response: null, predictors: ['x', 'z'] })
  })
})
