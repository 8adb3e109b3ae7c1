import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { TableInfo } from '@shared/contract/openingApi'
import type { ColumnFigures } from '@shared/contract/tableApi'
import type { AppError } from '@shared/outcome/appError'
import type { ColumnSummary } from '@shared/table/column'
import { engine } from '../engine/engine'

interface Known {
  readonly tableId: string
  readonly figures: readonly ColumnFigures[]
}

/** The columns of the open table. A large one opens without their figures: these are asked for, and join them as they come. */
export function figuredColumns(
  info: Readonly<ShallowRef<TableInfo | null>>,
  fail: (error: AppError) => void,
): ComputedRef<readonly ColumnSummary[]> {
  const known = shallowRef<Known | null>(null)
  watch(info, async (table) => {
    if (!table?.columns.some(isOpen)) return
    const { tableId } = table
    const result = await engine.request('columnFigures', { tableId })
    if (info.value?.tableId !== tableId) return
    if (result.ok) known.value = { tableId, figures: result.value }
    else fail(result.error)
  })
  return computed(() => {
    const { columns = [], tableId } = info.value ?? {}
    const figures = known.value?.tableId === tableId ? known.value?.figures : undefined
    return figures === undefined
      ? columns
      : columns.map((column, place) => ({ ...column, ...figures[place] }))
  })
}

const isOpen = ({ distinct, histogram }: ColumnSummary): boolean => distinct === null || histogram === null
