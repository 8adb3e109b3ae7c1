import { describe, expect, it } from 'vitest'
import { describeTerms } from '@shared/formula/describeTerms'
import { expandTerms } from '@shared/formula/expandTerms'
import { parseFormula } from '@shared/formula/parseFormula'
import { referenceTable } from './referenceTable'

const described = (predictors: string) => {
  const formula = parseFormula(`y ~ ${predictors}`)
  const terms = formula.ok ? expandTerms(formula.value, referenceTable.summaries) : formula
  if (!terms.ok) throw new Error(JSON.stringify(terms.error))
  return describeTerms(terms.value)
}

describe('describeTerms', () => {
  it('lists main effects first, then interactions: attr(terms(y ~ x:z + f + I(x^2)), "term.labels")', () => {
    expect(described('x:z + f + I(x^2)').map(({ label }) => label)).toEqual(['f', 'I(x^2)', 'x:z'])
  })

  it.each([
    ['x', { column: 'x', form: 'plain', degree: 1, reference: null }],
    ['poly(x, 3)', { column: 'x', form: 'polynomial', degree: 3, reference: null }],
    ['poly(x)', { column: 'x', form: 'polynomial', degree: 1, reference: null }],
    ['factor(n)', { column: 'n', form: 'factor', degree: 1, reference: null }],
    ['factor(n, ref = 6)', { column: 'n', form: 'factor', degree: 1, reference: '6' }],
    ['relevel(factor(n), ref = "6")', { column: 'n', form: 'factor', degree: 1, reference: '6' }],
    ['relevel(f, "b")', { column: 'f', form: 'factor', degree: 1, reference: 'b' }],
    ['log(x)', { column: 'x', form: 'log', degree: 1, reference: null }],
    ['sqrt(x)', { column: 'x', form: 'sqrt', degree: 1, reference: null }],
    ['`my col`', { column: 'my col', form: 'plain', degree: 1, reference: null }],
    ['log(x, base = 2)', null],
    ['I(x^2)', null],
    ['x:z', null],
    ['poly(x + z, 2)', null],
  ])('%s', (predictors, shape) => {
    expect(described(predictors)[0].shape).toEqual(shape)
  })

  it('names a variable so that it can stand in an interaction', () => {
    expect(described('(x > 2):z')[0]).toEqual({ label: 'x > 2:z', variables: ['(x > 2)', 'z'], shape: null })
  })
})
