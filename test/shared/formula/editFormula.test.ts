import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeModel } from '@shared/formula/describeModel'
import { setResponse, togglePredictor } from '@shared/formula/editFormula'
import { expandTerms } from '@shared/formula/expandTerms'
import { parseFormula } from '@shared/formula/parseFormula'
import { brokenText, predictorsText } from './formulaText'
import { referenceTable } from './referenceTable'

describe('togglePredictor', () => {
  it.each([
    ['y ~ x', 'z', 'y ~ x + z'],
    ['y ~ x + z', 'z', 'y ~ x'],
    ['y ~ x + z', 'x', 'y ~ z'],
    ['y ~ x', 'x', 'y ~ 1'],
    ['y ~ 1', 'x', 'y ~ x'],
    ['y ~ 0 + x', 'x', 'y ~ 0'],
    ['y ~ x - 1', 'z', 'y ~ x - 1 + z'],
    ['y ~ log(x) + f:g', 'my col', 'y ~ log(x) + f:g + `my col`'],
    ['y ~ `my col` + I(z^2)', 'my col', 'y ~ I(z^2)'],
    ['y ~ .', 'x', 'y ~ . - x'],
    ['y ~ . - x', 'x', 'y ~ .'],
    ['y ~ x * z', 'x', 'y ~ x * z - x'],
    ['y ~ x * z - x', 'x', 'y ~ x * z'],
    ['y ~ x + x * z', 'x', 'y ~ x * z - x'],
    ['y ~ x:z', 'x', 'y ~ x:z + x'],
    ['y ~ x', 'y', 'y ~ x'],
    ['y ~ x + ', 'z', 'y ~ x + z'],
    ['y ~ x + log(', 'z', 'y ~ x + z'],
    ['y ~ x > 2', 'z', 'y ~ (x > 2) + z'],
    ['y ~ !l', 'z', 'y ~ (!l) + z'],
    ['', 'x', '~ x'],
    ['~ x', 'z', '~ x + z'],
    ['y', 'x', 'y ~ x'],
  ])('%s, %s: %s', (text, name, expected) => {
    expect(togglePredictor(text, name)).toBe(expected)
  })
})

describe('setResponse', () => {
  it.each([
    ['', 'y', 'y ~ 1'],
    ['~ x', 'y', 'y ~ x'],
    ['y ~ x + z', 'w', 'w ~ x + z'],
    ['y ~ x + z', 'x', 'x ~ z'],
    ['y ~ x', 'x', 'x ~ 1'],
    ['log(y) ~ x + poly(z, 2)', 'my col', '`my col` ~ x + poly(z, 2)'],
    ['y ~ . - z', 'z', 'z ~ .'],
    ['y ~ x +', 'z', 'z ~ x'],
  ])('%s, %s: %s', (text, name, expected) => {
    expect(setResponse(text, name)).toBe(expected)
  })
})

describe('laws', () => {
  const predictors = (text: string): readonly string[] | null => {
    const parsed = parseFormula(text)
    const terms = parsed.ok ? expandTerms(parsed.value, referenceTable.summaries) : parsed
    return terms.ok ? describeModel(terms.value).predictors : null
  }

  it('a toggle changes the column’s own membership and no other, wherever the formula has a meaning', () => {
    fc.assert(
      fc.property(predictorsText, fc.constantFrom('x', 'z', 'f', 'my col'), (text, name) => {
        const before = predictors(`y ~ ${text}`)
        fc.pre(before !== null)
        const after = predictors(togglePredictor(`y ~ ${text}`, name))
        if (after === null || before === null) return // taking the last one away can leave nothing
        const others = (names: readonly string[]): readonly string[] =>
          names.filter((other) => other !== name).sort()
        expect(others(after)).toEqual(others(before))
        expect(after.includes(name)).toBe(!before.includes(name))
      }),
      { numRuns: 1000 },
    )
  })

  it('any text can be edited', () => {
    fc.assert(
      fc.property(fc.oneof(brokenText, fc.string()), (text) => {
        expect(parseFormula(setResponse(text, 'y')).ok).toBe(true)
        expect(parseFormula(setResponse(togglePredictor(text, 'x'), 'y')).ok).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
