import type { ColumnSummary } from '@shared/table/column'
import { columnMenu, type ColumnAction } from '../components/columnMenu'
import type { MenuItem } from '../components/menuItem'
import { withColumnType } from '../format/importChoices'
import { useText } from '../locales/messages'
import { useDocumentStore } from '../stores/documentStore'
import { useFilterStore } from '../stores/filterStore'
import { useFindStore } from '../stores/findStore'
import { useProblemStore } from '../stores/problemStore'
import { useTableStore } from '../stores/tableStore'
import { useTableViewStore } from '../stores/tableViewStore'

type Sort = Extract<ColumnAction, { readonly kind: 'sort' }>['direction']

/** The menus of the table's headers, and what each of their lines does. */
export const useColumnActions = (sortBy: (column: string, direction: Sort) => void) => {
  const { text } = useText()
  const documents = useDocumentStore()
  const filters = useFilterStore()
  const finding = useFindStore()
  const problems = useProblemStore()
  const tables = useTableStore()
  const tableView = useTableViewStore()

  const menu = (column: ColumnSummary): readonly MenuItem<ColumnAction>[] =>
    columnMenu({
      column,
      sort: tableView.sort,
      asked: documents.document.source?.options.columnTypes?.[column.name] ?? null,
      isOfFile: tables.info?.fileColumns.some(({ name }) => name === column.name) ?? false,
      idColumn: documents.document.view.idColumn,
      text,
    })

  /** The file is read anew: only its texts tell what they are as another type. */
  const readAs = (
    { name }: ColumnSummary,
    type: Extract<ColumnAction, { readonly kind: 'type' }>['type'],
  ) => {
    const { source } = documents.document
    if (source) void tables.readAs({ ...source, options: withColumnType(source.options, name, type) })
  }

  const act = (column: ColumnSummary, action: ColumnAction): void => {
    switch (action.kind) {
      case 'sort':
        return sortBy(column.name, action.direction)
      case 'filter':
        return filters.editColumn(column.name)
      case 'find':
        return finding.show(column.name)
      case 'type':
        return readAs(column, action.type)
      case 'name-rows':
        return documents.setView('idColumn', action.by ? column.name : null)
      case 'problems':
        return problems.show(column.name)
    }
  }

  return { menu, act }
}
