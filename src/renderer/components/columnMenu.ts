import type { RowView } from '@shared/contract/tableApi'
import { askedTypes, type AskedType } from '@shared/source/importOptions'
import type { ColumnSummary } from '@shared/table/column'
import type { MessageKey, MessageParameters } from '../locales/messages'
import type { MenuItem } from './menuItem'

/** What can be done with a column from its header. */
export type ColumnAction =
  | { readonly kind: 'sort'; readonly direction: 'ascending' | 'descending' | null }
  | { readonly kind: 'filter' }
  | { readonly kind: 'find' }
  | { readonly kind: 'type'; readonly type: AskedType | null }
  | { readonly kind: 'name-rows'; readonly by: boolean }
  | { readonly kind: 'problems' }

interface ColumnMenuContext {
  readonly column: ColumnSummary
  readonly sort: RowView['sort']
  /** The type that the user asked for; null where it was found. */
  readonly asked: AskedType | null
  /** Whether the file has the column: one that steps made cannot be read otherwise. */
  readonly isOfFile: boolean
  /** The column whose values name the rows. */
  readonly idColumn: string | null
  readonly text: (key: MessageKey, parameters?: MessageParameters) => string
}

export function columnMenu(context: ColumnMenuContext): readonly MenuItem<ColumnAction>[] {
  const { column, idColumn, isOfFile, text } = context
  const namesRows = idColumn === column.name
  return [
    ...sorting(context),
    { label: text('table.menu.filter'), value: { kind: 'filter' } },
    { label: text('table.menu.find'), value: { kind: 'find' } },
    ...(isOfFile ? [types(context)] : []),
    {
      label: text('table.menu.nameRows'),
      value: { kind: 'name-rows', by: !namesRows },
      checked: namesRows,
    },
    ...(column.unparsed > 0
      ? [
          {
            label: text('table.menu.problems'),
            value: { kind: 'problems' },
            note: column.unparsed.toLocaleString(),
          } as const,
        ]
      : []),
  ]
}

function sorting({ column, sort, text }: ColumnMenuContext): readonly MenuItem<ColumnAction>[] {
  const current = sort?.column === column.name ? sort.direction : null
  return (['ascending', 'descending'] as const).map((direction) => ({
    label: text(`table.menu.${direction}`),
    // Chosen again it goes back to the order of the file.
    value: { kind: 'sort', direction: current === direction ? null : direction },
    checked: current === direction,
  }))
}

function types({ column, asked, text }: ColumnMenuContext): MenuItem<ColumnAction> {
  const found = text(`importing.types.${column.type}`)
  return {
    label: text('table.menu.type'),
    note: found,
    items: [
      {
        label: asked === null ? text('importing.auto', { guess: found }) : text('importing.autoOnly'),
        value: { kind: 'type', type: null },
        checked: asked === null,
      },
      ...askedTypes.map((type) => ({
        label: text(`importing.types.${type}`),
        value: { kind: 'type', type } as const,
        checked: asked === type,
      })),
    ],
  }
}
