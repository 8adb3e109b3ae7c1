import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import { fineTune, type FineTuning } from '@shared/analysis/fineTune'
import { planDescent } from '@shared/analysis/planDescent'
import { pretrainedOf, startFrom } from '@shared/analysis/pretrainedModel'
import type { RowSplit } from '@shared/descent/rowMoments'
import { meanSquareAt } from '@shared/descent/rowMoments'
import { offsetFromDataUnits } from '@shared/descent/coordinates'
import { ok, type Result } from '@shared/outcome/result'
import { engine } from '../engine/engine'
import { useDescentStore } from './descentStore'
import { useDocumentStore } from './documentStore'
import { createLongWork } from './longWork'
import { useNoticeStore } from './noticeStore'
import { takesLong } from './takesLong'

/** Pre-training and fine-tuning: the engine sums up the rows once, everything else is figured here while a slider moves. */
export const useTuningStore = defineStore('tuning', () => {
  const documents = useDocumentStore()
  const descent = useDescentStore()
  const notices = useNoticeStore()

  const split = shallowRef<{ readonly scale: 'none' | 'standardize'; readonly of: RowSplit } | null>(null)
  const pretrained = computed(() => documents.document.pretrained)

  const question = computed(() => {
    const { fitId } = descent
    const { scale } = documents.document.descent
    const { heldOut, seed } = documents.document.tuning
    return descent.page === 'tuning' && fitId && pretrained.value ? { fitId, scale, heldOut, seed } : null
  })
  let controller: AbortController | null = null
  watch(
    () => JSON.stringify(question.value),
    async () => {
      const asked = question.value
      if (!asked) return
      controller?.abort()
      const current = new AbortController()
      controller = current
      const result = await engine.request('tuningSplit', asked, { signal: current.signal })
      if (controller !== current) return
      if (result.ok) split.value = { scale: asked.scale, of: result.value }
      else if (!['cancelled', 'fit-outdated', 'engine-stopped'].includes(result.error.code))
        notices.showError(result.error)
    },
    { immediate: true },
  )

  const long = createLongWork('tuningRun', (error) => notices.showError(error))
  /** The document's descent; null until its loss is there. */
  const plan = computed(() => {
    const { descent: settings } = documents.document
    const base = descent.baseOf({ scale: settings.scale, loss: 'mean' })
    return base && planDescent(base, settings)
  })
  /** What the engine is to run: some dozen descents, which read rows or take long. */
  const wanted = computed(() => {
    const { descent: settings, tuning } = documents.document
    const isLong = plan.value?.ok === true && takesLong(plan.value.value)
    return isLong && question.value && pretrained.value
      ? { fitId: question.value.fitId, settings, tuning, pretrained: pretrained.value }
      : null
  })
  const want = (): void => long.want(wanted.value ? [wanted.value] : [])
  watch(wanted, want, { immediate: true })

  const made = computed<Result<FineTuning> | null>(() => {
    const { descent: settings, tuning } = documents.document
    const base = descent.baseOf({ scale: settings.scale, loss: 'mean' })
    if (!base || !pretrained.value || split.value?.scale !== settings.scale) return null
    // The split is of an earlier model until the engine has answered.
    const fits = split.value.of.training[0]?.cross.length === base.terms.length
    if (!fits) return null
    if (wanted.value === null) {
      return fineTune({ base, split: split.value.of, settings, tuning, pretrained: pretrained.value })
    }
    // Here, and at once: what the engine would refuse, too.
    const start = startFrom(pretrained.value, base.terms)
    const found = long.find(wanted.value)
    return !start.ok ? start : found && ok(found)
  })
  /** The last outcome stays on show while the engine makes another one. */
  const previous = shallowRef<FineTuning | null>(null)
  watch(made, (now) => {
    if (now) previous.value = now.ok ? now.value : null
  })
  watch(pretrained, () => (previous.value = null), { flush: 'sync' })
  const outcome = computed(() =>
    made.value === null ? wanted.value && previous.value : made.value.ok ? made.value.value : null,
  )

  return {
    pretrained,
    outcome,
    /** The engine is at it, or has been stopped. */
    state: computed(() => {
      if (wanted.value === null || made.value !== null) return 'done'
      return long.isStopped(wanted.value) ? 'stopped' : 'running'
    }),
    /** How much of it is done; null where nothing is under way. */
    share: long.share,
    stop: long.stop,
    resume: (): void => {
      long.resume()
      want()
    },
    problem: computed(() => (made.value && !made.value.ok ? made.value.error : null)),
    /** The smallest mean of squares that any coefficients leave on the training rows. */
    minimum: computed(() => {
      const all = split.value?.of.training.at(-1)
      const base = descent.baseOf({ scale: split.value?.scale ?? 'none', loss: 'mean' })
      if (!all || !base || !outcome.value) return 0
      const lowest = Math.min(...outcome.value.scratch.training, ...outcome.value.fineTuned.training)
      return Math.min(lowest, meanSquareAt(all, offsetFromDataUnits(base, base.closedForm)))
    }),
    /** Keeps the least-squares solution of the model in hand. */
    keep: (): void => {
      const loss = descent.baseOf({ scale: 'none', loss: 'mean' })
      const { source, model } = documents.document
      if (loss)
        documents.setPretrained(pretrainedOf(loss, { source: source?.name ?? '', formula: model.formula }))
    },
    save: async (): Promise<void> => {
      if (!pretrained.value) return
      const result = await window.leastwise.main.savePretrained({ pretrained: pretrained.value })
      if (!result.ok) notices.showError(result.error)
    },
    load: async (): Promise<void> => {
      const result = await window.leastwise.main.openPretrained({})
      if (!result.ok) notices.showError(result.error)
      else if (result.value) documents.setPretrained(result.value)
    },
  }
})
