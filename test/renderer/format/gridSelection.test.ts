import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countRows,
  extendSelection,
  isSelected,
  selectAll,
  selectCell,
  toggleRow,
  type GridSelection,
} from '../../../src/renderer/format/gridSelection'

const ROWS = 12

const rowsOf = (selection: GridSelection | null): number[] =>
  Array.from({ length: ROWS }, (_, row) => row).filter(
    (row) => selection !== null && isSelected(selection, { row, column: 0 }),
  )

describe('a selection in the grid', () => {
  it('toggled row by row holds the rows toggled an odd number of times, in ranges that do not touch', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(ROWS - 1)), (toggles) => {
        const selection = toggles.reduce<GridSelection | null>(toggleRow, null)
        const odd = rowsOf(selectAll(ROWS)).filter((row) => toggles.filter((r) => r === row).length % 2 === 1)
        expect(rowsOf(selection)).toEqual(odd)
        expect(selection ? countRows(selection) : 0).toBe(odd.length)
        const ranges = selection?.rows ?? []
        ranges.slice(1).forEach((range, index) => expect(range.start).toBeGreaterThan(ranges[index].end))
      }),
    )
  })

  it('extended is the block between two cells, whichever comes first', () => {
    const cell = fc.record({ row: fc.nat(ROWS - 1), column: fc.nat(5) })
    fc.assert(
      fc.property(cell, cell, cell, (from, to, other) => {
        const block = extendSelection(selectCell(from), to)
        const between = (a: number, b: number, x: number) => x >= Math.min(a, b) && x <= Math.max(a, b)
        expect(isSelected(block, other)).toBe(
          between(from.row, to.row, other.row) && between(from.column, to.column, other.column),
        )
        expect(extendSelection(block, from)).toEqual(selectCell(from))
      }),
    )
  })

  it('that begins at a row’s number takes in whole rows', () => {
    const rows = extendSelection(selectCell({ row: 2, column: null }), { row: 4, column: 1 })
    expect(rowsOf(rows)).toEqual([2, 3, 4])
    expect(isSelected(rows, { row: 3, column: null })).toBe(true)
    expect(isSelected(selectCell({ row: 3, column: 1 }), { row: 3, column: null })).toBe(false)
  })

  it('of everything is empty where there is nothing', () => {
    expect(selectAll(0)).toBeNull()
    expect(countRows(selectAll(5_000_000)!)).toBe(5_000_000)
  })
})
