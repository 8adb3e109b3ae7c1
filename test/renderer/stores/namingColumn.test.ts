import { describe, expect, it } from 'vitest'
import type { ImportDoubt } from '@shared/outcome/importDoubt'
import type { ColumnSummary } from '@shared/table/column'
import { namingColumn } from '../../../src/renderer/stores/namingColumn'

const column = (change: Partial<ColumnSummary>): ColumnSummary => ({
  name: 'name',
  type: 'text',
  missing: 0,
  unparsed: 0,
  distinct: 3,
  examples: [],
  histogram: [],
  min: null,
  max: null,
  ...change,
})

const tableOf = (columns: readonly ColumnSummary[], doubts: readonly ImportDoubt[] = []) => ({
  columns,
  rowCount: 3,
  import: { doubts },
})

describe('namingColumn', () => {
  it('is the first text column with a value in every row, each of them different', () => {
    const columns = [
      column({ name: 'number', type: 'integer' }),
      column({ name: 'repeated', distinct: 2 }),
      column({ name: 'gaps', missing: 1 }),
      column({ name: 'model' }),
      column({ name: 'other' }),
    ]
    expect(namingColumn(tableOf(columns))).toBe('model')
  })

  it('is none where no column tells the rows apart', () => {
    expect(namingColumn(tableOf([column({ distinct: 2 })]))).toBeNull()
  })

  it('is none of which it is doubted that it is text, unless its numbers are too long for one', () => {
    const columns = [column({ name: 'share' }), column({ name: 'id' })]
    const example = '1'
    expect(namingColumn(tableOf(columns, [{ code: 'percent-text', column: 'share', example }]))).toBe('id')
    expect(namingColumn(tableOf(columns, [{ code: 'integers-text', column: 'share', example }]))).toBe(
      'share',
    )
  })
})
