import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { AppError } from '@shared/outcome/appError'
import { toggleIntercept } from '@shared/formula/changeTerms'
import type { FormulaCommand } from '@shared/document/commandName'
import type { TermDescription } from '@shared/formula/describeTerms'
import { setResponse, togglePredictor } from '@shared/formula/editFormula'
import { editTerm, type TermEdit } from '@shared/formula/editTerm'
import type { FormulaOnTable, TermTexts } from '@shared/formula/writtenTerms'
import type { MessageKey } from '../locales/messages'
import { useDocumentStore } from './documentStore'
import { useFitStore } from './fitStore'
import { readFormula } from './formulaReading'
import { useTableStore } from './tableStore'

const editCommands: Record<TermEdit['kind'], FormulaCommand> = {
  interact: 'addInteraction',
  degree: 'changeDegree',
  coding: 'changeCoding',
  reference: 'changeReference',
  transform: 'changeTransform',
  remove: 'removeTerm',
}

/**
 * The model as it is being written: the formula's text, what the pickers show of it, and what is wrong with it. A text that makes
 * a complete model goes into the document; until then the last complete one stays there.
 */
export const useModelStore = defineStore('model', () => {
  const documents = useDocumentStore()
  const tables = useTableStore()
  const fits = useFitStore()

  /** Predictors picked before there is a response to explain. */
  const waiting = shallowRef<readonly string[]>([])
  const draft = shallowRef(documents.document.model.formula)
  const reading = computed(() => readFormula(draft.value, tables.columns))
  /** What the pickers show while the text is half-written: the last that made sense. */
  const understood = shallowRef(reading.value)

  watch(
    // Two sources, so that a half-written text outlives every other change of the document.
    [() => documents.document.model.formula, () => documents.document.source?.grant],
    ([formula]) => {
      draft.value = formula
      waiting.value = []
    },
    { flush: 'sync' },
  )
  watch(
    reading,
    (next) => {
      if (!next.error) understood.value = next
    },
    { flush: 'sync' },
  )

  // A text may have waited for a column that a step has now made.
  watch(
    () => tables.columns,
    () => {
      if (draft.value !== documents.document.model.formula) take(draft.value, 'editFormula')
    },
  )

  const take = (text: string, name: FormulaCommand): void => {
    draft.value = text
    if (reading.value.complete) documents.setFormula(text, name)
  }

  /** The pickers change the text as long as it makes sense, else the last that did. */
  const base = (): string => (reading.value.error ? documents.document.model.formula : draft.value)

  const onTable = (): FormulaOnTable => ({ text: base(), columns: tables.columns })

  const toggle = (name: string): void => {
    if (understood.value.response !== null) take(togglePredictor(base(), name), 'changePredictors')
    else if (waiting.value.includes(name)) waiting.value = waiting.value.filter((other) => other !== name)
    else waiting.value = [...waiting.value, name]
  }

  const respond = (name: string): void => {
    const predictors = waiting.value.filter((predictor) => predictor !== name)
    waiting.value = []
    take(predictors.reduce(togglePredictor, setResponse(base(), name)), 'chooseResponse')
  }

  /** What is wrong: with the text, or with the model that the engine was asked for. */
  const problem = computed<AppError | null>(() => {
    if (reading.value.error) return reading.value.error
    return draft.value === documents.document.model.formula && !fits.needsRun ? fits.error : null
  })

  const invitation = computed<MessageKey | null>(() => {
    if (problem.value) return null
    if (!understood.value.response) return 'model.inviteResponse'
    return understood.value.columns.length <= 1 ? 'model.invitePredictors' : null
  })

  return {
    draft,
    problem,
    invitation,
    response: computed(() => understood.value.response),
    terms: computed<readonly TermDescription[]>(() => understood.value.terms),
    hasIntercept: computed(() => understood.value.hasIntercept),
    waiting,
    usedColumns: computed(() => new Set([...understood.value.columns, ...waiting.value])),
    edit: (text: string): void => take(text, 'editFormula'),
    editTerm: (term: TermTexts, edit: TermEdit): void =>
      take(editTerm(onTable(), term, edit), editCommands[edit.kind]),
    toggleIntercept: (): void => take(toggleIntercept(onTable()), 'changeIntercept'),
    toggle,
    add: (name: string): void => {
      if (!understood.value.predictors.includes(name) && !waiting.value.includes(name)) toggle(name)
    },
    respond,
  }
})
