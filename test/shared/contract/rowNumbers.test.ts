import { describe, expect, it } from 'vitest'
import { rowNumbersSchema } from '@shared/contract/rowNumbers'

describe('many row numbers', () => {
  it('are taken as they are, in any order and as often as they come', () => {
    const rows = Int32Array.of(3, 3, 1)
    expect(rowNumbersSchema.parse(rows)).toBe(rows)
    expect(rowNumbersSchema.safeParse(new Int32Array(0)).success).toBe(true)
  })

  it.each([[Int32Array.of(1, 0)], [Int32Array.of(-4)], [[1, 2]], [Float64Array.of(1)], ['1-3'], [null]])(
    'are refused where they are no rows: %o',
    (value) => {
      expect(rowNumbersSchema.safeParse(value).success).toBe(false)
    },
  )
})
