import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addTerm, removeTerm } from '@shared/formula/editTerms'
import { expandTerms } from '@shared/formula/expandTerms'
import { parseFormula } from '@shared/formula/parseFormula'
import { termFactors } from '@shared/formula/termFactors'
import { predictorsText } from './formulaText'
import { referenceTable } from './referenceTable'

describe('addTerm', () => {
  it.each([
    ['y ~ x', 'I(x^2)', 'y ~ x + I(x^2)'],
    ['y ~ 1', 'x:z', 'y ~ x:z'],
    ['y ~ x - 1', 'z', 'y ~ x - 1 + z'],
    ['y ~ x * z - x:z', 'x:z', 'y ~ x * z'],
    ['y ~ x +', 'z', 'y ~ x +'],
  ])('%s, %s: %s', (text, term, expected) => {
    expect(addTerm(text, term)).toBe(expected)
  })
})

describe('removeTerm', () => {
  it.each([
    ['y ~ x + z', 'x', 'y ~ z'],
    ['y ~ x', 'x', 'y ~ 1'],
    ['y ~ 0 + x', 'x', 'y ~ 0'],
    ['y ~ x * z', 'x:z', 'y ~ x * z - x:z'],
    ['y ~ x + I(x^2)', 'I(x^2)', 'y ~ x'],
    ['y ~ .', 'x', 'y ~ . - x'],
    ['y ~ x + log(z)', 'log(z)', 'y ~ x'],
    ['y ~ x + x:z + x:z', 'x:z', 'y ~ x'],
    ['y ~ x', 'z', 'y ~ x'],
    ['y ~ x +', 'x', 'y ~ x +'],
    ['y ~ I(x) - x:z + x * z', 'I(x)', 'y ~ -(x:z) + x * z'],
    ['y ~ I(x) - 1 + x', 'I(x)', 'y ~ -1 + x'],
  ])('%s, %s: %s', (text, term, expected) => {
    expect(removeTerm(text, term)).toBe(expected)
  })
})

describe('laws', () => {
  /** What makes a term: which of its factors R names first depends on what else is in the formula. */
  const factors = (label: string): string => [...termFactors(label)].sort().join(':')

  const labels = (text: string): readonly string[] | null => {
    const parsed = parseFormula(text)
    const terms = parsed.ok ? expandTerms(parsed.value, referenceTable.summaries) : parsed
    return terms.ok ? terms.value.terms.map(({ label }) => label) : null
  }

  it('each term of a formula can be removed, and the others stay', () => {
    fc.assert(
      fc.property(predictorsText, fc.nat(), (predictors, pick) => {
        const text = `y ~ ${predictors}`
        const before = labels(text)
        fc.pre(before !== null && before.length > 1)
        const term = before[pick % before.length]
        const after = labels(removeTerm(text, term)) ?? []
        const others = before.filter((label) => label !== term)
        expect(after.map(factors).sort()).toEqual(others.map(factors).sort())
      }),
    )
  })

  it('a term that was removed can be added again', () => {
    fc.assert(
      fc.property(predictorsText, fc.nat(), (predictors, pick) => {
        const text = `y ~ ${predictors}`
        const before = labels(text)
        fc.pre(before !== null && before.length > 1)
        const term = before[pick % before.length]
        fc.pre(labels(`y ~ ${term}`)?.[0] === term)
        const after = labels(addTerm(removeTerm(text, term), term)) ?? []
        expect(after.map(factors).sort()).toEqual(before.map(factors).sort())
      }),
    )
  })
})
