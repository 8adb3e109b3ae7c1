import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { RowView } from '@shared/contract/tableApi'
import type { AppError } from '@shared/outcome/appError'
import { useDocumentStore } from './documentStore'
import { useFirstRowsStore } from './firstRowsStore'
import { useTableStore } from './tableStore'

type PagedRows = Pick<RowView, 'tableId' | 'filter'>

/** How the table shows its rows: filtered by the document, sorted as the user looks at them. */
export const useTableViewStore = defineStore('tableView', () => {
  const documents = useDocumentStore()
  const firstRows = useFirstRowsStore()
  const tables = useTableStore()

  const sort = shallowRef<RowView['sort']>(null)
  const shownRows = shallowRef<number | null>(null)
  const error = shallowRef<AppError | null>(null)

  /** By itself, so that another change of the document leaves the view, and what was found and chosen in it. */
  const filter = computed(() => documents.document.filter)
  const view = computed<RowView | null>(() =>
    tables.info && !firstRows.shown
      ? { tableId: tables.info.tableId, filter: filter.value, sort: sort.value }
      : null,
  )

  /** A page of another table, or of rows filtered otherwise, tells nothing of those on show. */
  const isShown = ({ tableId, filter }: PagedRows): boolean =>
    view.value?.tableId === tableId && view.value.filter === filter

  watch(
    () => tables.info?.tableId,
    () => {
      sort.value = null
      shownRows.value = null
      error.value = null
    },
    { flush: 'sync' },
  )

  return {
    /** What the rows are sorted by; looking at them otherwise changes nothing of the work. */
    sort,
    /** Null while there is no table, or the first rows of another file stand in its place. */
    view,
    /** Rows that the filter keeps; null until the first page has come. */
    shownRows,
    /** Why no page can be shown. */
    error,
    shows: (of: PagedRows, rows: number): void => {
      if (!isShown(of)) return
      shownRows.value = rows
      error.value = null
    },
    fails: (of: PagedRows, reason: AppError): void => {
      if (isShown(of)) error.value = reason
    },
  }
})
