import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyDocument, tabs, type AnalysisDocument } from '@shared/document/analysisDocument'
import {
  applyCommand,
  currentPoint,
  emptyHistory,
  goToPoint,
  MERGE_MS,
  MOST_POINTS,
  redoCommand,
  sealPoint,
  undoCommand,
  wayTo,
  type Command,
  type DocumentHistory,
} from '@shared/document/history'
import { act, actsArbitrary, begun, historyArbitrary, worked } from './historyArbitrary'

const withFormula = (formula: string): AnalysisDocument => ({
  ...emptyDocument,
  model: { ...emptyDocument.model, formula },
})

const editAt = (at: number, formula: string): Command => ({
  name: 'editFormula',
  control: 'formula',
  at,
  document: withFormula(formula),
})

const depth = ({ points, current }: DocumentHistory): number => [...wayTo(points, current)].length

describe('the history', () => {
  it('holds the same state at a point whatever is done after it', () => {
    fc.assert(
      fc.property(actsArbitrary, (acts) => {
        const known = new Map<number, AnalysisDocument>()
        let history = emptyHistory(begun)
        let at = 0
        for (const [done, wait] of acts) {
          const before = history
          history = act(history, done, (at += wait))
          const isMerged = history.current === before.current && done.kind === 'formula'
          if (isMerged || !known.has(history.current)) known.set(history.current, worked(history.present))
          expect(worked(history.present)).toEqual(known.get(history.current))
        }
        for (const [id, document] of known) {
          if (history.points.has(id)) expect(worked(goToPoint(history, id).present)).toEqual(document)
        }
      }),
    )
  })

  it('is one tree: each point has a parent of a lower number but the first', () => {
    fc.assert(
      fc.property(historyArbitrary, ({ points, current, ahead }) => {
        const [first, ...others] = points.values()
        expect(first.parent).toBeNull()
        for (const { id, parent } of others) {
          expect(points.has(parent ?? 0)).toBe(true)
          expect(parent).toBeLessThan(id)
        }
        expect(points.has(current)).toBe(true)
        for (const [parent, child] of ahead) expect(points.get(child)?.parent).toBe(parent)
      }),
    )
  })

  it('redo after undo is the identity', () => {
    fc.assert(
      fc.property(historyArbitrary, (history) => {
        fc.pre(currentPoint(history).parent !== null)
        const again = redoCommand(undoCommand(history))
        expect(again).toEqual(history)
      }),
    )
  })

  it('undo after redo is the identity', () => {
    fc.assert(
      fc.property(historyArbitrary, (history) => {
        fc.pre(currentPoint(history).parent !== null)
        const undone = undoCommand(history)
        expect(undoCommand(redoCommand(undone))).toEqual(undone)
      }),
    )
  })

  it('undoing every step leads back to the first document', () => {
    fc.assert(
      fc.property(historyArbitrary, (history) => {
        let current = history
        for (let step = 1; step < depth(history); step++) current = undoCommand(current)
        expect(worked(current.present)).toEqual(worked(begun))
        expect(undoCommand(current)).toBe(current)
      }),
    )
  })

  it('keeps what was gone back from as a branch, and undo and redo walk the one that was looked at last', () => {
    fc.assert(
      fc.property(historyArbitrary, (history) => {
        fc.pre(currentPoint(history).parent !== null)
        const left = history.current
        const next = applyCommand(undoCommand(history), editAt(1e9, 'y ~ new'))
        expect(next.present.model.formula).toBe('y ~ new')
        expect(next.points.get(left)).toEqual(history.points.get(left))
        expect(redoCommand(next)).toBe(next)
        expect(redoCommand(undoCommand(next)).current).toBe(next.current)
        const back = goToPoint(next, left)
        expect(redoCommand(undoCommand(back)).current).toBe(left)
      }),
    )
  })

  it('merges keystrokes of one control that follow closely, and nothing else', () => {
    const first = applyCommand(emptyHistory(emptyDocument), editAt(0, 'y ~ a'))
    const second = applyCommand(first, editAt(MERGE_MS, 'y ~ ab'))
    expect(second.points.size).toBe(2)
    expect(second.present.model.formula).toBe('y ~ ab')
    expect(undoCommand(second).present).toBe(emptyDocument)
    expect(applyCommand(first, editAt(MERGE_MS + 1, 'y ~ ab')).points.size).toBe(3)
    expect(applyCommand(first, { ...editAt(1, 'y ~ ab'), control: null }).points.size).toBe(3)
    expect(applyCommand(first, { ...editAt(1, 'y ~ ab'), control: 'other' }).points.size).toBe(3)
    expect(applyCommand(sealPoint(first), editAt(1, 'y ~ ab')).points.size).toBe(3)
    const again = redoCommand(undoCommand(applyCommand(first, { ...editAt(1, 'y ~ c'), control: null })))
    expect(applyCommand(undoCommand(again), editAt(2, 'y ~ d')).points.size).toBe(4)
  })

  it('keeps the tab where the user is when going back', () => {
    const changed = applyCommand(emptyHistory(emptyDocument), editAt(0, 'y ~ x'))
    for (const tab of tabs) {
      const looking = { ...changed, present: { ...changed.present, view: { ...changed.present.view, tab } } }
      expect(undoCommand(looking).present.view.tab).toBe(tab)
    }
  })

  it('is bounded: the oldest goes first, and never the way to the current point before other branches', () => {
    let history = emptyHistory(emptyDocument)
    history = applyCommand(history, { ...editAt(0, 'y ~ other'), control: null })
    const other = history.current
    history = undoCommand(history)
    for (let step = 0; step < 3 * MOST_POINTS; step++) {
      history = applyCommand(history, { ...editAt(step, `y ~ ${step}`), control: null })
      expect(history.points.size).toBeLessThanOrEqual(MOST_POINTS)
    }
    expect(history.points.has(other)).toBe(false)
    expect(depth(history)).toBe(history.points.size)
    expect(history.points.size).toBeGreaterThan(MOST_POINTS / 2)
    expect([...history.points.values()][0].parent).toBeNull()
  })
})
