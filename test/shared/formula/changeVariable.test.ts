import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setCoding, setDegree, setReference, setTransform } from '@shared/formula/changeVariable'
import { quoteName } from '@shared/formula/quoteName'
import type { FormulaOnTable } from '@shared/formula/writtenTerms'
import { termKey } from '@shared/formula/writtenTerms'
import { formulaText, keysOf, onTable, written } from './editedFormula'
import { referenceTable } from './referenceTable'

describe('setDegree', () => {
  it.each([
    ['y ~ x + z', 'x', 2, 'y ~ poly(x, 2) + z'],
    ['y ~ poly(x, 2) + z', 'poly(x, 2)', 3, 'y ~ poly(x, 3) + z'],
    ['y ~ poly(x, 2, raw = TRUE)', 'poly(x, 2, raw = TRUE)', 3, 'y ~ poly(x, 3, raw = TRUE)'],
    ['y ~ poly(x, 2) + z', 'poly(x, 2)', 1, 'y ~ x + z'],
    ['y ~ x * z', 'x', 2, 'y ~ poly(x, 2) * z'],
    ['y ~ x + I(x^2)', 'x', 3, 'y ~ poly(x, 3) + I(x^2)'],
    ['y ~ `my col`', '`my col`', 2, 'y ~ poly(`my col`, 2)'],
    ['y ~ . - z', 'x', 2, 'y ~ . - z - x + poly(x, 2)'],
    ['y ~ . - x + poly(x, 2)', 'poly(x, 2)', 1, 'y ~ .'],
    ['y ~ x + poly(x, 2)', 'x', 2, 'y ~ poly(x, 2)'],
    ['y ~ log(x)', 'log(x)', 2, 'y ~ poly(x, 2)'],
    ['y ~ log(x, base = 2)', 'log(x, base = 2)', 2, 'y ~ log(x, base = 2)'],
  ])('%s, %s, %i: %s', (text, variable, degree, expected) => {
    expect(setDegree(onTable(text), variable, degree)).toBe(expected)
  })
})

describe('setTransform', () => {
  it.each([
    ['y ~ x + z', 'x', 'log', 'y ~ log(x) + z'],
    ['y ~ log(x)', 'log(x)', 'sqrt', 'y ~ sqrt(x)'],
    ['y ~ sqrt(x)', 'sqrt(x)', 'none', 'y ~ x'],
    ['log(y) ~ x:z', 'z', 'log', 'log(y) ~ x:log(z)'],
  ] as const)('%s, %s, %s: %s', (text, variable, transform, expected) => {
    expect(setTransform(onTable(text), variable, transform)).toBe(expected)
  })
})

describe('setCoding', () => {
  it.each([
    ['y ~ n', 'n', 'factor', 'y ~ factor(n)'],
    ['y ~ factor(n) * x', 'factor(n)', 'number', 'y ~ n * x'],
    ['y ~ relevel(factor(n), ref = "2")', 'relevel(factor(n), ref = "2")', 'number', 'y ~ n'],
    ['y ~ relevel(factor(n), ref = "2")', 'relevel(factor(n), ref = "2")', 'factor', null],
  ] as const)('%s, %s, %s: %s', (text, variable, coding, expected) => {
    expect(setCoding(onTable(text), variable, coding)).toBe(expected ?? text)
  })
})

describe('setReference', () => {
  it.each([
    ['y ~ f', 'f', 'b', 'y ~ relevel(f, ref = "b")'],
    ['y ~ relevel(f, ref = "b") + x', 'relevel(f, ref = "b")', 'c', 'y ~ relevel(f, ref = "c") + x'],
    ['y ~ relevel(f, ref = "b")', 'relevel(f, ref = "b")', null, 'y ~ f'],
    ['y ~ factor(n)', 'factor(n)', '6', 'y ~ relevel(factor(n), ref = "6")'],
    ['y ~ factor(n, ref = 6)', 'factor(n, ref = 6)', '8', 'y ~ relevel(factor(n), ref = "8")'],
    [
      'y ~ factor(n, c(1, 2))',
      'factor(n, c(1, 2))',
      '2',
      'y ~ relevel(factor(n, levels = c(1, 2)), ref = "2")',
    ],
    ['y ~ factor(n, ref = 6)', 'factor(n, ref = 6)', null, 'y ~ factor(n)'],
    ['y ~ l', 'l', 'TRUE', 'y ~ relevel(factor(l), ref = "TRUE")'],
    ['y ~ f', 'f', 'a "b"', 'y ~ relevel(f, ref = "a \\"b\\"")'],
  ])('%s, %s, %s: %s', (text, variable, level, expected) => {
    expect(setReference(onTable(text), variable, level)).toBe(expected)
  })
})

describe('laws', () => {
  const isText = (name: string): boolean =>
    referenceTable.summaries.some((column) => quoteName(column.name) === name && column.type === 'text')

  /** Each edit, and the variable that it is to make of a column. */
  const edits: readonly {
    readonly apply: (formula: FormulaOnTable, variable: string) => string
    readonly makes: (name: string) => string
  }[] = [
    { apply: (formula, name) => setDegree(formula, name, 1), makes: (name) => name },
    { apply: (formula, name) => setDegree(formula, name, 4), makes: (name) => `poly(${name}, 4)` },
    { apply: (formula, name) => setTransform(formula, name, 'sqrt'), makes: (name) => `sqrt(${name})` },
    { apply: (formula, name) => setCoding(formula, name, 'factor'), makes: (name) => `factor(${name})` },
    {
      apply: (formula, name) => setReference(formula, name, 'b'),
      makes: (name) => `relevel(${isText(name) ? name : `factor(${name})`}, ref = "b")`,
    },
  ]

  /** A formula, one of the columns that are variables of it, and an edit. */
  const cases = fc.tuple(formulaText, fc.constantFrom(...edits), fc.nat()).map(([text, edit, choice]) => {
    const before = written(text)
    const [, ...variables] = before?.nodes ?? []
    const names = variables.filter(([, node]) => node.kind === 'name').map(([name]) => name)
    return { text, edit, before, variable: names[choice % names.length] }
  })

  it('one variable takes the place of another in every term, and nothing else changes', () => {
    fc.assert(
      fc.property(cases, ({ text, edit, before, variable }) => {
        fc.pre(before !== null && variable !== undefined)
        if (before === null || variable === undefined) return
        const after = written(edit.apply(onTable(text), variable))
        const renamed = before.terms.map((term) =>
          termKey(term.map((name) => (name === variable ? edit.makes(name) : name))),
        )
        expect(after?.hasIntercept).toBe(before.hasIntercept)
        expect(keysOf(after)).toEqual(new Set(renamed))
      }),
      { numRuns: 1000 },
    )
  })

  it('the column itself again gives the terms back', () => {
    fc.assert(
      fc.property(cases, ({ text, edit, before, variable }) => {
        fc.pre(before !== null && variable !== undefined)
        if (before === null || variable === undefined) return
        fc.pre(!before.nodes.has(edit.makes(variable)))
        const edited = edit.apply(onTable(text), variable)
        const back = setTransform(onTable(edited), edit.makes(variable), 'none')
        expect(keysOf(written(back))).toEqual(keysOf(before))
      }),
      { numRuns: 1000 },
    )
  })
})
