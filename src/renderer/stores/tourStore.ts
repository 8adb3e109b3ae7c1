import { computed, nextTick, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import { defaultDescent } from '@shared/document/descentSettings'
import { defaultTuning, type Pretrained } from '@shared/document/pretrained'
import { useDescentStore } from './descentStore'
import { useDocumentStore } from './documentStore'
import { useNoticeStore } from './noticeStore'
import { useTableStore } from './tableStore'

export const tourSteps = ['loss', 'gradient', 'update', 'convergence', 'tuning'] as const
export type TourStep = (typeof tourSteps)[number]

const SAMPLE = 'tutorial.csv'
const FORMULA = 'y ~ x'
/** Raw features and the textbook's sum of squares: its largest stable rate is about 0.017. */
const SLOW_RATE = 0.005
/** A line that was fitted before, on data much like these. */
const EARLIER: Pretrained = {
  schema: 'leastwise/pretrained@1',
  source: 'earlier.csv',
  formula: FORMULA,
  rowCount: 5,
  terms: ['(Intercept)', 'x'],
  coefficients: [2, 0.7],
  quadratic: null,
}

/** A tour of descent in five steps on the tutorial's data. Each drives the controls that the user has, whose own work is set aside meanwhile. */
export const useTourStore = defineStore('tour', () => {
  const documents = useDocumentStore()
  const descent = useDescentStore()
  const notices = useNoticeStore()
  const tables = useTableStore()

  const place = shallowRef<number | null>(null)
  /** Where the user was in the studio. */
  let pageBefore = descent.page
  const step = computed(() => (place.value === null ? null : tourSteps[place.value]))

  /** The textbook's descent from zero, shown at one of its steps. */
  const show = (index: number): void => {
    documents.changeDescent('changeLearningRate', {
      ...defaultDescent,
      scale: 'none',
      loss: 'sum',
      learningRate: SLOW_RATE,
    })
    descent.showAt(index)
  }

  const scenes: Record<TourStep, () => void> = {
    loss: () => {
      descent.page = 'overview'
      show(0)
    },
    gradient: () => {
      descent.page = 'gradients'
      show(0)
    },
    update: () => {
      descent.page = 'overview'
      show(1)
    },
    convergence: () => {
      descent.page = 'overview'
      documents.changeDescent('changeScale', { ...defaultDescent, learningRate: 0.1 })
      descent.showAt(0)
      void nextTick(descent.play)
    },
    tuning: () => {
      descent.page = 'tuning'
      documents.changeDescent('changeScale', { ...defaultDescent, learningRate: 0.05, iterations: 60 })
      documents.setPretrained(EARLIER)
      documents.setTunings({ ...defaultTuning, learningRate: 0.05, heldOut: 0 })
    },
  }

  const go = (to: number): void => {
    place.value = to
    scenes[tourSteps[to]]()
  }

  /** The user's work is on show again as it was, unless another table is to follow. */
  const leave = (next: Parameters<typeof documents.takeUp>[0] = null): void => {
    place.value = null
    descent.pause()
    descent.page = pageBefore
    documents.takeUp(next)
  }

  /** Who had no table yet goes on with the tutorial's. */
  const end = (): void => {
    if (documents.own.source === null) return leave(documents.document)
    leave()
    notices.show({ tone: 'info', content: { kind: 'text', key: 'tour.over' } })
  }

  // Whoever opens another file, or takes back that the tutorial's was opened, has left.
  watch(
    () => documents.document.source,
    (source) => {
      if (place.value === null || source?.name === SAMPLE) return
      leave(source === null || source.grant === documents.own.source?.grant ? null : documents.document)
    },
  )

  // A project that is opened is the user's work from then on.
  watch(
    () => documents.isAside,
    (isAside) => {
      if (!isAside) place.value = null
    },
  )

  // Work on another tab is the user's own.
  watch(
    () => documents.document.view.tab,
    (tab) => {
      if (place.value === null || tab === 'descent') return
      end()
      documents.setTab(tab)
    },
  )

  const openSample = async (): Promise<boolean> => {
    if (documents.document.source?.name !== SAMPLE)
      await tables.open(await window.leastwise.main.openSample({ name: SAMPLE }))
    return documents.document.source?.name === SAMPLE
  }

  return {
    step,
    place,
    begin: async (): Promise<void> => {
      if (documents.isAside) return
      documents.setAside()
      if (!(await openSample())) return documents.takeUp(null)
      pageBefore = descent.page
      documents.setFormula(FORMULA)
      documents.setTab('descent')
      go(0)
    },
    next: (): void => {
      if (place.value !== null && place.value < tourSteps.length - 1) go(place.value + 1)
    },
    back: (): void => {
      if (place.value !== null && place.value > 0) go(place.value - 1)
    },
    end,
  }
})
