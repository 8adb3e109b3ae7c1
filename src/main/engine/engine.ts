import { descentHandlers } from './descentHandlers'
import type { EngineHandlers } from './engineHandlers'
import { fitHandlers } from './fitHandlers'
import { FitThread } from './fitThread'
import { fittedHandlers } from './fittedHandlers'
import type { GrantBook } from './grantBook'
import type { GrantedFiles } from './grantedFiles'
import type { OpenedTable } from './openedTable'
import { openingHandlers } from './openingHandlers'
import { OpenWork } from './openWork'
import { PredictionService } from './predictionService'
import { Previewer } from './previewer'
import { ReportPreviews } from './reportPreviews'
import { runSelfTest } from './runSelfTest'
import { tableHandlers } from './tableHandlers'
import { ViewsAhead } from './viewsAhead'

export interface EngineOptions extends GrantedFiles {
  /** The fit thread's built entry, `fitWorker.js`. */
  readonly fitWorkerPath: string
  /** Files that main lets the engine write. @default none */
  readonly targets?: GrantBook
}

/** The engine: one open table, and the fits on it. */
export interface Engine extends EngineHandlers {
  /** The open table, for those who read it beside the window. */
  readonly table: OpenedTable | null
  /** Predictions with the last fit, for those who read them beside the window. */
  readonly predictions: PredictionService
  /** Ends the threads and closes the table. */
  readonly close: () => Promise<void>
}

export function createEngine({ fitWorkerPath, targets, ...files }: EngineOptions): Engine {
  const work = new OpenWork()
  const fits = new FitThread(fitWorkerPath)
  const predictions = new PredictionService(fits, files, () => work.table)
  const previewer = new Previewer(files, () => work.table)
  const previews = new ReportPreviews(fitWorkerPath)
  const fitted = fittedHandlers(work, fits)
  const views = new ViewsAhead(fitted)
  const { cancelFit, ...fitting } = fitHandlers(work, { fits, views, fitWorkerPath })
  const { cancelOpening, ...opening } = openingHandlers(work, {
    files,
    previewer,
    async forget() {
      cancelFit()
      fits.forget()
      await predictions.close()
    },
  })

  return {
    ...opening,
    ...tableHandlers(work, { fits, targets }),
    ...fitting,
    ...fitted,
    ...views.handlers,
    ...descentHandlers(fits),

    predictors: (request) => predictions.predictors(request),
    predict: (request, context) => predictions.predict(request, context),
    predictionSummary: (request, context) => predictions.summary(request, context),
    selfTest: (_request, context = {}) => runSelfTest(fitWorkerPath, context),
    previewReport: ({ fitId, ...request }, context = {}) =>
      work.use(request.tableId, (opened) => previews.preview(request, { fits, fitId, opened }, context)),

    get table() {
      return work.table
    },
    predictions,

    async close() {
      cancelOpening()
      cancelFit()
      previewer.stop()
      fits.close()
      await predictions.close()
      await work.table?.close()
      work.table = null
    },
  }
}
