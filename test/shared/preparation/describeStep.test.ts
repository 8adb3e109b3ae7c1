import { describe, expect, it } from 'vitest'
import { describeOutcome } from '@shared/preparation/describeOutcome'
import { describeStep } from '@shared/preparation/describeStep'
import { stepSchema } from '@shared/preparation/step'

const words = (step: object, language: 'en' | 'zh' = 'en') => describeStep(stepSchema.parse(step), language)

describe('a step in words', () => {
  it.each([
    [{ kind: 'filter', expression: 'x > 3' }, 'Keep the rows where x > 3'],
    [{ kind: 'compute', name: 'z', expression: 'log(x)' }, 'Compute z = log(x)'],
    [
      {
        kind: 'recode',
        column: 'g',
        name: 'h',
        pairs: [
          { from: 'a', to: 1 },
          { from: null, to: 0 },
        ],
        otherwise: 'missing',
      },
      'Recode g as h: “a” → 1, missing → 0, all else missing',
    ],
    [{ kind: 'fill-missing', column: 'x', with: 'value', value: 0.25 }, 'Fill missing x with 0.25'],
    [{ kind: 'fill-missing', column: 'x', with: 'previous' }, 'Fill missing x with the value above'],
    [{ kind: 'drop-missing', columns: ['x', 'y'] }, 'Drop the rows that lack x, y'],
    [{ kind: 'drop-missing', columns: [] }, 'Drop the rows that lack any value'],
    [
      { kind: 'outlier-rule', column: 'x', rule: 'iqr', factor: 1.5, action: 'drop' },
      'Drop the rows whose x lies beyond the quartiles by 1.5 interquartile ranges',
    ],
    [
      {
        kind: 'summarise',
        by: ['g'],
        figures: [
          { figure: 'count', name: 'n' },
          { figure: 'mean', column: 'x', name: 'm' },
        ],
      },
      'Summarise by g: n = count of rows, m = mean of x',
    ],
    [{ kind: 'parse', column: 'x', to: 'date' }, 'Read x as dates'],
    [
      {
        kind: 'join',
        file: '/d/shops.csv',
        name: 'shops.csv',
        keys: ['day', { column: 'shop', other: 'id' }],
      },
      'Join shops.csv by day, shop = id, every row kept: all columns',
    ],
    [
      {
        kind: 'join',
        file: 'b.csv',
        keys: ['k'],
        how: 'inner',
        columns: ['v', { column: 'w', name: 'u' }, { column: 't', name: 't' }],
      },
      'Join b.csv by k, rows without a match dropped: v, w → u, t',
    ],
    [{ kind: 'compute', name: 'per x', expression: 'y / x' }, 'Compute `per x` = y / x'],
    [
      { kind: 'split', name: 's', share: 0.7, seed: 12345 },
      'Draw s: train for 70 % of the rows, test for the rest (seed 12345)',
    ],
  ])('%o', (step, expected) => {
    expect(words(step)).toBe(expected)
    expect(words(step, 'zh')).toMatch(/[\u4e00-\u9fff]/)
  })

  it('names the first of many recoded values', () => {
    const pairs = [1, 2, 3, 4].map((from) => ({ from, to: from + 1 }))
    expect(words({ kind: 'recode', column: 'x', pairs })).toBe('Recode x: 1 → 2, 2 → 3, 3 → 4, …')
  })
})

describe('what a step did, in words', () => {
  const effect = { rowsBefore: 1000, rowsAfter: 1000, changed: 0, missing: null, unparsed: 0, figures: {} }
  const did = (part: object) =>
    describeOutcome({ state: 'done', effect: { ...effect, ...part }, columns: [] }, 'en')

  it('counts rows, cells, gaps and texts that could not be read, and gives the figures it went by', () => {
    expect(did({ rowsAfter: 990 })).toBe('990 of 1,000 rows kept')
    expect(did({ changed: 3, missing: 2, unparsed: 1 })).toBe(
      'cells written: 3; missing: 2; texts that could not be read: 1',
    )
    expect(did({ changed: 3, missing: 0, infinite: 2 })).toBe('cells written: 3; infinite: 2')
    const columns = [
      { column: 'v', name: 'v' },
      { column: 'x', name: 'x_2' },
    ]
    const join = {
      matched: 900,
      unmatched: 60,
      withoutKey: 40,
      nearlyMatched: 5,
      repeatedKeys: 2,
      columns,
      doubts: [],
    }
    expect(did({ rowsAfter: 900, changed: 1800, missing: 7, unparsed: 1, join })).toBe(
      '900 of 1,000 rows matched; no match: 60; of these, the same but for upper and lower case or blanks at the ends: 5; ' +
        'key missing: 40; keys in several rows of the file, the first taken: 2; texts that could not be read: 1; ' +
        '900 of 1,000 rows kept; renamed: x → x_2',
    )
    const whole = { ...join, matched: 1000, unmatched: 0, withoutKey: 0, nearlyMatched: 0, repeatedKeys: 0 }
    expect(did({ join: { ...whole, columns: [] } })).toBe('1,000 of 1,000 rows matched')
    expect(did({ rowsAfter: 9, figures: { lower: -1.5, upper: 2.25 } })).toBe(
      '9 of 1,000 rows kept; bounds -1.5 and 2.25',
    )
    expect(
      describeOutcome({ state: 'failed', error: { code: 'step-no-values', name: 'x' } }, 'en'),
    ).toContain('“x”')
  })
})
