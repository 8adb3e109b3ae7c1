import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addInteraction, dropTerm, toggleIntercept } from '@shared/formula/changeTerms'
import { readWrittenTerms, termKey } from '@shared/formula/writtenTerms'
import { formulaText, keysOf, onTable, written } from './editedFormula'

describe('addInteraction', () => {
  it.each([
    ['y ~ x + z', ['x'], ['z'], 'y ~ x + z + x:z'],
    ['y ~ x * z', ['x'], ['z'], 'y ~ x * z'],
    ['y ~ x * z - x:z', ['x'], ['z'], 'y ~ x * z'],
    ['y ~ x', ['x'], ['n'], 'y ~ x + x:n'],
    ['y ~ x + log(z) + f', ['x', 'f'], ['log(z)'], 'y ~ x + log(z) + f + x:f:log(z)'],
    ['y ~ (x > 2) + z', ['(x > 2)'], ['z'], 'y ~ (x > 2) + z + (x > 2):z'],
    ['y ~ x + `my col`', ['x'], ['`my col`'], 'y ~ x + `my col` + x:`my col`'],
    ['y ~ x', ['x'], ['x'], 'y ~ x'],
    ['y ~ x +', ['x'], ['z'], 'y ~ x +'],
  ])('%s, %j, %j: %s', (text, first, second, expected) => {
    expect(addInteraction(onTable(text), first, second)).toBe(expected)
  })
})

describe('dropTerm', () => {
  it.each([
    ['y ~ x + z', ['x'], 'y ~ z'],
    ['y ~ x', ['x'], 'y ~ 1'],
    ['y ~ x + z + x:z', ['z', 'x'], 'y ~ x + z'],
    ['y ~ x + z + z:x', ['x', 'z'], 'y ~ x + z'],
    ['y ~ x * z', ['x'], 'y ~ x * z - x'],
    ['y ~ x * z - x:z', ['x'], 'y ~ x * z - x:z - x'],
    ['y ~ (x + z)^2', ['x', 'z'], 'y ~ (x + z)^2 - x:z'],
    ['y ~ 0 + x', ['x'], 'y ~ 0'],
    ['y ~ I(x^2) + poly(z, 2)', ['I(x^2)'], 'y ~ poly(z, 2)'],
    ['y ~ x', ['w'], 'y ~ x'],
  ])('%s, %j: %s', (text, term, expected) => {
    expect(dropTerm(onTable(text), term)).toBe(expected)
  })
})

describe('toggleIntercept', () => {
  it.each([
    ['y ~ x', 'y ~ 0 + x'],
    ['y ~ 0 + x', 'y ~ x'],
    ['y ~ x - 1', 'y ~ x'],
    ['y ~ -1 + x', 'y ~ x'],
    ['y ~ 1 + x', 'y ~ 0 + x'],
    ['y ~ (x + 0)', 'y ~ (x + 0) + 1'],
    ['y ~ (x + 1)', 'y ~ (x + 1) - 1'],
    ['y ~ 1', 'y ~ 0'],
  ])('%s: %s', (text, expected) => {
    expect(toggleIntercept(onTable(text))).toBe(expected)
  })
})

describe('laws', () => {
  it('an interaction adds that term and no other, and removing it gives the terms back', () => {
    fc.assert(
      fc.property(formulaText, fc.nat(), fc.nat(), (text, i, j) => {
        const before = written(text)
        fc.pre(before !== null && before.terms.length > 0)
        if (before === null) return
        const [first, second] = [i, j].map((index) => before.terms[index % before.terms.length])
        const product = [...new Set([...first, ...second])]
        const edited = addInteraction(onTable(text), first, second)
        const expected = new Set([...keysOf(before), termKey(product)])
        expect(keysOf(written(edited))).toEqual(expected)
        expect(written(edited)?.hasIntercept).toBe(before.hasIntercept)
        if (keysOf(before).has(termKey(product))) return
        expect(keysOf(written(dropTerm(onTable(edited), product)))).toEqual(keysOf(before))
      }),
      { numRuns: 1000 },
    )
  })

  it('a removal takes that term and no other', () => {
    fc.assert(
      fc.property(formulaText, fc.nat(), (text, i) => {
        const before = written(text)
        fc.pre(before !== null && before.terms.length > 0)
        if (before === null) return
        const term = before.terms[i % before.terms.length]
        const after = written(dropTerm(onTable(text), term))
        const expected = new Set([...keysOf(before)].filter((key) => key !== termKey(term)))
        expect(keysOf(after)).toEqual(expected)
        expect(after?.hasIntercept).toBe(before.hasIntercept)
      }),
      { numRuns: 1000 },
    )
  })

  it('the intercept is switched by itself, and twice is never', () => {
    fc.assert(
      fc.property(formulaText, (text) => {
        const before = written(text)
        fc.pre(before !== null)
        const once = toggleIntercept(onTable(text))
        const twice = toggleIntercept(onTable(once))
        expect(keysOf(written(once))).toEqual(keysOf(before))
        expect(written(once)?.hasIntercept).toBe(!before?.hasIntercept)
        expect(written(twice)?.hasIntercept).toBe(before?.hasIntercept)
        expect(keysOf(written(twice))).toEqual(keysOf(before))
      }),
      { numRuns: 1000 },
    )
  })

  it('a text that is no formula stays as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(readWrittenTerms(onTable(text)) === null)
        expect(toggleIntercept(onTable(text))).toBe(text)
        expect(dropTerm(onTable(text), ['x'])).toBe(text)
      }),
    )
  })
})
