import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyDocument, tabs, type AnalysisDocument } from '@shared/document/analysisDocument'
import {
  applyCommand,
  emptyHistory,
  MERGE_MS,
  redoCommand,
  undoCommand,
  type Command,
  type DocumentHistory,
} from '../../../src/renderer/stores/documentHistory'

const withFormula = (formula: string): AnalysisDocument => ({
  ...emptyDocument,
  model: { ...emptyDocument.model, formula },
})

const commandArbitrary = fc.record({
  name: fc.constantFrom('editFormula' as const, 'changeThreshold' as const, 'restoreModel' as const),
  control: fc.option(fc.constantFrom('formula', 'threshold')),
  wait: fc.integer({ min: 0, max: 2 * MERGE_MS }),
  formula: fc.string(),
})

const historyArbitrary = fc.array(commandArbitrary, { maxLength: 30 }).map((commands) => {
  let at = 0
  return commands.reduce<DocumentHistory>((history, { name, control, wait, formula }) => {
    at += wait
    return applyCommand(history, { name, control, at, document: withFormula(formula) })
  }, emptyHistory(emptyDocument))
})

const editAt = (at: number, formula: string): Command => ({
  name: 'editFormula',
  control: 'formula',
  at,
  document: withFormula(formula),
})

describe('documentHistory', () => {
  it('redo after undo is the identity', () => {
    fc.assert(
      fc.property(historyArbitrary, (history) => {
        fc.pre(history.past.length > 0)
        expect(redoCommand(undoCommand(history))).toEqual(history)
      }),
    )
  })

  it('undo after redo is the identity', () => {
    fc.assert(
      fc.property(historyArbitrary, (history) => {
        fc.pre(history.past.length > 0)
        const undone = undoCommand(history)
        expect(undoCommand(redoCommand(undone))).toEqual(undone)
      }),
    )
  })

  it('undoing every step leads back to the first document', () => {
    fc.assert(
      fc.property(historyArbitrary, (history) => {
        let current = history
        for (let step = 0; step < history.past.length; step++) current = undoCommand(current)
        expect(current.present).toEqual(emptyDocument)
        expect(undoCommand(current)).toBe(current)
      }),
    )
  })

  it('a new command forgets what was undone', () => {
    fc.assert(
      fc.property(historyArbitrary, (history) => {
        const next = applyCommand(undoCommand(history), editAt(1e9, 'y ~ new'))
        expect(next.future).toEqual([])
        expect(next.present.model.formula).toBe('y ~ new')
      }),
    )
  })

  it('merges consecutive changes of one control into one step', () => {
    const first = applyCommand(emptyHistory(emptyDocument), editAt(0, 'y ~ a'))
    const second = applyCommand(first, editAt(MERGE_MS, 'y ~ ab'))
    expect(second.past).toHaveLength(1)
    expect(undoCommand(second).present).toEqual(emptyDocument)
  })

  it('keeps changes of one control apart when time has passed, and changes of different controls always', () => {
    const first = applyCommand(emptyHistory(emptyDocument), editAt(0, 'y ~ a'))
    expect(applyCommand(first, editAt(MERGE_MS + 1, 'y ~ ab')).past).toHaveLength(2)
    expect(applyCommand(first, { ...editAt(1, 'y ~ b'), control: 'other' }).past).toHaveLength(2)
    expect(applyCommand(first, { ...editAt(1, 'y ~ b'), control: null }).past).toHaveLength(2)
  })

  it('does not merge into a step that has been returned to', () => {
    const first = applyCommand(emptyHistory(emptyDocument), editAt(0, 'y ~ a'))
    const second = applyCommand(first, editAt(1000, 'y ~ ab'))
    expect(applyCommand(undoCommand(second), editAt(1001, 'y ~ c')).past).toHaveLength(2)
  })

  it('undo and redo leave the tab where the user is', () => {
    const edited = applyCommand(emptyHistory(emptyDocument), editAt(0, 'y ~ a'))
    for (const tab of tabs) {
      const { present } = edited
      const moved = { ...edited, present: { ...present, view: { ...present.view, tab } } }
      const undone = undoCommand(moved)
      expect(undone.present.view.tab).toBe(tab)
      expect(redoCommand(undone).present).toEqual(moved.present)
    }
  })
})
