import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { DrawnPlot } from '@shared/contract/selectionApi'
import { writeFlaggedBy } from '@shared/diagnostics/flaggedBy'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { subtract } from '@shared/table/rowAlgebra'
import { rowSetFromEdges, type RowSet } from '@shared/table/rowSet'
import { engine } from '../engine/engine'
import type { GridSelection } from '../format/gridSelection'
import type { SelectionChange } from '../format/selectionChange'
import { useCellSelectionStore } from './cellSelectionStore'
import { useDocumentStore } from './documentStore'
import { useFitStore } from './fitStore'
import { latestRequest } from './latestRequest'
import { useNoticeStore } from './noticeStore'
import { useSelectionStore } from './selectionStore'
import { useTableStore } from './tableStore'
import { useTableViewStore } from './tableViewStore'

/** A part of a chart that was drawn round, and what of it is drawn. */
interface Enclosed {
  readonly polygon: readonly number[]
  readonly rows: RowSet
  readonly complete: boolean
  readonly change: SelectionChange
}

/** Selects rows by asking the engine which they are, and puts them on the clipboard. */
export const useRowSelectionStore = defineStore('rowSelection', () => {
  const cells = useCellSelectionStore()
  const documents = useDocumentStore()
  const fits = useFitStore()
  const notices = useNoticeStore()
  const selection = useSelectionStore()
  const tables = useTableStore()
  const tableView = useTableViewStore()
  const copies = latestRequest('copySelected')
  const copied = shallowRef<number | null>(null)

  /** The last question: an answer to an earlier one comes too late. */
  let asked = 0
  const answer = async <T>(question: Promise<Result<T>>, use: (found: T) => void): Promise<void> => {
    const mine = ++asked
    const result = await question
    if (mine !== asked) return
    if (result.ok) use(result.value)
    else notices.showError(result.error)
  }

  const rowsWhere = (filter: string | null): Promise<Result<RowSet>> =>
    engine.request('rowsOfView', {
      tableId: tables.info?.tableId ?? '',
      filter,
      sort: null,
      ranges: null,
    })

  /** All rows in a part of a chart; the engine knows those that are not drawn. */
  const enclose = async (part: Enclosed, plot: DrawnPlot | null): Promise<void> => {
    const { polygon, change } = part
    if (part.complete || !plot || !fits.fitId) return selection.choose(part.rows, { change })
    await answer(engine.request('rowsInside', { fitId: fits.fitId, plot, polygon: [...polygon] }), (rows) =>
      selection.choose(rows, { change }),
    )
  }

  const selectFlagged = async (): Promise<void> => {
    const { outlierThreshold, flagRules } = documents.document
    if (!fits.fitId) return
    await answer(
      engine.request('rowsFlagged', { fitId: fits.fitId, outlierThreshold, flagRules }),
      ({ rows, rules }) => selection.choose(rows, { by: writeFlaggedBy(rules, outlierThreshold) }),
    )
  }

  /** The rows for which a condition in SQL is true; answers what is wrong with it. */
  const selectWhere = async (condition: string): Promise<AppError | null> => {
    const result = await rowsWhere(condition)
    if (!result.ok) return result.error
    selection.choose(result.value, { by: condition })
    return null
  }

  /** Those of the rows that the filter keeps which are not selected. */
  const invert = (): Promise<void> =>
    answer(rowsWhere(documents.document.filter), (rows) => selection.choose(subtract(rows, selection.rows)))

  let inTable = false
  /** Selects as the table does, whose whole rows stay chosen: a selection that is made elsewhere lets go of them. */
  const selectInTable = (act: () => void): void => {
    inTable = true
    act()
    inTable = false
  }

  /** Whole rows chosen in the table: the engine knows which stand at their places. */
  const selectPlaces = async (
    { rows: ranges }: GridSelection,
    change: SelectionChange = 'replace',
  ): Promise<void> => {
    const take = (rows: RowSet): void => selectInTable(() => selection.choose(rows, { change }))
    const { view } = tableView
    if (!view) return
    // Every row of the file in its order: no need to ask.
    const isPlain = view.sort === null && tableView.shownRows === tables.info?.rowCount
    const rows = isPlain && rowSetFromEdges(ranges.flatMap(({ start, end }) => [start + 1, end + 1]))
    if (rows) return take(rows)
    await answer(engine.request('rowsOfView', { ...view, ranges: [...ranges] }), take)
  }

  const copy = async (): Promise<void> => {
    const { rows } = selection
    if (!tables.info || rows.count === 0) return
    await copies.ask({ tableId: tables.info.tableId, rows, header: true }, (reply) => {
      if (!reply.ok) return notices.showError(reply.error)
      const { text, rows: count } = reply.value
      void navigator.clipboard.writeText(text).then(() => {
        if (selection.rows === rows) copied.value = count
      })
    })
  }

  watch(
    () => selection.rows,
    () => {
      copied.value = null
      if (!inTable && cells.chosen?.columns === null) cells.choose(null)
    },
    { flush: 'sync' },
  )

  return {
    /** Rows that were copied just now; null since others were selected. */
    copied: computed(() => copied.value),
    enclose,
    selectFlagged,
    selectWhere,
    invert,
    selectInTable,
    selectPlaces,
    copy,
  }
})
