import fc from 'fast-check'
import { emptyDocument, tabs, type AnalysisDocument } from '@shared/document/analysisDocument'
import {
  applyCommand,
  emptyHistory,
  goToPoint,
  MERGE_MS,
  redoCommand,
  undoCommand,
  type DocumentHistory,
} from '@shared/document/history'

/** What a user does at random: changes of the formula, of the rows and of the steps, back, forth, anywhere, another tab. */
const actArbitrary = fc.oneof(
  fc.record({ kind: fc.constant('formula' as const), formula: fc.string(), control: fc.boolean() }),
  fc.record({ kind: fc.constant('exclude' as const), row: fc.integer({ min: 1, max: 99 }) }),
  fc.record({ kind: fc.constant('restore' as const), place: fc.nat(20) }),
  fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }),
  fc.record({ kind: fc.constant('goTo' as const), place: fc.nat(1000) }),
  fc.record({ kind: fc.constant('tab' as const), tab: fc.constantFrom(...tabs) }),
)
export type Act = typeof actArbitrary extends fc.Arbitrary<infer T> ? T : never

export const actsArbitrary = fc.array(fc.tuple(actArbitrary, fc.integer({ min: 0, max: 2 * MERGE_MS })), {
  maxLength: 60,
})

export const begun: AnalysisDocument = {
  ...emptyDocument,
  source: { grant: 'g', name: 'data.csv', options: {} },
}

export function act(history: DocumentHistory, done: Act, at: number): DocumentHistory {
  const { present } = history
  const change = (document: AnalysisDocument, control: string | null = null): DocumentHistory =>
    applyCommand(history, { name: 'editFormula', control, at, document })
  switch (done.kind) {
    case 'formula': {
      const model = { ...present.model, formula: done.formula }
      return change({ ...present, model }, done.control ? 'formula' : null)
    }
    case 'exclude': {
      const exclusion = { rows: String(done.row), reason: '', by: null, when: null }
      return change({ ...present, exclusions: [...present.exclusions, exclusion] })
    }
    case 'restore':
      return change({ ...present, exclusions: present.exclusions.filter((_, place) => place !== done.place) })
    case 'undo':
      return undoCommand(history)
    case 'redo':
      return redoCommand(history)
    case 'goTo': {
      const ids = [...history.points.keys()]
      return goToPoint(history, ids[done.place % ids.length])
    }
    case 'tab':
      return { ...history, present: { ...present, view: { ...present.view, tab: done.tab } } }
  }
}

/** Histories as they become by what users do. */
export const historyArbitrary = actsArbitrary.map((acts) => {
  let at = 0
  return acts.reduce<DocumentHistory>((history, [done, wait]) => {
    at += wait
    return act(history, done, at)
  }, emptyHistory(begun))
})

/** Without the tab, which is not part of the work. */
export const worked = (document: AnalysisDocument): AnalysisDocument => ({
  ...document,
  view: { ...document.view, tab: 'table' },
})
