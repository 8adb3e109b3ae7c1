import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { DescentReply } from '@shared/contract/engineApi'
import { engine } from '../engine/engine'
import { iterationsToReach } from '@shared/descent/iterationsToReach'
import { rateSweep } from '@shared/descent/rateSweep'
import { stability } from '@shared/descent/stability'
import { descentRun, type DescentRun } from './descentRun'
import { planeOf } from './lossPlane'
import { useDocumentStore } from './documentStore'
import { useFitStore } from './fitStore'
import { useNoticeStore } from './noticeStore'

/** How near to its minimum, relative to where it started, the loss is meant to come. */
const TARGET = 1e-6
/** Decades of learning rates below the stable limit. */
const SWEEP_DECADES = 3.4
const TRAIL = [1, 3, 10, 40, 160]

/** Gradient descent on the model in hand: computed here from the quadratic loss, however many rows there are. */
export const useDescentStore = defineStore('descent', () => {
  const documents = useDocumentStore()
  const fits = useFitStore()
  const notices = useNoticeStore()

  const reply = shallowRef<DescentReply | null>(null)
  const index = shallowRef(0)
  const playing = shallowRef(false)
  /** Recorded steps a second. */
  const speed = shallowRef(60)

  const settings = computed(() => documents.document.descent)
  const question = computed(() =>
    fits.fitId && documents.document.view.tab === 'descent'
      ? { fitId: fits.fitId, scale: settings.value.scale, loss: settings.value.loss }
      : null,
  )

  let controller: AbortController | null = null
  watch(
    () => JSON.stringify(question.value),
    async () => {
      const asked = question.value
      if (!asked) return
      controller?.abort()
      const current = new AbortController()
      controller = current
      const result = await engine.request('descentProblem', asked, { signal: current.signal })
      if (controller !== current) return
      if (result.ok) reply.value = result.value
      else if (!['cancelled', 'fit-outdated', 'engine-stopped'].includes(result.error.code))
        notices.showError(result.error)
    },
    { immediate: true },
  )

  const loss = computed(() => reply.value?.loss ?? null)
  const limits = computed(() => (loss.value ? stability(loss.value) : null))
  const run = computed<DescentRun | null>(() => {
    const made = loss.value ? descentRun(loss.value, settings.value) : null
    return made?.ok ? made.value : null
  })

  watch(run, (next) => {
    if (!next) return
    // While it plays, or when the settings change, the whole way is shown.
    index.value = Math.max(0, next.count - 1)
    playing.value = false
  })

  const current = computed(() => run.value?.stateAt(Math.min(index.value, run.value.count - 1)) ?? null)
  const trail = computed(() => {
    const shown = run.value
    if (!shown) return []
    return TRAIL.filter((step) => step < index.value).map((step) => shown.stateAt(step).coefficients)
  })
  const plane = computed(() => (loss.value ? planeOf(loss.value) : null))

  const seek = (target: number): void => {
    const last = (run.value?.count ?? 1) - 1
    index.value = Math.min(last, Math.max(0, target))
  }

  let previous = 0
  const tick = (time: number): void => {
    if (!playing.value || !run.value) return
    const steps = ((time - previous) / 1000) * speed.value
    if (steps >= 1) {
      previous = time
      seek(index.value + Math.floor(steps))
    }
    if (index.value >= run.value.count - 1) playing.value = false
    else requestAnimationFrame(tick)
  }

  return {
    loss,
    view: computed(() => reply.value?.view ?? null),
    stability: limits,
    stepsNeeded: computed(() =>
      loss.value ? iterationsToReach(loss.value, settings.value.learningRate, { relativeGap: TARGET }) : null,
    ),
    sweep: computed(() =>
      loss.value
        ? rateSweep(loss.value, { decades: SWEEP_DECADES, perDecade: 40, relativeGap: TARGET })
        : null,
    ),
    run,
    index,
    current,
    trail,
    plane,
    playing,
    speed,
    seek,
    /** To the recorded step nearest to an iteration. */
    seekIteration: (iteration: number): void => seek(run.value?.indexOfIteration(iteration) ?? 0),
    advance: (steps: number): void => {
      playing.value = false
      seek(index.value + steps)
    },
    play: (): void => {
      if (!run.value) return
      if (index.value >= run.value.count - 1) index.value = 0
      playing.value = true
      previous = performance.now()
      requestAnimationFrame(tick)
    },
    pause: (): void => void (playing.value = false),
  }
})
