import { shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { ColumnLevels } from '@shared/contract/tableApi'
import { engine } from '../engine/engine'
import { useTableStore } from './tableStore'

/** As many as a menu can sensibly list. */
const LISTED = 200

/** The levels of columns, asked of the engine when they are first needed. */
export const useLevelStore = defineStore('levels', () => {
  const tables = useTableStore()
  const known = shallowRef<ReadonlyMap<string, ColumnLevels>>(new Map())
  const asked = new Set<string>()

  watch(
    () => tables.info?.tableId,
    () => {
      known.value = new Map()
      asked.clear()
    },
    { flush: 'sync' },
  )

  /** Fetches the levels of a column; they appear in `known`. */
  const fetch = async (column: string): Promise<void> => {
    const table = tables.info
    if (!table || asked.has(column)) return
    asked.add(column)
    const { tableId } = table
    const result = await engine.request('columnLevels', { tableId, column, limit: LISTED })
    if (tables.info?.tableId !== tableId) return
    if (result.ok) known.value = new Map(known.value).set(column, result.value)
    else asked.delete(column)
  }

  return { known, fetch }
})
