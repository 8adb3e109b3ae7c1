import { DescentRuns } from './descentRuns'
import type { EngineHandlers } from './engineHandlers'
import type { FitThread } from './fitThread'

type DescentHandlers = Pick<
  EngineHandlers,
  'descentProblem' | 'descentRun' | 'rowsProblem' | 'lossGrid' | 'tuningSplit' | 'tuningRun'
>

/** Descent on a fit's loss, and fine-tuning of its model. */
export function descentHandlers(fits: FitThread): DescentHandlers {
  const runs = new DescentRuns(fits)
  return {
    descentProblem: ({ fitId, ...request }) => fits.ask(fitId, 'descentProblem', request),
    descentRun: (request, context = {}) => runs.run(request, context),
    rowsProblem: ({ fitId, ...request }) => fits.ask(fitId, 'rowsProblem', request),
    lossGrid: ({ fitId, ...request }) => fits.ask(fitId, 'lossGrid', request),
    tuningSplit: ({ fitId, ...request }) => fits.ask(fitId, 'tuningSplit', request),
    tuningRun: (request, context = {}) => runs.tune(request, context),
  }
}
