import { describe, expect, it } from 'vitest'
import { emptyDocument, type AnalysisDocument } from '@shared/document/analysisDocument'
import { applyCommand, emptyHistory, undoCommand, type DocumentHistory } from '@shared/document/history'
import { changesSince } from '../../../src/renderer/stores/changesSince'

const withFormula = (history: DocumentHistory, formula: string): DocumentHistory =>
  change(history, { model: { ...history.present.model, formula } })

const change = (history: DocumentHistory, changed: Partial<AnalysisDocument>): DocumentHistory =>
  applyCommand(history, { name: 'editFormula', at: 0, document: { ...history.present, ...changed } })

describe('the changes since a point', () => {
  const begun = withFormula(emptyHistory(emptyDocument), 'y ~ x')

  it('are counted on every branch, those gone back from too', () => {
    const back = undoCommand(withFormula(begun, 'y ~ z'))
    expect(changesSince(back, begun.current)).toBe(1)
    expect(changesSince(undoCommand(withFormula(back, 'y ~ w')), begun.current)).toBe(2)
    expect(changesSince(begun, begun.current)).toBe(0)
  })

  it('are none where only another tab was looked at, and one where an axis was chosen', () => {
    const { view } = begun.present
    expect(changesSince(change(begun, { view: { ...view, tab: 'report' } }), begun.current)).toBe(0)
    expect(changesSince(change(begun, { view: { ...view, xAxis: 'z' } }), begun.current)).toBe(1)
  })
})
