import { describe, expect, it } from 'vitest'
import type { AnalysisDocument } from '@shared/document/analysisDocument'
import type { CommandName } from '@shared/document/commandName'
import { describeChange, type ChangeDetail } from '@shared/document/describeChange'
import { applyCommand, currentPoint, emptyHistory } from '@shared/document/history'
import { begun } from './historyArbitrary'

const excluding = (rows: string, reason = ''): AnalysisDocument => ({
  ...begun,
  exclusions: [{ rows, reason, by: null, when: null }],
})

const detail = (name: CommandName, before: AnalysisDocument, document: AnalysisDocument): ChangeDetail => {
  const history = applyCommand(emptyHistory(before), { name, at: 0, document })
  return describeChange(currentPoint(history), history.points)
}

describe('the description of a change', () => {
  it('names the file that was opened, and the one that a history begins with', () => {
    expect(detail('openFile', begun, begun)).toEqual({ kind: 'value', value: 'data.csv' })
    const first = emptyHistory(begun)
    expect(describeChange(currentPoint(first), first.points)).toEqual({ kind: 'value', value: 'data.csv' })
    const nothing = emptyHistory({ ...begun, source: null })
    expect(describeChange(currentPoint(nothing), nothing.points)).toEqual({ kind: 'none' })
  })

  it('tells a value and the one before it, where there was one', () => {
    const model = { ...begun.model, formula: 'y ~ x' }
    expect(detail('editFormula', begun, { ...begun, model })).toEqual({ kind: 'value', value: 'y ~ x' })
    const other = { ...begun, model: { ...model, formula: 'y ~ z', level: 0.9 } }
    expect(detail('editFormula', { ...begun, model }, other)).toEqual({
      kind: 'from-to',
      from: 'y ~ x',
      to: 'y ~ z',
    })
    expect(detail('changeLevel', begun, other)).toEqual({ kind: 'from-to', from: '0.95', to: '0.9' })
    expect(detail('changeMethod', begun, other)).toEqual({ kind: 'none' })
  })

  it('names the step that was added, changed, removed, moved or switched', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(
      (expression) => ({ kind: 'filter', enabled: true, expression }) as const,
    )
    const of = (name: CommandName, before: AnalysisDocument['steps'], steps: AnalysisDocument['steps']) =>
      detail(name, { ...begun, steps: before }, { ...begun, steps })
    expect(of('addStep', [a], [a, b])).toEqual({ kind: 'step', step: b })
    expect(of('editStep', [a, b], [a, c])).toEqual({ kind: 'step', step: c })
    expect(of('removeStep', [a, b, c], [a, c])).toEqual({ kind: 'step', step: b })
    expect(of('removeStep', [a, b], [a])).toEqual({ kind: 'step', step: b })
    expect(of('moveStep', [a, b, c, d], [b, c, a, d])).toEqual({ kind: 'step', step: a })
    expect(of('moveStep', [a, b, c, d], [a, d, b, c])).toEqual({ kind: 'step', step: d })
    const off = { ...b, enabled: false }
    expect(of('switchStep', [a, b], [a, off])).toEqual({ kind: 'step', step: off })
    expect(of('switchStep', [a], [a])).toEqual({ kind: 'none' })
  })

  it('counts rows that were excluded or taken in again', () => {
    expect(detail('excludeRows', begun, excluding('3,5-7', 'broken'))).toEqual({
      kind: 'rows',
      count: 4,
      rows: '3,5-7',
      reason: 'broken',
    })
    expect(detail('restoreRows', excluding('3,5-7', 'broken'), excluding('3', 'broken'))).toEqual({
      kind: 'rows',
      count: 3,
      rows: '5-7',
      reason: '',
    })
  })
})
