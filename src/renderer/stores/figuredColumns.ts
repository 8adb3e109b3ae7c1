import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { TableInfo } from '@shared/contract/openingApi'
import type { ColumnFigures } from '@shared/contract/tableApi'
import type { AppError } from '@shared/outcome/appError'
import type { ColumnSummary } from '@shared/table/column'
import { engine } from '../engine/engine'
import { onUserAction } from '../window/userAction'
import { restingWork } from './restingWork'

/** So long the table must have rested before the columns are counted: who scrolls needs the processors. */
const REST_MS = 400

interface Known {
  readonly tableId: string
  /** By the column's place. */
  readonly figures: ReadonlyMap<number, ColumnFigures>
}

interface FiguredColumns {
  readonly columns: ComputedRef<readonly ColumnSummary[]>
  /** The columns in these places are in sight: their figures come first. */
  readonly prefer: (places: readonly number[]) => void
}

/**
 * The columns of the open table. A large one opens without their figures: these are asked for while the user rests, a few columns at a
 * time, and join the columns as they come.
 */
export function figuredColumns(
  info: Readonly<ShallowRef<TableInfo | null>>,
  fail: (error: AppError) => void,
): FiguredColumns {
  const known = shallowRef<Known | null>(null)
  let preferred: readonly number[] = []

  const figures = computed(() =>
    known.value?.tableId === info.value?.tableId ? known.value?.figures : undefined,
  )
  const columns = computed(() => {
    const { columns = [] } = info.value ?? {}
    const found = figures.value
    if (found === undefined) return columns
    return columns.map((column, place) => ({ ...column, ...found.get(place) }))
  })

  const wanted = (): number[] => {
    const open = columns.value.flatMap((column, place) => (isOpen(column) ? [place] : []))
    if (open.length === 0) return open
    const first = new Set(preferred)
    return [...open.filter((place) => first.has(place)), ...open.filter((place) => !first.has(place))]
  }

  const part = async (signal: AbortSignal): Promise<boolean> => {
    const tableId = info.value?.tableId
    const places = wanted()
    if (tableId === undefined || places.length === 0) return false
    const request = { tableId, columns: places }
    const result = await engine.request('columnFigures', request, { signal, inBackground: true })
    if (signal.aborted || info.value?.tableId !== tableId) return false
    if (!result.ok) {
      fail(result.error)
      return false
    }
    const more = result.value.map((one) => [one.column, one] as const)
    known.value = { tableId, figures: new Map([...(figures.value ?? []), ...more]) }
    return more.length > 0 && more.length < places.length
  }

  const work = restingWork({ restMs: REST_MS, isBusy: () => engine.isBusy, part })
  watch(info, () => (wanted().length > 0 ? work.begin() : work.end()))
  engine.onRequest = work.giveWay
  onUserAction(work.giveWay)
  return { columns, prefer: (places) => void (preferred = places) }
}

const isOpen = ({ distinct, histogram }: ColumnSummary): boolean => distinct === null || histogram === null
