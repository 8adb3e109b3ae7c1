import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { tsvText } from '../../../src/main/export/tsvText'

describe('tsvText', () => {
  it('writes numbers with all their digits, and nothing for what is missing', () => {
    expect(tsvText([[0.1 + 0.2, -5, 1e-300, null, NaN, true, '=1+1']])).toBe(
      '0.30000000000000004\t-5\t1e-300\t\t\tTRUE\t=1+1\n',
    )
  })

  it('is read back by a reader of tabs, whatever the texts hold', () => {
    const row = fc.tuple(fc.string(), fc.constantFrom('a\tb', 'a\nb', '"', 'a"b', '"a"', '\r'))
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const { data } = Papa.parse(tsvText(rows).slice(0, -1), { delimiter: '\t', newline: '\n' })
        expect(data).toEqual(rows)
      }),
    )
  })
})
