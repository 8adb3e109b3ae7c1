import { describe, expect, it } from 'vitest'
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

describe('namingColumn', () => {
  it('is the first text column with a value in every row, each of them different', () => {
    const columns = [
      column({ name: 'number', type: 'integer' }),
      column({ name: 'repeated', distinct: 2 }),
      column({ name: 'gaps', missing: 1 }),
      column({ name: 'model' }),
      column({ name: 'other' }),
    ]
    expect(namingColumn(columns, 3)).toBe('model')
  })

  it('is none where no column tells the rows apart', () => {
    expect(namingColumn([column({ distinct: 2 })], 3)).toBeNull()
  })
})
