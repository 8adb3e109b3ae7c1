import { describe, expect, it } from 'vitest'
import { listFlaggedRows } from '../../../src/main/engine/flaggedRows'

const zeros = new Float64Array(5)
const rows = {
  rows: Int32Array.of(2, 3, 5, 8, 13),
  observed: zeros,
  fitted: zeros,
  residual: zeros,
  leverage: Float64Array.of(0.1, 0.2, 1, 0.1, 0.9),
  standardized: zeros,
  studentized: Float64Array.of(2.5, 0.3, NaN, -3, 1),
  cooksDistance: zeros,
  dffits: zeros,
  perfect: false,
}

describe('listFlaggedRows', () => {
  it('lists the flagged rows by their number in the file, the worst first', () => {
    const { total, rows: listed } = listFlaggedRows(rows, Uint8Array.of(1, 0, 2, 5, 2), 10)
    expect(total).toBe(4)
    expect(listed.map(({ row }) => row)).toEqual([5, 8, 2, 13])
    expect(listed[1]).toMatchObject({ studentized: -3, flags: 5, leverage: 0.1 })
  })

  it('counts those that the limit leaves out', () => {
    const { total, rows: listed } = listFlaggedRows(rows, Uint8Array.of(1, 0, 2, 5, 2), 1)
    expect([total, listed.length]).toEqual([4, 1])
  })
})
