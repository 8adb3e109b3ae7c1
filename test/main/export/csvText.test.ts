import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { csvText } from '../../../src/main/export/csvText'

describe('csvText', () => {
  it('keeps texts from running as formulas and leaves numbers as they are', () => {
    expect(csvText([['=1+1', '+x', '-x', '@x', '\tx', 'a=b']])).toBe("'=1+1,'+x,'-x,'@x,'\tx,a=b\r\n")
    expect(csvText([[-1, 0.1 + 0.2, 1e-300, NaN, null, true]])).toBe(
      '-1,0.30000000000000004,1e-300,,,TRUE\r\n',
    )
  })

  it('is read back by any reader of CSV, whatever the texts hold', () => {
    const harmless = fc.string().filter((text) => !/^[=+\-@\t\r]/.test(text))
    fc.assert(
      fc.property(fc.array(fc.tuple(harmless, harmless), { minLength: 1 }), (rows) => {
        const { data } = Papa.parse(csvText(rows).slice(0, -2), { delimiter: ',', newline: '\r\n' })
        expect(data).toEqual(rows)
      }),
    )
  })
})
