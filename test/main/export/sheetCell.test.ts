import { describe, expect, it } from 'vitest'
import { columnLetters, sheetCell, xmlText } from '../../../src/main/export/sheetCell'

describe('a cell of a sheet', () => {
  it('is a number, a truth, a day or a text', () => {
    expect(sheetCell(0.1 + 0.2, 'A1', 'plain')).toBe('<c r="A1"><v>0.30000000000000004</v></c>')
    expect(sheetCell(true, 'A1', 'plain')).toBe('<c r="A1" t="b"><v>1</v></c>')
    // Microsoft's own example: 1 January 2008 is serial number 39448.
    expect(sheetCell('2008-01-01', 'A1', 'day')).toBe('<c r="A1" s="1"><v>39448</v></c>')
    expect(sheetCell('2008-01-01T18:00:00', 'A1', 'time')).toBe('<c r="A1" s="2"><v>39448.75</v></c>')
    expect(sheetCell('2008-01-01', 'A1', 'plain')).toContain('inlineStr')
    expect([sheetCell(null, 'A1', 'plain'), sheetCell(NaN, 'A1', 'plain')]).toEqual(['', ''])
  })

  it('is a text where Excel has no such number or day', () => {
    for (const [cell, column] of [
      [Infinity, 'plain'],
      ['1900-02-28', 'day'],
      ['bad', 'day'],
    ] as const)
      // prettier-ignore
      expect(sheetCell(cell, 'A1', column)).toContain(`>${cell}</t>`)
    expect(sheetCell('1900-03-01', 'A1', 'day')).toContain('<v>61</v>')
  })

  it('escapes what XML or Excel would take for something else', () => {
    expect(xmlText('<a & b>')).toBe('&lt;a &amp; b&gt;')
    expect(xmlText('a\r\n\tb\u0007')).toBe('a_x000D_\n\tb_x0007_')
    expect(xmlText('_x0041_ _x41_')).toBe('_x005F_x0041_ _x41_')
    expect(xmlText('😀\ud800')).toBe('😀_xD800_')
  })

  it('has its column’s letters', () => {
    expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD'])
  })
})
