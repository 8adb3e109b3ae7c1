import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { AppError } from '@shared/outcome/appError'
import { countRows, isSelected, type CellPlace, type GridSelection } from '../format/gridSelection'
import { latestRequest } from './latestRequest'
import { useTableViewStore } from './tableViewStore'

/** The cells chosen in the table, by their places in the view; another view has none. */
export const useCellSelectionStore = defineStore('cellSelection', () => {
  const tableView = useTableViewStore()
  const copies = latestRequest('copyRows')
  const chosen = shallowRef<GridSelection | null>(null)
  const copied = shallowRef<number | null>(null)
  const error = shallowRef<AppError | null>(null)

  const choose = (selection: GridSelection | null): void => {
    chosen.value = selection
    copied.value = null
    error.value = null
  }

  watch(
    () => tableView.view,
    () => choose(null),
    { flush: 'sync' },
  )

  /** Puts the chosen cells on the clipboard. */
  const copy = async (options: { readonly header: boolean }): Promise<void> => {
    const { view } = tableView
    const selection = chosen.value
    if (!view || !selection) return
    const { rows: ranges, columns } = selection
    await copies.ask({ ...view, ...options, ranges: [...ranges], columns }, (reply) => {
      if (!reply.ok) return void (error.value = reply.error)
      const { rows, text } = reply.value
      void navigator.clipboard.writeText(text).then(() => {
        if (chosen.value === selection) copied.value = rows
      })
    })
  }

  return {
    chosen: computed(() => chosen.value),
    rowCount: computed(() => (chosen.value ? countRows(chosen.value) : 0)),
    /** Null where whole rows are chosen. */
    columnCount: computed(() => {
      const columns = chosen.value?.columns
      return columns ? columns.end - columns.start : null
    }),
    /** Rows that were copied just now; null since something else was chosen. */
    copied: computed(() => copied.value),
    copying: computed(() => copies.slow.value !== null),
    /** Why they could not be copied. */
    error: computed(() => error.value),
    holds: (cell: CellPlace): boolean => chosen.value !== null && isSelected(chosen.value, cell),
    choose,
    copy,
  }
})
