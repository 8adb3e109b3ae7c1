import { describe, expect, it } from 'vitest'
import type { ColumnCondition } from '@shared/document/columnCondition'
import type { ColumnSummary } from '@shared/table/column'
import { conditionOf, draftOf, kindsFor } from '../../../src/renderer/format/conditionDraft'

const summary = (type: ColumnSummary['type'], distinct = 5): ColumnSummary => ({
  name: 'x',
  type,
  missing: 0,
  unparsed: 0,
  distinct,
  examples: [],
  histogram: [],
  min: null,
  max: null,
})

describe('the draft of a condition', () => {
  it.each<[ColumnSummary['type'], ColumnCondition]>([
    ['number', { kind: 'range', column: 'x', from: 1, to: null }],
    ['date', { kind: 'dates', column: 'x', from: null, to: '2024-02-29' }],
    ['text', { kind: 'contains', column: 'x', text: 'a' }],
    ['text', { kind: 'one-of', column: 'x', values: ['a', 'b'] }],
    ['boolean', { kind: 'is', column: 'x', value: false }],
    ['integer', { kind: 'missing', column: 'x', missing: true }],
  ])('of a %s column asks for the same again: %j', (type, condition) => {
    const column = summary(type)
    const draft = draftOf(condition, column)
    expect(kindsFor(column)).toContain(draft.kind)
    expect(conditionOf(draft, column)).toEqual(condition)
  })

  it('asks for nothing before something is written', () => {
    for (const type of ['number', 'date', 'text'] as const) {
      const column = summary(type)
      expect(conditionOf(draftOf(null, column), column)).toBeNull()
    }
  })

  it('begins with a list of the values where they are few, else with a text in them', () => {
    expect(draftOf(null, summary('text', 200)).kind).toBe('one-of')
    expect(draftOf(null, summary('text', 201)).kind).toBe('contains')
  })
})
