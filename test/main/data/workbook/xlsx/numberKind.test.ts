import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CELL } from '../../../../../src/main/data/workbook/cellKind'
import { numberKind } from '../../../../../src/main/data/workbook/xlsx/numberKind'

const kindOf = (text: string) => numberKind(Buffer.from(`>${text}<`), 1, 1 + text.length)

describe('the kind of a number’s text', () => {
  it('is a number’s own only where it would be printed so', () => {
    const written = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.stringMatching(/^-?\d{1,18}(\.\d{0,18})?(E[+-]?\d{1,2})?$/),
      fc.stringMatching(/^-?0\.0{0,8}\d{1,17}$/),
      fc.string({ maxLength: 6 }),
    )
    fc.assert(
      fc.property(written, (text) => {
        const kind = kindOf(text)
        if (kind === CELL.number) expect(String(Number(text))).toBe(text)
        // Its digits say the same value, and no whole number that might be a name.
        if (kind === CELL.fraction) expect(text).toMatch(/^-?(?:0|[1-9]\d{0,14})\.\d*[1-9]$/)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['0', CELL.number],
    ['-12', CELL.number],
    ['123456789012345', CELL.number],
    ['1234567890123456', null],
    ['0.00001', CELL.number],
    ['0.0000012', CELL.fraction],
    ['12345.6789', CELL.number],
    ['1.1000000000000001', CELL.fraction],
    ['0.30000000000000004', CELL.fraction],
    ['1.10', null],
    ['1E-05', null],
    ['-0', null],
    ['007', null],
    ['1.', null],
    ['.5', null],
    ['', null],
  ])('of %s', (text, kind) => {
    expect(kindOf(text)).toBe(kind)
  })
})
