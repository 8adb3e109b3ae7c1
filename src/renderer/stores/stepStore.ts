import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import { checkStep } from '@shared/preparation/checkStep'
import type { Step, StepKind } from '@shared/preparation/step'
import type { StepColumn, StepOutcome } from '@shared/preparation/stepOutcome'
import { engine } from '../engine/engine'
import { newStep } from '../format/newStep'
import { proposedKeys } from '../format/proposedKeys'
import { useDocumentStore } from './documentStore'
import { useImportStore } from './importStore'
import { useNoticeStore } from './noticeStore'
import { otherFileOf } from './otherFile'
import { useTableStore } from './tableStore'

interface StepDraft {
  /** The place of the step that is being changed; null for a new one. */
  readonly index: number | null
  readonly step: Step
}

/** A moment after the last keystroke. */
const TRY_AFTER_MS = 250

/** The steps of preparation: their list, and the form of the one that is being written. */
export const useStepStore = defineStore('steps', () => {
  const documents = useDocumentStore()
  const tables = useTableStore()
  const imports = useImportStore()
  const notices = useNoticeStore()

  const draft = shallowRef<StepDraft | null>(null)
  /** What the step would do, as the engine tried it out; null until it has. */
  const trial = shallowRef<StepOutcome | null>(null)
  let trying: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const steps = computed(() => documents.document.steps)
  const outcomes = computed(() => (tables.inStep ? (tables.info?.outcomes ?? []) : []))
  const place = computed(() => draft.value?.index ?? steps.value.length)

  /** The columns as the step at the place finds them. */
  const columns = computed<readonly StepColumn[]>(() => {
    for (const outcome of outcomes.value.slice(0, place.value).reverse()) {
      if (outcome.state === 'done') return outcome.columns
    }
    return tables.info?.fileColumns ?? []
  })

  const problem = computed(() => (draft.value ? checkStep(draft.value.step, columns.value) : null))

  const tryOut = async (): Promise<void> => {
    const { tableId } = tables.info ?? {}
    if (!draft.value || problem.value !== null || tableId === undefined) return
    const turn = new AbortController()
    trying = turn
    const before = steps.value.slice(0, place.value)
    const tried = { tableId, steps: [...before, { ...draft.value.step, enabled: true }] }
    const result = await engine.request('tryOutSteps', tried, { signal: turn.signal })
    if (trying === turn && result.ok) trial.value = result.value.at(-1) ?? null
  }

  watch(draft, () => {
    clearTimeout(timer)
    trying?.abort()
    trying = null
    trial.value = null
    if (draft.value) timer = setTimeout(() => void tryOut(), TRY_AFTER_MS)
  })

  const replace = (index: number, ...by: Step[]): Step[] => [
    ...steps.value.slice(0, index),
    ...by,
    ...steps.value.slice(index + 1),
  ]

  const write = (step: Step): void => {
    if (draft.value) draft.value = { ...draft.value, step }
  }

  const joinInHand = computed(() => (draft.value?.step.kind === 'join' ? draft.value.step : null))

  const { info: other, error: otherError } = otherFileOf({
    step: joinInHand,
    tableId: () => tables.info?.tableId,
    onRead: (found) => {
      const step = joinInHand.value
      const isOpen = step?.keys.every((key) => key.column === '' && key.other === '')
      if (step && isOpen) write({ ...step, keys: proposedKeys(columns.value, found) })
    },
  })

  /** Other columns are joined by other keys. */
  const chooseOther = async (): Promise<void> => {
    const chosen = await window.leastwise.main.chooseFile({})
    if (!chosen.ok) return notices.showError(chosen.error)
    const step = joinInHand.value
    if (!chosen.value || !step) return
    const { grant: file, name, remembered: options = {} } = chosen.value
    write({ ...step, file, name, options, keys: [{ column: '', other: '' }], columns: null })
  }

  /** Lets the user say how the other file is read. */
  const chooseReading = (): void => {
    const step = joinInHand.value
    if (!step) return
    const { file: grant, name, options } = step
    imports.show({ grant, name, options }, (chosen) => {
      if (joinInHand.value) write({ ...joinInHand.value, options: chosen })
      void window.leastwise.main.rememberImport({ grant, options: chosen })
    })
  }

  return {
    steps,
    outcomes,
    draft,
    columns,
    problem,
    trial,
    other,
    otherError,
    chooseOther,
    chooseReading,
    begin: (kind: StepKind): void => {
      draft.value = null
      draft.value = { index: null, step: newStep(kind, columns.value) }
    },
    edit: (index: number): void => void (draft.value = { index, step: steps.value[index] }),
    write,
    close: (): void => void (draft.value = null),
    apply: (): void => {
      if (!draft.value || problem.value !== null) return
      const { index, step } = draft.value
      if (index === null) documents.setSteps('addStep', [...steps.value, step])
      else documents.setSteps('editStep', replace(index, step))
      draft.value = null
    },
    remove: (index: number): void => documents.setSteps('removeStep', replace(index)),
    switch: (index: number): void => {
      const step = steps.value[index]
      documents.setSteps('switchStep', replace(index, { ...step, enabled: !step.enabled }))
    },
    move: (from: number, to: number): void => {
      if (from === to || to < 0 || to >= steps.value.length) return
      const others = replace(from)
      documents.setSteps('moveStep', [...others.slice(0, to), steps.value[from], ...others.slice(to)])
    },
  }
})
