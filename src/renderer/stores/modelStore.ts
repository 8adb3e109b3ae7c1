import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { AppError } from '@shared/outcome/appError'
import type { MessageKey } from '../locales/messages'
import { useDocumentStore } from './documentStore'
import { useFitStore } from './fitStore'
import { readFormula, withPredictorToggled, withResponse } from './formulaReading'
import { useTableStore } from './tableStore'

/**
 * The model as it is being written: the formula's text, what the pickers show of it, and what is wrong with it. A text that makes
 * a complete model goes into the document; until then the last complete one stays there.
 */
export const useModelStore = defineStore('model', () => {
  const documents = useDocumentStore()
  const tables = useTableStore()
  const fits = useFitStore()

  const draft = shallowRef(documents.document.model.formula)
  const names = computed(() => tables.columns.map((column) => column.name))
  const reading = computed(() => readFormula(draft.value, names.value))

  watch(
    () => [documents.document.model.formula, documents.document.source?.grant] as const,
    ([formula]) => void (draft.value = formula),
  )

  const take = (text: string, name: 'chooseResponse' | 'changePredictors' | 'editFormula'): void => {
    draft.value = text
    if (reading.value.complete) documents.setFormula(text, name)
  }

  const toggle = (name: string): void => {
    if (name !== reading.value.response) take(withPredictorToggled(draft.value, name), 'changePredictors')
  }

  /** What is wrong: with the text, or with the model that the engine was asked for. */
  const problem = computed<AppError | null>(() => {
    if (reading.value.error) return reading.value.error
    const { error } = fits
    return error && draft.value === documents.document.model.formula && !fits.needsRun ? error : null
  })

  const invitation = computed<MessageKey | null>(() => {
    if (problem.value) return null
    if (!reading.value.response) return 'model.inviteResponse'
    return reading.value.predictors.length === 0 && !reading.value.complete ? 'model.invitePredictors' : null
  })

  return {
    draft,
    problem,
    invitation,
    response: computed(() => reading.value.response),
    predictors: computed(() => reading.value.predictors),
    usedColumns: computed(() => new Set(reading.value.columns)),
    edit: (text: string): void => take(text, 'editFormula'),
    toggle,
    add: (name: string): void => {
      if (!reading.value.predictors.includes(name)) toggle(name)
    },
    respond: (name: string): void => take(withResponse(draft.value, name), 'chooseResponse'),
  }
})
