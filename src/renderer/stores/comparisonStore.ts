import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { Comparison } from '@shared/comparison/comparison'
import { modelLabel } from '@shared/comparison/modelLabel'
import type { CompareRequest } from '@shared/contract/comparisonApi'
import type { ModelSpec } from '@shared/document/analysisDocument'
import { MOST_KEPT, type ComparisonSettings } from '@shared/document/comparisonSettings'
import { excludedRowsKey, excludedRowsOf } from '@shared/document/exclusions'
import type { AppError } from '@shared/outcome/appError'
import { useDocumentStore } from './documentStore'
import { latestRequest } from './latestRequest'
import { useTableStore } from './tableStore'

/** The kept models side by side, compared by the engine while the Compare view is on show. */
export const useComparisonStore = defineStore('comparison', () => {
  const documents = useDocumentStore()
  const tables = useTableStore()
  const requests = latestRequest('compare')

  const comparison = shallowRef<Comparison | null>(null)
  const error = shallowRef<AppError | null>(null)
  const answered = shallowRef('')

  const settings = computed(() => documents.document.comparison)
  const request = computed<CompareRequest | null>(() => {
    const { filter, exclusions, view } = documents.document
    const table = tables.info
    if (!table || !tables.inStep || view.tab !== 'compare' || settings.value.models.length === 0) return null
    const excludedRows = excludedRowsOf(exclusions)
    return { ...settings.value, tableId: table.tableId, filter, excludedRows }
  })
  const wanted = computed(() =>
    request.value
      ? JSON.stringify({ ...request.value, excludedRows: excludedRowsKey(documents.document.exclusions) })
      : '',
  )

  const run = async (): Promise<void> => {
    const asked = request.value
    const key = wanted.value
    if (!asked) return
    error.value = null
    await requests.ask(asked, (reply) => {
      if (!reply.ok) return void (error.value = reply.error)
      comparison.value = reply.value
      answered.value = key
    })
  }

  watch(
    wanted,
    (key) => {
      if (key !== '' && key !== answered.value) void run()
    },
    { immediate: true },
  )
  watch(
    () => documents.document.source?.grant,
    () => {
      requests.drop()
      comparison.value = null
      answered.value = ''
    },
    { flush: 'sync' },
  )

  const setModels = (
    name: 'keepFit' | 'removeKept' | 'renameKept' | 'moveKept',
    models: ComparisonSettings['models'],
  ): void => documents.setComparison(name, { models }, name === 'renameKept' ? 'kept-name' : null)

  const add = (model: ModelSpec): void => {
    if (settings.value.models.length >= MOST_KEPT) return
    setModels('keepFit', [...settings.value.models, { label: modelLabel(model), model }])
  }
  const isKept = (model: ModelSpec): boolean =>
    settings.value.models.some((kept) => JSON.stringify(kept.model) === JSON.stringify(model))

  return {
    settings,
    comparison,
    error,
    slow: requests.slow,
    /** What is on show belongs to earlier models or rows than those asked for. */
    stale: computed(
      () => comparison.value !== null && wanted.value !== '' && wanted.value !== answered.value,
    ),
    isFull: computed(() => settings.value.models.length >= MOST_KEPT),
    isKept,
    run,
    cancel: requests.cancel,
    add,
    keepCurrent: (): void => add(documents.document.model),
    /** Another formula, in all else the current model. */
    addFormula: (formula: string): void => add({ ...documents.document.model, formula }),
    remove: (place: number): void =>
      setModels(
        'removeKept',
        settings.value.models.filter((_, index) => index !== place),
      ),
    rename: (place: number, label: string): void =>
      setModels(
        'renameKept',
        settings.value.models.map((kept, index) => (index === place ? { ...kept, label } : kept)),
      ),
    move: (place: number, by: 1 | -1): void => {
      const models = [...settings.value.models]
      const [moved] = models.splice(place, 1)
      models.splice(place + by, 0, moved)
      setModels('moveKept', models)
    },
    makeCurrent: (place: number): void => documents.restoreModel(settings.value.models[place].model),
    change: (change: Partial<Pick<ComparisonSettings, 'rows' | 'folds' | 'seed'>>): void =>
      documents.setComparison('changeComparison', change, Object.keys(change).join(' ')),
  }
})
