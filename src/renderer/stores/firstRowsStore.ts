import { computed, shallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { FirstRows } from '@shared/contract/openingApi'
import type { AnalysisDocument } from '@shared/document/analysisDocument'
import type { Result } from '@shared/outcome/result'
import { engine } from '../engine/engine'

/** The first rows of a large file, which stand in the table while all of it is read. */
interface ShownFirstRows extends FirstRows {
  /** The file's. */
  readonly name: string
}

export const useFirstRowsStore = defineStore('firstRows', () => {
  const shown = shallowRef<ShownFirstRows | null>(null)

  /** Fetches and shows them, where the file is large. Later rows may tell otherwise: then the table will. */
  const look = async (
    { name, grant, options }: NonNullable<AnalysisDocument['source']>,
    signal: AbortSignal,
  ): Promise<Result<unknown>> => {
    const found = await engine.request('firstRows', { grant, options }, { signal })
    if (!signal.aborted) shown.value = found.ok && found.value ? { name, ...found.value } : null
    return found
  }

  return {
    shown: computed(() => shown.value),
    look,
    clear: (): void => void (shown.value = null),
  }
})
