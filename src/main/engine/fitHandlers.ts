import { fail, ok } from '@shared/outcome/result'
import type { EngineHandlers } from './engineHandlers'
import type { FitThread } from './fitThread'
import { importWarnings } from './importWarnings'
import { LatestTurn } from './latestTurn'
import type { OpenWork } from './openWork'
import { prepareFit } from './prepareFit'
import { prepareComparison, runComparison } from './runComparison'
import { prepareLedger, runLedger } from './runLedger'

type FitHandlers = Pick<EngineHandlers, 'fit' | 'compare' | 'exclusionLedger'>

/** Fits models to the open table; of two fits for show the later one counts. */
export function fitHandlers(
  work: OpenWork,
  { fits, fitWorkerPath }: { readonly fits: FitThread; readonly fitWorkerPath: string },
): FitHandlers & { readonly cancelFit: () => void } {
  const turn = new LatestTurn()

  return {
    cancelFit: () => turn.cancel(),

    fit(request, context = {}) {
      const signal = turn.begin(context)
      return work.use(request.tableId, async (opened) => {
        const { failure } = opened
        if (failure !== null) return fail(failure)
        const started = performance.now()
        const task = await opened.use((table) => prepareFit(table, request))
        if (signal.aborted) return fail({ code: 'cancelled' })
        if (!task.ok) return task
        const fitted = await fits.fit(task.value, { ...context, signal })
        if (!fitted.ok) return fitted
        return ok({
          ...fitted.value,
          timing: { loadMs: opened.loadMs, fitMs: performance.now() - started },
          importWarnings: importWarnings(opened.info, task.value.columns),
        })
      })
    },

    compare: (request, context = {}) =>
      work.use(request.tableId, async (opened) => {
        if (opened.failure !== null) return fail(opened.failure)
        const task = await opened.use((table) => prepareComparison(table, request))
        return task.ok ? runComparison(fitWorkerPath, task.value, context) : task
      }),

    exclusionLedger: (request, context = {}) =>
      work.use(request.tableId, async (opened) => {
        const task = await opened.use((table) => prepareLedger(table, request))
        return task.ok ? runLedger(fitWorkerPath, task.value, context) : task
      }),
  }
}
