import { computed, shallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { ImportSummary } from '@shared/contract/importSummary'
import type { ImportPreview } from '@shared/contract/openingApi'
import type { AnalysisDocument } from '@shared/document/analysisDocument'
import type { AskedType, ImportOptions } from '@shared/source/importOptions'
import type { AppError } from '@shared/outcome/appError'
import { engine } from '../engine/engine'
import { withColumnType, withoutUnfit } from '../format/importChoices'

type Source = NonNullable<AnalysisDocument['source']>
type UseSettings = (options: ImportOptions) => void

/** Settings by which a file may be read that is not by those it has: then it is known which others there are. */
const otherwise: readonly ImportOptions[] = [{}, { header: false }]

/** The import dialog: the file it is about, the settings as they are being changed, and what they make of the file. */
export const useImportStore = defineStore('import', () => {
  const source = shallowRef<Source | null>(null)
  const options = shallowRef<ImportOptions>({})
  const preview = shallowRef<ImportPreview | null>(null)
  /** The last summary known: where an option cannot be followed, the others can still be changed. */
  const summary = shallowRef<ImportSummary | null>(null)
  const error = shallowRef<AppError | null>(null)
  const working = shallowRef(false)
  /** The files of the table, and which of them is in the preview. */
  const files = shallowRef<readonly string[]>([])
  const file = shallowRef(0)
  /** What is done with the settings in place of reading the table by them. */
  const use = shallowRef<UseSettings | null>(null)
  let controller: AbortController | null = null

  const look = async (): Promise<void> => {
    controller?.abort()
    const current = new AbortController()
    controller = current
    const shown = source.value
    if (shown === null) return
    working.value = true
    const request = { grant: shown.grant, options: options.value, file: file.value }
    const result = await engine.request('previewImport', request, { signal: current.signal })
    if (controller !== current) return
    working.value = false
    const fitting = result.ok ? null : withoutUnfit(options.value, result.error)
    // No control of the dialog would show it for this file: who opens it wants the file read.
    if (fitting !== null) return choose(fitting)
    error.value = result.ok ? null : result.error
    if (!result.ok) return summary.value === null ? learn(current.signal) : undefined
    preview.value = result.value
    summary.value = result.value.import
    files.value = result.value.files
  }

  /** Finds out what settings a file has that cannot be read by those it was to be read by. */
  const learn = async (signal: AbortSignal): Promise<void> => {
    const grant = source.value?.grant
    for (const tried of otherwise) {
      if (grant === undefined || signal.aborted) return
      const request = { grant, options: tried, file: file.value }
      const result = await engine.request('previewImport', request, { signal })
      if (signal.aborted) return
      if (!result.ok) continue
      // Only a header that was assumed left no row.
      summary.value = { ...result.value.import, header: true }
      files.value = result.value.files
      return
    }
  }

  const choose = (next: ImportOptions): void => {
    options.value = next
    void look()
  }

  return {
    source: computed(() => source.value),
    options: computed(() => options.value),
    preview: computed(() => preview.value),
    summary: computed(() => summary.value),
    error: computed(() => error.value),
    working: computed(() => working.value),
    files: computed(() => files.value),
    file: computed(() => file.value),
    use: computed(() => use.value),
    /** Opens the dialog on a file, with the settings that it is read by. */
    show: (shown: Source, instead: UseSettings | null = null): void => {
      source.value = shown
      use.value = instead
      preview.value = null
      summary.value = null
      error.value = null
      files.value = []
      file.value = 0
      choose(shown.options)
    },
    /** Changes the settings; the preview follows at once. */
    choose,
    /** Lets another file of several be in the preview. */
    showFile: (index: number): void => {
      file.value = index
      void look()
    },
    chooseType: (name: string, type: AskedType | null): void =>
      choose(withColumnType(options.value, name, type)),
    close: (): void => {
      controller?.abort()
      controller = null
      source.value = null
      working.value = false
      preview.value = null
    },
  }
})
