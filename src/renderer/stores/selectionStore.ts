import { shallowRef } from 'vue'
import { defineStore } from 'pinia'
import { subtract, unite } from '@shared/table/rowAlgebra'
import { firstRow, hasRow, noRows, rowRange, rowSetOf, type RowSet } from '@shared/table/rowSet'
import type { SelectionChange } from '../format/selectionChange'

interface Choice {
  /** @default 'replace' */
  readonly change?: SelectionChange
  /** The rule that found the rows; null by hand. @default null */
  readonly by?: string | null
}

const changed: Record<SelectionChange, (before: RowSet, rows: RowSet) => RowSet> = {
  replace: (_, rows) => rows,
  add: unite,
  remove: subtract,
}

/** The rows selected and the one pointed at, by their 1-based number in the file, for the table and every chart. */
export const useSelectionStore = defineStore('selection', () => {
  const rows = shallowRef<RowSet>(noRows)
  const by = shallowRef<string | null>(null)
  const selectedRow = shallowRef<number | null>(null)
  const hoveredRow = shallowRef<number | null>(null)
  const visited = shallowRef<{ readonly row: number; readonly column: string } | null>(null)

  /** Selects rows, or adds them to those selected, or takes them away. */
  const choose = (chosen: RowSet, { change = 'replace', by: rule = null }: Choice = {}): void => {
    const joins = change === 'add' && rows.value.count > 0
    by.value = joins && by.value !== rule ? null : change === 'remove' ? by.value : rule
    rows.value = changed[change](rows.value, chosen)
    const only = rows.value.count === 1 ? (firstRow(rows.value) ?? null) : null
    const stays = selectedRow.value !== null && hasRow(rows.value, selectedRow.value)
    if (only !== null || !stays) selectedRow.value = only
  }

  const take = (row: number | null): void => {
    choose(row === null ? noRows : rowSetOf([row]))
  }

  return {
    /** All rows that are selected. */
    rows,
    /** The rule by which they were found; null by hand. */
    by,
    /** The one of them that was picked last; null where several were taken at once. */
    selectedRow,
    hoveredRow,
    choose,
    /** Picks a row alone; picking it again lets it go. */
    select: (row: number | null): void => {
      const isOnly = rows.value.count === 1 && row === selectedRow.value
      take(isOnly ? null : row)
    },
    /** Picks a row beside the others, or lets it go; or all rows from the one picked last to this one. */
    pick: (row: number, how: 'toggle' | 'extend'): void => {
      const from = selectedRow.value
      if (how === 'extend' && from !== null)
        choose(rowRange(Math.min(from, row), Math.max(from, row) + 1), { change: 'add' })
      else choose(rowSetOf([row]), { change: hasRow(rows.value, row) ? 'remove' : 'add' })
      if (hasRow(rows.value, row)) selectedRow.value = row
    },
    /** The cell that the table is to bring into view; each visit is a new value. */
    visited,
    visit: (row: number, column: string): void => {
      // Several that are selected stay so: a look at one row takes nothing away.
      if (rows.value.count <= 1) take(row)
      selectedRow.value = row
      visited.value = { row, column }
    },
    hover: (row: number | null): void => void (hoveredRow.value = row),
    clear: (): void => {
      choose(noRows)
      hoveredRow.value = null
      visited.value = null
    },
  }
})
