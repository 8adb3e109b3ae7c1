import { computed, shallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { Progress } from '@shared/contract/wire'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { ok } from '@shared/outcome/result'
import { engine } from '../engine/engine'
import { useFitStore } from './fitStore'
import { useTableStore } from './tableStore'
import { useTableViewStore } from './tableViewStore'

type Format = 'csv' | 'xlsx'

/** Writing the rows of the table as they are shown to a file: how, and how far it is. */
export const useExportStore = defineStore('export', () => {
  const { main } = window.leastwise
  const fits = useFitStore()
  const tables = useTableStore()
  const tableView = useTableViewStore()

  const shown = shallowRef(false)
  const format = shallowRef<Format>('csv')
  const protect = shallowRef(true)
  const byteOrderMark = shallowRef(true)
  const weighed = shallowRef(true)
  const hasWeights = computed(() => fits.result?.robust !== undefined)
  const progress = shallowRef<Progress | null>(null)
  const running = shallowRef(false)
  const error = shallowRef<AppError | null>(null)
  let controller: AbortController | null = null

  const write = async (
    target: string,
    path: string,
  ): Promise<Result<{ readonly savedTo: string } | null>> => {
    const { view } = tableView
    if (!view) return ok(null)
    const current = new AbortController()
    controller = current
    const options = { format: format.value, protect: protect.value, byteOrderMark: byteOrderMark.value }
    const weightsOf = weighed.value && hasWeights.value ? (fits.fitId ?? undefined) : undefined
    const written = await engine.request(
      'exportRows',
      { ...view, ...options, weightsOf, target },
      { signal: current.signal, onProgress: (step) => void (progress.value = step) },
    )
    return written.ok ? ok({ savedTo: path }) : written
  }

  /** Asks where to and writes; answers where it went, or null where the user thought better of it. */
  const run = async (suggestedName: string): Promise<{ readonly savedTo: string } | null> => {
    error.value = null
    running.value = true
    progress.value = null
    const chosen = await main.chooseTarget({ suggestedName, format: format.value })
    const result = chosen.ok && chosen.value ? await write(chosen.value.target, chosen.value.path) : chosen
    running.value = false
    controller = null
    if (!result.ok) {
      if (result.error.code !== 'cancelled') error.value = result.error
      return null
    }
    if (!result.value || !('savedTo' in result.value)) return null
    shown.value = false
    return result.value
  }

  return {
    shown: computed(() => shown.value),
    running: computed(() => running.value),
    progress: computed(() => progress.value),
    error: computed(() => error.value),
    rowCount: computed(() => tableView.shownRows ?? tables.info?.presentRows ?? 0),
    format,
    /** Whether texts that a spreadsheet would run as formulas get an apostrophe before them. */
    protect,
    byteOrderMark,
    /** Whether the weights of a robust fit become one more column, where there is such a fit. */
    weighed,
    hasWeights,
    show: (): void => {
      error.value = null
      shown.value = true
    },
    run,
    cancel: (): void => controller?.abort(),
    close: (): void => {
      controller?.abort()
      shown.value = false
    },
  }
})
