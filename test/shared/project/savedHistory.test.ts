import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnalysisDocument } from '@shared/document/analysisDocument'
import {
  applyCommand,
  currentPoint,
  emptyHistory,
  goToPoint,
  redoCommand,
  undoCommand,
  type DocumentHistory,
} from '@shared/document/history'
import { patchBetween } from '@shared/document/documentPatch'
import { journalHistory } from '@shared/project/journalHistory'
import { openHistory, renameInHistory, saveHistory, savedHistorySchema } from '@shared/project/savedHistory'
import { begun, historyArbitrary, worked } from '../document/historyArbitrary'

const told = ({ points }: DocumentHistory) =>
  [...points.values()].map(({ id, parent, name, at, document }) => ({
    id,
    parent,
    name,
    at,
    document: worked(document),
  }))

const written = (history: DocumentHistory, largest?: number) =>
  savedHistorySchema.parse(JSON.parse(JSON.stringify(saveHistory(history, largest))))

const withFormula = (document: AnalysisDocument, formula: string): AnalysisDocument => ({
  ...document,
  model: { ...document.model, formula },
})

describe('a saved history', () => {
  it('has after opening the points, the branches and the documents that it had', () => {
    fc.assert(
      fc.property(historyArbitrary, (history) => {
        const opened = openHistory(written(history), history.present)
        expect(told(opened)).toEqual(told(history))
        expect(opened.current).toBe(history.current)
        expect(opened.present).toBe(history.present)
        if (currentPoint(opened).parent !== null)
          expect(redoCommand(undoCommand(opened)).current).toBe(history.current)
      }),
    )
  })

  it('is bounded: the points nearest to the present one are kept, with the documents that they had', () => {
    fc.assert(
      fc.property(historyArbitrary, fc.nat(2000), (history, largest) => {
        const saved = written(history, largest)
        const patches = saved.points.filter(({ id }) => id !== saved.current).map(({ patch }) => patch)
        expect(patches.reduce((sum, patch) => sum + JSON.stringify(patch).length, 0)).toBeLessThanOrEqual(
          largest,
        )
        const opened = openHistory(saved, history.present)
        expect([...opened.points.values()].filter(({ parent }) => parent === null)).toHaveLength(1)
        for (const { id, document } of opened.points.values())
          expect(worked(document)).toEqual(worked(history.points.get(id)?.document ?? begun))
      }),
    )
  })

  it('leaves out what was done with other files, and keeps what hung on it', () => {
    let history = emptyHistory(begun)
    const join = { kind: 'join', file: 'other', name: 'o.csv', keys: [], enabled: true } as unknown
    const steps = [join] as AnalysisDocument['steps']
    const change = (document: AnalysisDocument): void => {
      history = applyCommand(history, { name: 'editStep', at: 0, document })
    }
    change(withFormula(begun, 'y ~ a'))
    change({ ...history.present, steps })
    change(withFormula(history.present, 'y ~ b'))
    change({ ...history.present, steps: [] })
    expect(saveHistory(history).points.map(({ id, parent }) => [id, parent])).toEqual([
      [1, null],
      [2, 1],
      [5, 2],
    ])
    expect(saveHistory(goToPoint(history, 4)).points).toHaveLength(5)
  })

  it('names files as it is told to', () => {
    const history = applyCommand(emptyHistory(begun), {
      name: 'changeImport',
      at: 0,
      document: { ...begun, source: { grant: 'g', name: 'other', options: {} } },
    })
    const renamed = renameInHistory(saveHistory(history), (grant) => `${grant}-renamed`)
    expect(renamed.points[0].patch.set?.source?.grant).toBe('g-renamed')
  })

  it('that is none, or not that of its document, is a history of the document alone', () => {
    expect(openHistory(null, begun).points.size).toBe(1)
    expect(openHistory({ current: 7, points: [] }, begun)).toEqual(emptyHistory(begun))
  })
})

describe('the history of a journal', () => {
  it('is the one that was noted', () => {
    fc.assert(
      fc.property(historyArbitrary, (history) => {
        const points = [...history.points.values()].map(({ id, parent, name, at, document }) => {
          const above = parent === null ? undefined : history.points.get(parent)
          return {
            id,
            parent,
            name,
            at,
            patch: above ? patchBetween(above.document, document) : { set: document },
          }
        })
        const known = new Map(points.map((point) => [point.id, point]))
        const read = journalHistory(known, history.current)
        expect(read && told(read)).toEqual(told(history))
        expect(journalHistory(known, 1e6)).toBeNull()
      }),
    )
  })
})
