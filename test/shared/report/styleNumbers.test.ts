import { describe, expect, it } from 'vitest'
import { cellText, number, significant, text } from '@shared/report/cell'
import type { NumberStyle } from '@shared/report/composition'
import type { ReportBlock, ReportTable } from '@shared/report/reportModel'
import { styleNumbers } from '@shared/report/styleNumbers'

const table: ReportTable = {
  kind: 'table',
  caption: null,
  columns: [],
  rows: [
    [
      text('wt'),
      significant(-5.344471572722676),
      number(1.293958701350534e-10, 'p-value'),
      number(32, 'count'),
    ],
  ],
}

function written(numbers: NumberStyle, pValues: 'full' | 'apa'): readonly string[] {
  const styled = styleNumbers(table, { numbers, pValues }) as ReportTable
  return styled.rows[0].map((cell) => cellText(cell, 'en'))
}

describe('styleNumbers', () => {
  it('writes figures by significant digits or decimals; counts stay counts', () => {
    expect(written({ kind: 'usual' }, 'full')).toEqual(['wt', '-5.34447', '1.29e-10', '32'])
    expect(written({ kind: 'significant', digits: 3 }, 'full')).toEqual(['wt', '-5.34', '1.29e-10', '32'])
    expect(written({ kind: 'decimals', decimals: 2 }, 'full')).toEqual(['wt', '-5.34', '1.29e-10', '32'])
  })

  it('writes p-values by APA 7, 6.36', () => {
    expect(written({ kind: 'usual' }, 'apa')[2]).toBe('< .001')
    const block: ReportBlock = { kind: 'facts', facts: [{ name: 'p', value: number(0.0312, 'p-value') }] }
    expect(styleNumbers(block, { numbers: { kind: 'usual' }, pValues: 'apa' })).toEqual({
      kind: 'facts',
      facts: [{ name: 'p', value: number(0.0312, 'p-apa') }],
    })
  })

  it('changes nothing where nothing is asked for', () => {
    expect(styleNumbers(table, { numbers: { kind: 'usual' }, pValues: 'full' })).toBe(table)
  })
})
