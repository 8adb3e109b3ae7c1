import type { ShownFit } from '@shared/contract/fitAheadApi'
import type { FitReply, FitRequest } from '@shared/contract/fitApi'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { EngineHandlers, RequestContext } from './engineHandlers'
import { FitAhead } from './fitAhead'
import type { FitThread } from './fitThread'
import { importWarnings } from './importWarnings'
import { LatestTurn } from './latestTurn'
import type { OpenWork } from './openWork'
import { prepareFit } from './prepareFit'
import { prepareComparison, runComparison } from './runComparison'
import { prepareLedger, runLedger } from './runLedger'
import type { ViewsAhead } from './viewsAhead'

type FitHandlers = Pick<EngineHandlers, 'fit' | 'fitAhead' | 'compare' | 'exclusionLedger'>

interface Fitting {
  readonly fits: FitThread
  readonly views: ViewsAhead
  readonly fitWorkerPath: string
}

/** Fits models to the open table; of two fits for show the later one counts. */
export function fitHandlers(
  work: OpenWork,
  { fits, views, fitWorkerPath }: Fitting,
): FitHandlers & { readonly cancelFit: () => void } {
  const turn = new LatestTurn()
  const make = (request: FitRequest, context: RequestContext): Promise<Result<FitReply>> =>
    makeFit({ work, fits }, request, context)
  const ahead = new FitAhead(make)
  /** Fits that were asked for and have no answer yet. */
  let running = 0

  async function fit(request: FitRequest, context: RequestContext): Promise<Result<ShownFit>> {
    const its = { ...context, signal: turn.begin(context) }
    const known = await ahead.take(request, its)
    if (known?.ok === false) return known
    if (known?.ok === true && fits.show(known.value.fitId))
      return ok({ ...known.value, views: views.takeDrawn(known.value.fitId) })
    const made = await make(request, its)
    return made.ok && !fits.show(made.value.fitId) ? fail({ code: 'cancelled' }) : made
  }

  return {
    cancelFit() {
      turn.cancel()
      ahead.giveUp()
    },

    async fit(request, context = {}) {
      running++
      try {
        return await fit(request, context)
      } finally {
        running--
      }
    },

    async fitAhead({ fit: request, views: wanted }, context = {}) {
      // What was asked for goes first.
      if (running > 0) return ok(null)
      const taken = await ahead.begin(request, context, ({ fitId }) => views.begin(fitId, wanted))
      if (!taken.ok) views.clear()
      return taken
    },

    compare: (request, context = {}) =>
      work.use(request.tableId, async (opened) => {
        if (opened.failure !== null) return fail(opened.failure)
        const task = await opened.beside((table) => prepareComparison(table, request))
        return task.ok ? runComparison(fitWorkerPath, task.value, context) : task
      }),

    exclusionLedger: (request, context = {}) =>
      work.use(request.tableId, async (opened) => {
        const task = await opened.beside((table) => prepareLedger(table, request))
        return task.ok ? runLedger(fitWorkerPath, task.value, context) : task
      }),
  }
}

/** Fits, and shows nothing of it yet. */
async function makeFit(
  { work, fits }: { readonly work: OpenWork; readonly fits: FitThread },
  request: FitRequest,
  context: RequestContext,
): Promise<Result<FitReply>> {
  return work.use(request.tableId, async (opened) => {
    const { failure } = opened
    if (failure !== null) return fail(failure)
    const started = performance.now()
    const task = await opened.beside((table) => prepareFit(table, request, context))
    if (context.signal?.aborted === true) return fail({ code: 'cancelled' })
    if (!task.ok) return task
    const fitted = await fits.prepare(task.value, context)
    if (!fitted.ok) return fitted
    return ok({
      ...fitted.value,
      timing: { loadMs: opened.loadMs, fitMs: performance.now() - started },
      importWarnings: importWarnings(opened.info, task.value.columns),
    })
  })
}
