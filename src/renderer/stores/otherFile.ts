import { shallowRef, watch, type ComputedRef } from 'vue'
import type { OtherFileInfo } from '@shared/contract/openingApi'
import type { StepOf } from '@shared/preparation/step'
import type { StepColumn } from '@shared/preparation/stepOutcome'
import type { AppError } from '@shared/outcome/appError'
import { engine } from '../engine/engine'

interface Watched {
  /** The join whose file it is; null where there is none. */
  readonly step: ComputedRef<StepOf<'join'> | null>
  readonly tableId: () => string | undefined
  readonly onRead: (columns: readonly StepColumn[]) => void
}

/** The columns of the file that a join names, as they become known. */
export const otherFileOf = ({ step, tableId, onRead }: Watched) => {
  const info = shallowRef<OtherFileInfo | null>(null)
  const error = shallowRef<AppError | null>(null)
  let reading: AbortController | null = null

  const read = async ({ file: grant, options }: StepOf<'join'>): Promise<void> => {
    const table = tableId()
    if (table === undefined) return
    const turn = new AbortController()
    reading = turn
    const request = { tableId: table, grant, options }
    const result = await engine.request('readOther', request, { signal: turn.signal })
    if (reading !== turn) return
    if (!result.ok) error.value = result.error
    else {
      info.value = result.value
      onRead(result.value.columns)
    }
  }

  watch(
    () => step.value && JSON.stringify([step.value.file, step.value.options]),
    () => {
      reading?.abort()
      reading = null
      info.value = null
      error.value = null
      if (step.value && step.value.file !== '') void read(step.value)
    },
  )

  return { info, error }
}
