import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyCommand, emptyHistory, goToPoint, wayTo, type DocumentHistory } from '@shared/document/history'
import { historyRows } from '@shared/document/historyRows'
import { begun, historyArbitrary } from './historyArbitrary'

describe('the rows of a history', () => {
  it('have each point once, after the one that it came from, and the way to the current one straight', () => {
    fc.assert(
      fc.property(historyArbitrary, (history) => {
        const rows = historyRows(history)
        const place = new Map(rows.map(({ point }, index) => [point.id, index]))
        expect(place.size).toBe(rows.length)
        expect([...place.keys()].sort((a, b) => a - b)).toEqual([...history.points.keys()])
        const level = new Map(rows.map((row) => [row.point.id, row.level]))
        for (const { point, isBranch } of rows) {
          const above = level.get(point.parent ?? 0) ?? 1
          expect(level.get(point.id)).toBe(isBranch ? above + 1 : above)
          if (point.parent !== null) expect(place.get(point.parent)).toBeLessThan(place.get(point.id) ?? 0)
        }
        for (const { id } of wayTo(history.points, history.current)) expect(level.get(id)).toBe(1)
      }),
    )
  })

  it('show a branch aside, between what it leaves and what was done instead', () => {
    const change = (history: DocumentHistory, at: number): DocumentHistory =>
      applyCommand(history, { name: 'editFormula', at, document: begun })
    const other = change(change(emptyHistory(begun), 1), 2)
    const rows = historyRows(change(goToPoint(other, 1), 3))
    expect(rows.map(({ point, level, isBranch }) => [point.id, level, isBranch])).toEqual([
      [1, 1, false],
      [2, 2, true],
      [3, 2, false],
      [4, 1, false],
    ])
  })
})
