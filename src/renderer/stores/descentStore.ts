import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import { planDescent, type DescentPlan } from '@shared/analysis/planDescent'
import type { RowsSummary } from '@shared/analysis/rowsTypes'
import { planRows } from '@shared/analysis/runRows'
import type { DescentReply } from '@shared/contract/descentApi'
import { flatValley } from '@shared/descent/flatValley'
import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import { trajectory } from '@shared/descent/trajectory'
import { withLossKind } from '@shared/descent/withLossKind'
import type { DescentSettings } from '@shared/document/descentSettings'
import { ok, type Result } from '@shared/outcome/result'
import { engine } from '../engine/engine'
import { descentCurve } from './descentCurve'
import { createDescentForecast } from './descentForecast'
import { runOfPlan, type DescentRun } from './descentRun'
import { createPlayback } from './descentPlayback'
import { createDescentSurface } from './descentSurface'
import { useDocumentStore } from './documentStore'
import { useFitStore } from './fitStore'
import { createLongWork } from './longWork'
import { useNoticeStore } from './noticeStore'
import { createRowsProblems } from './rowsProblems'
import { takesLong } from './takesLong'

const TRAIL = [1, 3, 10, 40, 160]
/** Descents that can be compared: the current one and those that are kept. */
const MOST_RUNS = 4

export const descentPages = ['overview', 'coefficients', 'scaling', 'gradients', 'tuning'] as const
export type DescentPage = (typeof descentPages)[number]

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

  const surface = createDescentSurface({
    fitId: replyFit,
    settings,
    chosenAxes: computed(() => documents.document.view.surfaceAxes),
    base: computed(() => summary.value?.local ?? baseOf(settings.value)),
    loss,
    summary,
    run,
    step: playback.index,
  })
  /** Puts the start where two coefficients have these values, in descent coordinates. */
  const moveStart = (terms: readonly [number, number], to: readonly [number, number]): void => {
    const start = surface.startAt(terms, to)
    if (start) documents.setDescent('start', start)
  }

  const forecast = createDescentForecast({
    fitId: replyFit,
    settings,
    loss,
    baseOf,
    summary,
    run,
    isShown: computed(() => page.value === 'overview' && documents.document.view.tab === 'descent'),
  })

  return {
    fitId: replyFit,
    baseOf,
    examples: computed(() => reply.value?.examples ?? null),
    loss,
    /** What is known of a loss over rows; null for squares. */
    summary,
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
    valley: computed(() => (loss.value ? flatValley(loss.value) : null)),
    ...forecast,
    plane: surface.plane,
    /** The lines of equal loss of a loss over rows. */
    contours: surface.contours,
    othersAt: surface.othersAt,
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
    page,
    moveStart,
    /** A nonlinear model has no start that goes without saying. */
    canResetStart: computed(() => settings.value.objective !== 'nls'),
    resetStart: (): void => {
      if (settings.value.objective !== 'nls') documents.setDescent('start', {})
    },
  }
})
