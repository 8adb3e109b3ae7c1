import { axisColumn } from './axisColumn'
import type { EngineHandlers } from './engineHandlers'
import type { FitThread } from './fitThread'
import type { OpenWork } from './openWork'

type FittedHandlers = Pick<
  EngineHandlers,
  | 'fitPlot'
  | 'residualPlot'
  | 'diagnosticPlot'
  | 'rowsInside'
  | 'rowsInBars'
  | 'rowsFlagged'
  | 'flaggedRows'
  | 'completeFlags'
  | 'outlierTable'
  | 'robustnessWeights'
>

/** What is asked of a fit that is there: its plots, and its rows that stand out. */
export const fittedHandlers = (work: OpenWork, fits: FitThread): FittedHandlers => ({
  fitPlot: ({ fitId, ...request }) => fits.ask(fitId, 'fitPlot', request),
  residualPlot: ({ fitId, ...request }) => fits.ask(fitId, 'residualPlot', request),

  async diagnosticPlot({ fitId, ...request }) {
    const column = await axisColumn(request.choice, work.table)
    return column.ok ? fits.ask(fitId, 'diagnosticPlot', { ...request, ...column.value }) : column
  },

  async rowsInside({ fitId, ...request }) {
    const { plot } = request
    const column = await axisColumn(plot.kind === 'diagnostic' ? plot.choice : null, work.table)
    return column.ok ? fits.ask(fitId, 'rowsInside', { ...request, ...column.value }) : column
  },

  rowsInBars: ({ fitId, ...request }) => fits.ask(fitId, 'rowsInBars', request),

  async rowsFlagged({ fitId, ...request }, context) {
    const complete = await fits.awaited.complete(fitId, request.flagRules, context)
    return complete.ok ? fits.ask(fitId, 'rowsFlagged', request) : complete
  },

  flaggedRows: ({ fitId, ...request }) => fits.ask(fitId, 'flaggedRows', request),
  completeFlags: ({ fitId, flagRules }, context) => fits.awaited.complete(fitId, flagRules, context),
  outlierTable: ({ fitId, ...request }) => fits.ask(fitId, 'outlierTable', request),
  robustnessWeights: ({ fitId, rows }) => fits.ask(fitId, 'robustnessWeights', { rows }),
})
