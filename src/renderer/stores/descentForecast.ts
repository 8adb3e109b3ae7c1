import { computed, type Ref } from 'vue'
import { optimizerOf, planDescent, startOf } from '@shared/analysis/planDescent'
import type { RowsSummary } from '@shared/analysis/rowsTypes'
import { iterationsToReach } from '@shared/descent/iterationsToReach'
import type { OptimizerSettings } from '@shared/descent/optimizers'
import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import { firstWithin } from '@shared/descent/simulatedSweep'
import { stability } from '@shared/descent/stability'
import type { DescentSettings } from '@shared/document/descentSettings'
import type { DescentRun } from './descentRun'
import { FREE_LIMIT, sweepOf, type Sweep } from './descentSweep'
import { createRowsSweep } from './rowsSweep'

/** How near to its minimum, relative to where it started, the loss is meant to come. */
const TARGET = 1e-6

/** Iterations of a run of the sweep that has to be made step by step, at most. */
const MOST_STEPS = 1000

type Known<T> = Readonly<Ref<T>>

/** The descent that is foretold. */
export interface ForecastSource {
  readonly fitId: Known<string | null>
  readonly settings: Known<DescentSettings>
  readonly loss: Known<QuadraticLoss | null>
  /** The loss as data give it under these settings. */
  readonly baseOf: (settings: DescentSettings) => QuadraticLoss | null
  /** What is known of a loss over rows; null for squares. */
  readonly summary: Known<RowsSummary | null>
  readonly run: Known<DescentRun | null>
  /** Whether anybody looks at the sweep: one over rows takes the engine's time. */
  readonly isShown: Known<boolean>
}

/** What can be said of a descent's rate: the stable ones, the steps that it needs, and what other rates would do. */
export const createDescentForecast = (source: ForecastSource) => {
  const { settings, loss, summary, run } = source

  /** As text, so that what depends on it is not figured anew while the rate is dragged. */
  const optimizerKey = computed(() => JSON.stringify(optimizerOf(settings.value)))
  const limits = computed(() =>
    loss.value ? stability(loss.value, JSON.parse(optimizerKey.value) as OptimizerSettings) : null,
  )

  /** Batch descent at a constant rate, whose course is known without running it. */
  const foretold = computed(() => {
    const { optimizer, schedule } = settings.value
    return (optimizer === 'batch' || optimizer === 'sgd') && schedule === 'constant' && summary.value === null
  })

  const stepsNeeded = computed(() => {
    if (!loss.value) return null
    const { learningRate, optimizer } = settings.value
    if (foretold.value && optimizer === 'batch') {
      const start = startOf(loss.value.terms, settings.value.start)
      return iterationsToReach(loss.value, learningRate, { relativeGap: TARGET, start })
    }
    if (summary.value?.minimum === 'none') return null
    return run.value ? firstWithin(run.value, run.value.minimum, TARGET) : null
  })

  /** All that a sweep depends on: the rate is none of it, nor are iterations beyond those that are tried. */
  const sweepKey = computed(() => {
    const iterations = Math.min(settings.value.iterations, foretold.value ? Infinity : MOST_STEPS)
    return JSON.stringify({ ...settings.value, learningRate: 1, iterations })
  })
  const rowsSweep = createRowsSweep(
    computed(() => {
      const wanted = JSON.parse(sweepKey.value) as DescentSettings
      const about = summary.value
      const limit = limits.value?.stableLimit ?? NaN
      if (!about || !source.fitId.value || about.minimum === 'none' || !source.isShown.value) return null
      return {
        fitId: source.fitId.value,
        settings: wanted,
        // Without eigenvalues: the rates that optimisers of unit steps are given.
        limit: limit > 0 ? limit : FREE_LIMIT,
        minimum: about.local.minimum,
      }
    }),
  )
  const sweep = computed<Sweep | null>(() => {
    const wanted = JSON.parse(sweepKey.value) as DescentSettings
    if (wanted.objective !== 'squared') return rowsSweep.value
    const base = source.baseOf(wanted)
    const made = base && planDescent(base, wanted)
    return made?.ok ? sweepOf(made.value, wanted.iterations) : null
  })

  return { stability: limits, foretold, stepsNeeded, sweep, rowsSweep }
}
