import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import { optimizerOf, planDescent, startOf, type DescentPlan } from '@shared/analysis/planDescent'
import { chooseAxes, planeOf } from '@shared/analysis/lossPlane'
import type { RowsSummary } from '@shared/analysis/rowsTypes'
import { planRows } from '@shared/analysis/runRows'
import type { DescentReply, LossGridRequest } from '@shared/contract/descentApi'
import { fromDataUnits, toDataUnits } from '@shared/descent/coordinates'
import { flatValley } from '@shared/descent/flatValley'
import { iterationsToReach } from '@shared/descent/iterationsToReach'
import type { OptimizerSettings } from '@shared/descent/optimizers'
import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import { firstWithin } from '@shared/descent/simulatedSweep'
import { stability } from '@shared/descent/stability'
import { trajectory } from '@shared/descent/trajectory'
import { withLossKind } from '@shared/descent/withLossKind'
import type { DescentSettings } from '@shared/document/descentSettings'
import { ok, type Result } from '@shared/outcome/result'
import { surfaceRanges } from '../charts/surfaceRanges'
import { engine } from '../engine/engine'
import { descentCurve } from './descentCurve'
import { runOfPlan, type DescentRun } from './descentRun'
import { createPlayback } from './descentPlayback'
import { FREE_LIMIT, sweepOf, type Sweep } from './descentSweep'
import { useDocumentStore } from './documentStore'
import { useFitStore } from './fitStore'
import { createLongWork } from './longWork'
import { createLossContours } from './lossContours'
import { useNoticeStore } from './noticeStore'
import { createRowsProblems } from './rowsProblems'
import { createRowsSweep } from './rowsSweep'
import { takesLong } from './takesLong'

/** How near to its minimum, relative to where it started, the loss is meant to come. */
const TARGET = 1e-6
const TRAIL = [1, 3, 10, 40, 160]
/** Descents that can be compared: the current one and those that are kept. */
const MOST_RUNS = 4

export const descentPages = ['overview', 'coefficients', 'scaling', 'gradients', 'tuning'] as const
export type DescentPage = (typeof descentPages)[number]

/** What of the settings a surface does not depend on. */
const sameRun = { learningRate: 1, iterations: 0, optimizer: 'batch', schedule: 'constant' } as const

/** Whether each step reads rows, so that the engine runs it. */
const isRunByEngine = ({ objective, optimizer }: DescentSettings): boolean =>
  objective !== 'squared' || optimizer === 'sgd'

/** Pages that tell of a quadratic. */
const quadraticPages: readonly DescentPage[] = ['scaling', 'gradients', 'tuning']

/** A run to be compared with the current one; null while the engine still makes it. */
export interface KeptRun {
  readonly settings: DescentSettings
  readonly run: DescentRun | null
}

/** Gradient descent on the model in hand: computed here from the quadratic loss, however many rows there are. */
export const useDescentStore = defineStore('descent', () => {
  const documents = useDocumentStore()
  const fits = useFitStore()
  const notices = useNoticeStore()
  const rows = createRowsProblems()
  const long = createLongWork('descentRun', (error) => notices.showError(error))

  const reply = shallowRef<DescentReply | null>(null)
  const replyFit = shallowRef<string | null>(null)
  const page = shallowRef<DescentPage>('overview')
  const othersAt = shallowRef<'optimum' | 'current'>('optimum')

  const settings = computed(() => documents.document.descent)

  let controller: AbortController | null = null
  watch(
    () => (documents.document.view.tab === 'descent' ? fits.fitId : null),
    async (fitId) => {
      if (!fitId || fitId === replyFit.value) return
      controller?.abort()
      const current = new AbortController()
      controller = current
      const result = await engine.request('descentProblem', { fitId }, { signal: current.signal })
      if (controller !== current) return
      if (result.ok) {
        reply.value = result.value
        replyFit.value = fitId
      } else if (!['cancelled', 'fit-outdated', 'engine-stopped'].includes(result.error.code))
        notices.showError(result.error)
    },
    { immediate: true },
  )

  /** One object for each scale and kind of loss: what is known of its axes stays with it. */
  const bases = computed(() => {
    const losses = reply.value?.losses
    if (!losses) return null
    const both = (loss: QuadraticLoss) => ({ mean: loss, sum: withLossKind(loss, 'sum') })
    return { none: both(losses.none), standardize: both(losses.standardize) }
  })
  const baseOf = ({ scale, loss }: Pick<DescentSettings, 'scale' | 'loss'>): QuadraticLoss | null =>
    bases.value?.[scale][loss] ?? null

  const runOf = (made: Result<DescentPlan> | null, wanted: DescentSettings): Result<DescentRun | null> => {
    if (made === null) return ok(null)
    if (!made.ok) return made
    const plan = made.value
    if (isRunByEngine(wanted) || takesLong(plan)) {
      const found = replyFit.value ? long.find({ fitId: replyFit.value, settings: wanted }) : null
      return ok(found && runOfPlan(plan, found))
    }
    const run = trajectory(plan.loss, plan.options)
    return run.ok ? ok(runOfPlan(plan, run.value)) : run
  }
  const planOf = (wanted: DescentSettings): Result<DescentPlan> | null => {
    if (wanted.objective === 'squared') {
      const base = baseOf(wanted)
      return base && planDescent(base, wanted)
    }
    const found = replyFit.value ? rows.find(replyFit.value, wanted) : null
    if (!found?.ok) return found
    return ok(planRows(found.value.local, wanted))
  }

  const plan = computed(() => planOf(settings.value))
  const outcome = computed(() => runOf(plan.value, settings.value))
  /** The last run of this fit: it stays on show while the engine makes another one. */
  const previous = shallowRef<DescentRun | null>(null)
  watch(reply, () => (previous.value = null), { flush: 'sync' })
  // Another loss has other coefficients.
  watch(
    () => settings.value.objective + settings.value.nonlinear,
    () => (previous.value = null),
    { flush: 'sync' },
  )
  watch(outcome, (made) => {
    if (made.ok && made.value) previous.value = made.value
  })
  const missing = computed(() => outcome.value.ok && outcome.value.value === null && reply.value !== null)
  const stopped = computed(
    () =>
      missing.value &&
      replyFit.value !== null &&
      long.isStopped({ fitId: replyFit.value, settings: settings.value }),
  )
  const run = computed(() => (outcome.value.ok ? (outcome.value.value ?? previous.value) : null))
  const loss = computed(() => (plan.value?.ok ? plan.value.value.loss : null))
  /** What is known of a loss over rows; null for squares, and while the engine looks for its minimum. */
  const summary = computed<RowsSummary | null>(() => {
    if (settings.value.objective === 'squared' || !replyFit.value) return null
    const found = rows.find(replyFit.value, settings.value)
    return found?.ok === true ? found.value : null
  })
  /** As text, so that what depends on it is not figured anew while the rate is dragged. */
  const optimizerKey = computed(() => JSON.stringify(optimizerOf(settings.value)))
  const limits = computed(() =>
    loss.value ? stability(loss.value, JSON.parse(optimizerKey.value) as OptimizerSettings) : null,
  )
  const kept = computed<readonly KeptRun[]>(() =>
    documents.document.keptRuns.map((wanted) => {
      const made = runOf(planOf(wanted), wanted)
      return { settings: wanted, run: made.ok ? made.value : null }
    }),
  )

  const wantedRuns = computed(() => [settings.value, ...documents.document.keptRuns])
  watch(
    () => [replyFit.value, ...wantedRuns.value.filter(({ objective }) => objective !== 'squared')],
    () => {
      const wanted = wantedRuns.value.filter(({ objective }) => objective !== 'squared')
      if (replyFit.value) rows.want(replyFit.value, wanted)
    },
    { immediate: true },
  )
  /** Those that the engine has to run. */
  const wanted = computed(() =>
    wantedRuns.value.filter((one) => {
      const made = planOf(one)
      return made?.ok === true && (isRunByEngine(one) || takesLong(made.value))
    }),
  )
  const want = (): void => {
    const fitId = replyFit.value
    if (fitId) long.want(wanted.value.map((one) => ({ fitId, settings: one })))
  }
  watch(() => [replyFit.value, ...wanted.value], want, { immediate: true })

  const playback = createPlayback(run)
  const current = computed(
    () => run.value?.stateAt(Math.min(playback.index.value, run.value.count - 1)) ?? null,
  )
  const trail = computed(() => {
    const shown = run.value
    if (!shown) return []
    return TRAIL.filter((step) => step < playback.index.value && step < shown.count).map(
      (step) => shown.stateAt(step).coefficients,
    )
  })

  const axes = computed(() =>
    loss.value ? chooseAxes(loss.value, documents.document.view.surfaceAxes) : null,
  )
  const plane = computed(() => {
    if (!loss.value || !axes.value) return null
    // A loss over rows has contours of its own, with the others at the minimum.
    if (summary.value) return planeOf(loss.value, axes.value)
    // At the optimum the plane does not depend on the run: it stays the same while the rate is dragged.
    const shown = othersAt.value === 'current' ? run.value : null
    const offset = shown?.offsetAt(Math.min(playback.index.value, shown.count - 1))
    return planeOf(loss.value, axes.value, offset)
  })

  /** Batch descent at a constant rate, whose course is known without running it. */
  const foretold = computed(() => {
    const { optimizer: name, schedule } = settings.value
    return (name === 'batch' || name === 'sgd') && schedule === 'constant' && summary.value === null
  })
  const stepsNeeded = computed(() => {
    if (!loss.value) return null
    const { learningRate, optimizer: name } = settings.value
    if (foretold.value && name === 'batch') {
      const start = startOf(loss.value.terms, settings.value.start)
      return iterationsToReach(loss.value, learningRate, { relativeGap: TARGET, start })
    }
    if (summary.value?.minimum === 'none') return null
    return run.value ? firstWithin(run.value, run.value.minimum, TARGET) : null
  })
  /** All that a sweep depends on: the rate is none of it, nor are iterations beyond those that are tried. */
  const sweepKey = computed(() => {
    const iterations = Math.min(settings.value.iterations, foretold.value ? Infinity : 1000)
    return JSON.stringify({ ...settings.value, learningRate: 1, iterations })
  })
  const rowsSweep = createRowsSweep(
    computed(() => {
      const about = summary.value
      const limit = limits.value?.stableLimit ?? NaN
      const isShown = page.value === 'overview' && documents.document.view.tab === 'descent'
      const wanted = JSON.parse(sweepKey.value) as DescentSettings
      if (!about || !replyFit.value || about.minimum === 'none' || !isShown) return null
      return {
        fitId: replyFit.value,
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
    const base = baseOf(wanted)
    const made = base && planDescent(base, wanted)
    return made?.ok ? sweepOf(made.value, wanted.iterations) : null
  })

  const gridRequest = computed<LossGridRequest | null>(() => {
    const about = summary.value
    const drawn = axes.value
    if (!about || !drawn || !replyFit.value) return null
    const start = fromDataUnits(about.local, startOf(about.local.terms, settings.value.start))
    const [i, j] = drawn
    const { optimum } = about.local
    return {
      fitId: replyFit.value,
      settings: { ...settings.value, ...sameRun },
      terms: [i, j],
      ...surfaceRanges([start[i], start[j]], [optimum[i], optimum[j]]),
    }
  })
  const contours = createLossContours(gridRequest)

  /** Puts the start where two coefficients have these values, in descent coordinates. */
  const moveStart = (terms: readonly [number, number], to: readonly [number, number]): void => {
    const base = summary.value?.local ?? baseOf(settings.value)
    if (!base) return
    const theta = fromDataUnits(base, startOf(base.terms, settings.value.start))
    terms.forEach((term, axis) => (theta[term] = to[axis]))
    const start = toDataUnits(base, theta)
    documents.setDescent('start', Object.fromEntries(base.terms.map((term, j) => [term, start[j]])))
  }

  return {
    fitId: replyFit,
    baseOf,
    examples: computed(() => reply.value?.examples ?? null),
    loss,
    /** What is known of a loss over rows; null for squares. */
    summary,
    /** Its lines of equal loss over the plane. */
    contours,
    /** What its descent is compared with. */
    target: computed(() =>
      settings.value.objective === 'squared' ? 'closedForm' : (summary.value?.minimum ?? 'none'),
    ),
    /** Heights of what it draws over the data; null where it cannot be drawn. */
    curve: computed(() => (reply.value?.view ? descentCurve(reply.value.view, settings.value) : null)),
    /** The pages that tell of the loss in hand. */
    pages: computed(() =>
      settings.value.objective === 'squared'
        ? descentPages
        : descentPages.filter((one) => !quadraticPages.includes(one)),
    ),
    view: computed(() => reply.value?.view ?? null),
    stability: limits,
    valley: computed(() => (loss.value ? flatValley(loss.value) : null)),
    foretold,
    stepsNeeded,
    sweep,
    /** How far the sweep of a loss over rows has come. */
    rowsSweep,
    run,
    /** The engine is at the run. */
    waiting: computed(() => missing.value && !stopped.value),
    /** The user has stopped it. */
    stopped,
    /** How much of it is done; null where nothing is under way. */
    share: long.share,
    stop: long.stop,
    resume: (): void => {
      long.resume()
      want()
    },
    /** What keeps the settings from being run. */
    problem: computed(() => (outcome.value.ok ? null : outcome.value.error)),
    kept,
    canKeep: computed(() => run.value !== null && kept.value.length < MOST_RUNS - 1),
    keep: (): void => documents.setKeptRuns([...documents.document.keptRuns, settings.value]),
    drop: (index: number): void =>
      documents.setKeptRuns(documents.document.keptRuns.filter((_, place) => place !== index)),
    ...playback,
    current,
    trail,
    plane,
    page,
    othersAt,
    moveStart,
    /** A nonlinear model has no start that goes without saying. */
    canResetStart: computed(() => settings.value.objective !== 'nls'),
    resetStart: (): void => {
      if (settings.value.objective !== 'nls') documents.setDescent('start', {})
    },
  }
})
