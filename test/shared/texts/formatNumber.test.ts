import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatCount,
  formatDecimals,
  formatPercent,
  formatPValue,
  formatSignificant,
} from '@shared/texts/formatNumber'

describe('formatSignificant', () => {
  it.each([
    [37.28512617, 6, '37.2851'],
    [-5.344471573, 6, '-5.34447'],
    [0.0001234567, 3, '0.000123'],
    [0.0000327, 3, '3.27e-5'],
    [1.2345e-19, 3, '1.23e-19'],
    [1234567.8, 6, '1234568'],
    [123456789012, 6, '1.23457e11'],
    [9.9999999, 4, '10'],
    [95, 6, '95'],
    [0.5, 6, '0.5'],
    [0, 6, '0'],
    [-0, 6, '0'],
    [Number.NaN, 6, '–'],
    [Infinity, 6, '∞'],
    [-Infinity, 6, '-∞'],
    [5e-324, 3, '4.94e-324'],
    [Number.MAX_VALUE, 3, '1.8e308'],
  ])('writes %d to %d digits as %s', (value, digits, text) => {
    expect(formatSignificant(value, digits, 'en')).toBe(text)
    expect(formatSignificant(value, digits, 'zh')).toBe(text)
  })

  it('reads back to within half a unit of the last digit asked for', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer({ min: 1, max: 15 }),
        (value, digits) => {
          const read = Number(formatSignificant(value, digits, 'en'))
          if (!Number.isFinite(read)) return // rounding up the largest double leaves the range
          expect(Math.abs(read - value)).toBeLessThanOrEqual(
            Math.abs(value) * 0.5000001 * 10 ** (1 - digits) + 5e-324,
          )
        },
      ),
    )
  })
})

describe('formatDecimals', () => {
  it.each([
    [-5.344471572722676, 3, '-5.344'],
    [0.5, 2, '0.50'],
    [12, 0, '12'],
    [0, 2, '0.00'],
    [0.00049, 3, '0.00049'],
    [-1e-9, 3, '-1e-9'],
    [3.2e20, 2, '3.2e20'],
    [Number.NaN, 2, '–'],
    [-Infinity, 2, '-∞'],
  ])('writes %d with %d decimals as %s', (value, decimals, text) => {
    expect(formatDecimals(value, decimals, 'en')).toBe(text)
  })

  it('never shows a figure as zero that is none', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.integer({ min: 0, max: 15 }), (value, decimals) => {
        fc.pre(value !== 0)
        expect(Number(formatDecimals(value, decimals, 'en').replace('∞', 'Infinity'))).not.toBe(0)
      }),
    )
  })
})

describe('formatPValue', () => {
  it('keeps three digits however small in the full style', () => {
    expect(formatPValue(1.294e-10, 'en')).toBe('1.29e-10')
    expect(formatPValue(1e-300, 'zh')).toBe('1e-300')
    expect(formatPValue(0.8412, 'en')).toBe('0.841')
    expect(formatPValue(0, 'en')).toBe('< 1e-300')
  })

  it('follows APA 7 in English and keeps the zero in Chinese', () => {
    expect(formatPValue(0.00012, 'en', { style: 'apa' })).toBe('< .001')
    expect(formatPValue(0.0314, 'en', { style: 'apa' })).toBe('.031')
    expect(formatPValue(0.00012, 'zh', { style: 'apa' })).toBe('< 0.001')
    expect(formatPValue(1, 'en', { style: 'apa' })).toBe('1.000')
  })
})

describe('counts and shares', () => {
  it('sets thousands apart', () => {
    expect(formatCount(1234567, 'en')).toBe('1,234,567')
    expect(formatCount(1234567, 'zh')).toBe('1,234,567')
  })
  it('writes a level as a percentage', () => {
    expect(formatPercent(0.95, 'en')).toBe('95')
    expect(formatPercent(0.999, 'zh')).toBe('99.9')
  })
})
