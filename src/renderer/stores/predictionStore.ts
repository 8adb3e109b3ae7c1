import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { FileGrant } from '@shared/contract/mainApi'
import type {
  PredictionForm,
  PredictionPage,
  PredictionRows,
  PredictionSummary,
} from '@shared/contract/predictionApi'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { useDocumentStore } from './documentStore'
import { useFitStore } from './fitStore'
import { latestRequest } from './latestRequest'
import { isTable, pasteRows, typedRequest, TYPED_LIMIT, type Paste, type TypedRow } from '../format/typedRows'

/** Where the rows to predict come from. */
export type PredictionOrigin = 'typed' | 'response-missing' | 'file' | 'all'

export const PAGE_ROWS = 100

/** These follow from a fit that was replaced in the meantime: the newer one asks again. */
const passing: readonly AppError['code'][] = ['fit-outdated', 'engine-stopped', 'table-closed']

/** Predictions with the fit on show: which rows, and one page of them. Nothing here is part of the document. */
export const usePredictionStore = defineStore('prediction', () => {
  const documents = useDocumentStore()
  const fits = useFitStore()
  const forms = latestRequest('predictors')
  const pages = latestRequest('predict')
  const summaries = latestRequest('predictionSummary')

  const origin = shallowRef<PredictionOrigin>('typed')
  const typed = shallowRef<readonly TypedRow[]>([{}])
  const file = shallowRef<FileGrant | null>(null)
  const start = shallowRef(0)
  const form = shallowRef<PredictionForm | null>(null)
  const page = shallowRef<PredictionPage | null>(null)
  const summary = shallowRef<PredictionSummary | null>(null)
  const error = shallowRef<AppError | null>(null)

  const fitId = computed(() => (documents.document.view.tab === 'predict' ? fits.fitId : null))

  /** What the cells of the open file mean, those of the new one mean too. */
  const readingOptions = computed(() => {
    const { decimal, thousands, missing, dateOrder, columnTypes } = documents.document.source?.options ?? {}
    const given = Object.entries({ decimal, thousands, missing, dateOrder, columnTypes }).filter(
      ([, value]) => value !== undefined,
    )
    return Object.fromEntries(given)
  })

  const rows = computed<PredictionRows | null>(() => {
    if (!form.value) return null
    if (origin.value === 'typed') return typedRequest(typed.value, form.value.predictors)
    if (origin.value !== 'file') return { from: 'table', which: origin.value }
    return file.value && { from: 'file', grant: file.value.grant, options: readingOptions.value }
  })
  const request = computed(() =>
    fitId.value && rows.value ? { fitId: fitId.value, rows: rows.value } : null,
  )

  const settle = <T>(result: Result<T>, accept: (value: T) => void): void => {
    if (result.ok) accept(result.value)
    else if (!passing.includes(result.error.code)) error.value = result.error
  }

  const askPage = async (): Promise<void> => {
    if (!request.value) return pages.drop()
    const count = origin.value === 'typed' ? TYPED_LIMIT : PAGE_ROWS
    const range = { start: start.value, end: start.value + count }
    await pages.ask({ ...request.value, ...range }, (reply) => settle(reply, (value) => (page.value = value)))
  }
  const askSummary = async (): Promise<void> => {
    if (!request.value || error.value) return summaries.drop()
    await summaries.ask(request.value, (reply) => settle(reply, (value) => (summary.value = value)))
  }
  const clear = (): void => {
    page.value = null
    summary.value = null
    error.value = null
  }

  watch(
    fitId,
    (id) => {
      if (id === null) return
      void forms.ask({ fitId: id }, (reply) => settle(reply, (value) => (form.value = value)))
    },
    { immediate: true },
  )
  watch([origin, file], clear)
  watch(
    () => JSON.stringify(request.value),
    async () => {
      start.value = 0
      error.value = null
      await askPage()
      await askSummary()
    },
    { immediate: true },
  )
  watch(
    () => documents.document.source?.grant,
    () => {
      clear()
      form.value = null
      file.value = null
      typed.value = [{}]
    },
    { flush: 'sync' },
  )

  return {
    origin,
    typed,
    file,
    start,
    form,
    page,
    summary,
    error,
    request,
    slow: computed(() => pages.slow.value ?? summaries.slow.value),
    turnTo: (first: number): void => {
      start.value = first
      void askPage()
    },
    cancel: (): void => {
      pages.cancel()
      summaries.cancel()
    },
    write: (row: number, name: string, text: string): void => {
      typed.value = typed.value.map((cells, index) => (index === row ? { ...cells, [name]: text } : cells))
    },
    addRow: (): void => {
      if (typed.value.length < TYPED_LIMIT) typed.value = [...typed.value, {}]
    },
    removeRow: (row: number): void => {
      const others = typed.value.filter((_, index) => index !== row)
      typed.value = others.length > 0 ? others : [{}]
    },
    /** Takes a pasted table in; a single cell is left to its field. */
    paste: (paste: Paste): boolean => {
      if (!form.value || !isTable(paste.text)) return false
      typed.value = pasteRows(typed.value, paste, form.value.predictors)
      return true
    },
    takeFile: (granted: Result<FileGrant | null>): void =>
      settle(granted, (value) => {
        if (!value) return
        file.value = value
        origin.value = 'file'
      }),
  }
})
