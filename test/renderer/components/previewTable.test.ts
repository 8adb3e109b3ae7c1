import { describe, expect, it } from 'vitest'
import type { ImportPreview } from '@shared/contract/openingApi'
import PreviewTable from '../../../src/renderer/components/PreviewTable.vue'
import { csvSummary } from '../csvSummary'
import { mountWithTexts } from '../mountWithTexts'

const preview: ImportPreview = {
  files: ['a.csv'],
  import: csvSummary,
  columns: [
    { name: 'x', type: 'number', unparsed: 1 },
    { name: 'g', type: 'text', unparsed: 0 },
  ],
  page: {
    totalRows: 3,
    rowNumbers: [1, 2, 3],
    cells: [
      [1.5, 'a'],
      [null, 'b'],
      [null, null],
    ],
    failed: [{ row: 2, column: 0, text: '<b>x</b>', why: 'not-a-number' }],
  },
  rowsRead: 3,
  whole: true,
}

describe('the preview of an import', () => {
  it('shows values as they will be read, and in failed cells what stands in the file, by a sign and in words', () => {
    const table = mountWithTexts(PreviewTable, { props: { preview } })
    const cells = table.findAll('td')
    expect(cells.map((cell) => cell.text())).toEqual(['1.5', 'a', '✕ <b>x</b>', 'b', '', ''])
    expect(cells[2].attributes('title')).toContain('no number in a column of numbers')
    expect(cells[2].find('s').text()).toBe('<b>x</b>')
    expect(cells[2].find('b').exists()).toBe(false)
  })

  it('names each column’s guessed type, and hands on another', async () => {
    const table = mountWithTexts(PreviewTable, { props: { preview, types: { g: 'text' } } })
    const selects = table.findAll('select')
    expect(selects[0].find('option').text()).toBe('auto: number')
    expect(selects[1].element.value).toBe('text')
    await selects[0].setValue('text')
    await selects[1].setValue('auto')
    expect(table.emitted('type')).toEqual([
      ['x', 'text'],
      ['g', null],
    ])
    expect(selects[0].attributes('aria-label')).toBe('Type of x')
  })
})
