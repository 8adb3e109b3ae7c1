import { computed, nextTick, shallowRef } from 'vue'
import { defineStore } from 'pinia'
import { defaultDescent } from '@shared/document/descentSettings'
import { defaultTuning, type Pretrained } from '@shared/document/pretrained'
import { useDescentStore } from './descentStore'
import { useDocumentStore } from './documentStore'
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

/** A tour of descent in five steps on the tutorial's data. Each drives the controls that the user has, and can be taken back as theirs. */
export const useTourStore = defineStore('tour', () => {
  const documents = useDocumentStore()
  const descent = useDescentStore()
  const tables = useTableStore()

  const place = shallowRef<number | null>(null)
  /** The fine-tuning that was under way before: the tour has one of its own. */
  let before = documents.document
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

  return {
    step,
    place,
    begin: async (): Promise<void> => {
      if (documents.document.source?.name !== SAMPLE)
        await tables.open(await window.leastwise.main.openSample({ name: SAMPLE }))
      if (documents.document.source?.name !== SAMPLE) return
      before = documents.document
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
    end: (): void => {
      if (step.value === 'tuning') {
        if (before.pretrained) documents.setPretrained(before.pretrained)
        documents.setTunings(before.tuning)
      }
      place.value = null
    },
  }
})
