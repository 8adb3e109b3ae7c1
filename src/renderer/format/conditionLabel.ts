import type { ColumnCondition } from '@shared/document/columnCondition'
import type { MessageKey, MessageParameters } from '../locales/messages'

/** Values that a chip lists before it counts the others. */
const LISTED = 3

type Text = (key: MessageKey, parameters?: MessageParameters) => string

/** A condition in words. */
export function conditionLabel(condition: ColumnCondition, text: Text): string {
  switch (condition.kind) {
    case 'range':
    case 'dates':
      return rangeLabel(condition, text)
    case 'contains':
      return text('filter.chips.contains', { column: condition.column, text: condition.text })
    case 'one-of':
      return text('filter.chips.one-of', {
        column: condition.column,
        values: listed(condition.values, text),
      })
    case 'is':
      return text(condition.value ? 'filter.chips.true' : 'filter.chips.false', { column: condition.column })
    case 'missing':
      return text(condition.missing ? 'filter.chips.missing' : 'filter.chips.present', {
        column: condition.column,
      })
    case 'typed':
      return condition.condition
  }
}

/** Ends are written with all their digits: they decide which rows count. */
function rangeLabel(
  { column, from, to }: Extract<ColumnCondition, { readonly kind: 'range' | 'dates' }>,
  text: Text,
): string {
  if (from !== null && to !== null)
    return text('filter.chips.range', { column, from: String(from), to: String(to) })
  return from === null
    ? text('filter.chips.to', { column, to: String(to) })
    : text('filter.chips.from', { column, from: String(from) })
}

function listed(values: readonly string[], text: Text): string {
  const shown = values.slice(0, LISTED).join(', ')
  const others = values.length - LISTED
  return others > 0 ? text('filter.chips.more', { values: shown, count: others }) : shown
}
