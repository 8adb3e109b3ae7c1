import type { ColumnCondition } from '@shared/document/columnCondition'
import type { ColumnSummary } from '@shared/table/column'

/** What can be asked of a column, as its form lists it. */
export type ConditionKind =
  'range' | 'dates' | 'contains' | 'one-of' | 'true' | 'false' | 'missing' | 'present'

/** A condition as it is being written: one kind holds, the others keep what was written for them. */
export interface ConditionDraft {
  readonly kind: ConditionKind
  readonly from: number | null
  readonly to: number | null
  readonly firstDay: string
  readonly lastDay: string
  readonly text: string
  readonly values: readonly string[]
}

const kinds: Readonly<Record<ColumnSummary['type'], readonly ConditionKind[]>> = {
  number: ['range', 'missing', 'present'],
  integer: ['range', 'missing', 'present'],
  date: ['dates', 'missing', 'present'],
  text: ['one-of', 'contains', 'missing', 'present'],
  boolean: ['true', 'false', 'missing', 'present'],
}

/** Values that are better chosen from a list than by a text in them. */
const LISTED_VALUES = 200

export const kindsFor = ({ type }: ColumnSummary): readonly ConditionKind[] => kinds[type]

const emptyDraft = { from: null, to: null, firstDay: '', lastDay: '', text: '', values: [] }

/** The draft to begin with: the condition to be changed, or nothing asked yet. */
export function draftOf(condition: ColumnCondition | null, column: ColumnSummary): ConditionDraft {
  switch (condition?.kind) {
    case 'range':
      return { ...emptyDraft, kind: 'range', from: condition.from, to: condition.to }
    case 'dates':
      return { ...emptyDraft, kind: 'dates', firstDay: condition.from ?? '', lastDay: condition.to ?? '' }
    case 'contains':
      return { ...emptyDraft, kind: 'contains', text: condition.text }
    case 'one-of':
      return { ...emptyDraft, kind: 'one-of', values: condition.values }
    case 'is':
      return { ...emptyDraft, kind: condition.value ? 'true' : 'false' }
    case 'missing':
      return { ...emptyDraft, kind: condition.missing ? 'missing' : 'present' }
    default:
      return { ...emptyDraft, kind: firstKind(column) }
  }
}

const firstKind = (column: ColumnSummary): ConditionKind =>
  column.type === 'text' && (column.distinct ?? Infinity) > LISTED_VALUES ? 'contains' : kindsFor(column)[0]

/** The condition that a draft amounts to; null where it does not ask for anything. */
export function conditionOf(draft: ConditionDraft, { name: column }: ColumnSummary): ColumnCondition | null {
  const { kind, from, to, firstDay, lastDay, text, values } = draft
  switch (kind) {
    case 'range':
      return from === null && to === null ? null : { kind, column, from, to }
    case 'dates':
      return firstDay === '' && lastDay === ''
        ? null
        : { kind, column, from: firstDay || null, to: lastDay || null }
    case 'contains':
      return text === '' ? null : { kind, column, text }
    case 'one-of':
      return values.length === 0 ? null : { kind, column, values }
    case 'true':
    case 'false':
      return { kind: 'is', column, value: kind === 'true' }
    case 'missing':
    case 'present':
      return { kind: 'missing', column, missing: kind === 'missing' }
  }
}
