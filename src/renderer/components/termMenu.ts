import type { ColumnLevels } from '@shared/contract/tableApi'
import type { TermDescription } from '@shared/formula/describeTerms'
import type { TermEdit } from '@shared/formula/editTerm'
import type { VariableShape } from '@shared/formula/variableShape'
import { transforms } from '@shared/formula/variableShape'
import type { ColumnSummary } from '@shared/table/column'
import type { MessageKey, MessageParameters } from '../locales/messages'
import type { MenuChoice, MenuItem } from './menuItem'

export interface TermMenuContext {
  readonly term: TermDescription
  /** All terms of the model. */
  readonly terms: readonly TermDescription[]
  /** The column that the term is made of, where there is one. */
  readonly column: ColumnSummary | null
  /** Its levels, once they are known. */
  readonly levels: ColumnLevels | null
  readonly text: (key: MessageKey, parameters?: MessageParameters) => string
}

const DEGREES = [1, 2, 3, 4, 5] as const

type Item = MenuItem<TermEdit>
type Choice = MenuChoice<TermEdit>

/** What a term's menu offers: interactions with the others, and what its column can be made into. */
export function termMenu(context: TermMenuContext): readonly Item[] {
  const { term, column, text } = context
  return [
    ...interactions(context),
    ...(term.shape && column ? shapeItems(term.shape, column, context) : []),
    { label: text('model.menu.remove'), value: { kind: 'remove' } },
  ]
}

function interactions({ term, terms, text }: TermMenuContext): readonly Item[] {
  const others = terms.filter((other) => other !== term)
  if (others.length === 0) return []
  const items = others.map(({ label, variables }): Choice => ({
    label,
    value: { kind: 'interact', with: variables },
  }))
  return [{ label: text('model.menu.interact'), items }]
}

function shapeItems(shape: VariableShape, column: ColumnSummary, context: TermMenuContext): readonly Item[] {
  const isNumeric = column.type !== 'text' && column.type !== 'boolean'
  const isFactor = shape.form === 'factor' || !isNumeric
  return [
    ...(isNumeric && !isFactor ? [degrees(shape, column, context), transformations(shape, context)] : []),
    ...(isNumeric && (isFactor || column.type === 'integer') ? [coding(isFactor, context)] : []),
    ...(isFactor ? [references(shape, context)] : []),
  ]
}

/** A polynomial needs more different values than its degree. */
function degrees({ form, degree }: VariableShape, column: ColumnSummary, { text }: TermMenuContext): Item {
  const isPower = form === 'plain' || form === 'polynomial'
  const possible = DEGREES.filter((choice) => choice === 1 || choice < (column.distinct ?? Infinity))
  return {
    label: text('model.menu.degree'),
    note: isPower ? String(degree) : undefined,
    items: possible.map((choice) => ({
      label: choice === 1 ? text('model.menu.straight') : String(choice),
      value: { kind: 'degree', degree: choice },
      checked: isPower && choice === degree,
    })),
  }
}

function transformations({ form }: VariableShape, { text }: TermMenuContext): Item {
  const current = transforms.find((transform) => transform === form) ?? 'none'
  return {
    label: text('model.menu.transform'),
    note: current === 'none' ? undefined : current,
    items: (['none', ...transforms] as const).map((transform) => ({
      label: transform === 'none' ? text('terms.none') : transform,
      value: { kind: 'transform', transform },
      checked: form !== 'polynomial' && transform === current,
    })),
  }
}

function coding(isFactor: boolean, { text }: TermMenuContext): Item {
  return isFactor
    ? { label: text('model.menu.asNumber'), value: { kind: 'coding', coding: 'number' } }
    : { label: text('model.menu.asFactor'), value: { kind: 'coding', coding: 'factor' } }
}

function references({ reference }: VariableShape, { levels, text }: TermMenuContext): Item {
  const first: Choice = {
    label: text('model.menu.firstLevel'),
    value: { kind: 'reference', level: null },
    checked: reference === null,
  }
  const listed = (levels?.levels ?? []).map(({ level, count }): Choice => ({
    label: level,
    value: { kind: 'reference', level },
    checked: level === reference,
    note: text('model.menu.rows', { count }),
  }))
  const unlisted = levels ? levels.total - levels.levels.length : 0
  return {
    label: text('model.menu.reference'),
    note: reference ?? undefined,
    footnote: unlisted > 0 ? text('model.menu.unlisted', { count: unlisted }) : undefined,
    items: levels ? [first, ...listed] : [],
  }
}
