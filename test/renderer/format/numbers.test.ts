import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatColumn,
  formatNumber,
  formatPowerOfTen,
  parseNumber,
} from '../../../src/renderer/format/numbers'

describe('formatColumn', () => {
  it('gives all numbers the decimals that the smallest needs for five digits', () => {
    expect(formatColumn([37.285126167342, -5.34447157272])).toEqual(['37.2851', '-5.3445'])
  })

  it('stops at seven digits of the largest', () => {
    expect(formatColumn([37.22727011644, -3.87783074052, -0.03177294691])).toEqual([
      '37.22727',
      '-3.87783',
      '-0.03177',
    ])
  })

  it('writes numbers of very different sizes each by itself', () => {
    expect(formatColumn([-3482258.634, 0.0358])).toEqual(['-3482259', '0.035800'])
  })

  it('keeps the relative error of each below a thousandth', () => {
    const figure = fc.double({ min: 1e-12, max: 1e12, noNaN: true })
    fc.assert(
      fc.property(fc.array(figure, { minLength: 1, maxLength: 8 }), (values) => {
        formatColumn(values).forEach((text, index) => {
          expect(Math.abs(Number(text) - values[index])).toBeLessThanOrEqual(5.1e-3 * values[index])
        })
      }),
    )
  })
})

describe('formatNumber', () => {
  it('writes NaN as a dash and infinities as such', () => {
    expect([Number.NaN, Infinity, -Infinity, 0].map((value) => formatNumber(value))).toEqual([
      '–',
      '∞',
      '-∞',
      '0',
    ])
  })
})

describe('formatPowerOfTen', () => {
  it('writes exponents as superscripts', () => {
    expect([-12, 0, 3].map(formatPowerOfTen)).toEqual(['10⁻¹²', '10⁰', '10³'])
  })
})

describe('parseNumber', () => {
  it('reads back every number that JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumber(String(value))).toBe(Number(String(value)))
      }),
    )
  })

  it('understands a decimal comma, blanks and a typographic minus', () => {
    expect(['0,5', ' 1 000.5 ', '−3', '1e-3'].map(parseNumber)).toEqual([0.5, 1000.5, -3, 0.001])
  })

  it('is NaN for what is no number', () => {
    expect(['', 'x', '1.2.3', '0x10', 'Infinity', '1e'].map(parseNumber)).toEqual(Array(6).fill(Number.NaN))
  })
})
