import type {
  DescentReply,
  DescentRequest,
  LossGridRequest,
  RowsProblemRequest,
  DescentRunRequest,
  TuningRequest,
  TuningSplitRequest,
} from '@shared/contract/descentApi'
import type {
  EngineApi,
  EngineMethod,
  EngineReply,
  EngineRequest,
  SelfTestReply,
  SelfTestRequest,
} from '@shared/contract/engineApi'
import type {
  FitPlotRequest,
  FitReply,
  FitRequest,
  FlaggedRows,
  FlaggedRowsRequest,
  LedgerRequest,
  DiagnosticPlotRequest,
  ResidualPlotRequest,
} from '@shared/contract/fitApi'
import type {
  FirstRows,
  ImportPreview,
  OpenTableRequest,
  OtherFileInfo,
  OtherFileRequest,
  PreviewRequest,
  TableInfo,
  TryOutRequest,
} from '@shared/contract/openingApi'
import type {
  ColumnFigures,
  ColumnFiguresRequest,
  ColumnLevels,
  ColumnLevelsRequest,
  CopiedRows,
  CopyRowsRequest,
  ExportedRows,
  ExportRowsRequest,
  FindTextRequest,
  FoundText,
  PageRequest,
  ProblemPage,
  ProblemsRequest,
  RowPlace,
  RowPlaceRequest,
  RowsRequest,
  TablePage,
} from '@shared/contract/tableApi'
import type {
  CopySelectedRequest,
  RowsFlaggedRequest,
  RowsInsideRequest,
  RowsOfViewRequest,
} from '@shared/contract/selectionApi'
import type {
  PredictionForm,
  PredictionPage,
  PredictionSummary,
  PredictionSummaryRequest,
  PredictorsRequest,
  PredictRequest,
} from '@shared/contract/predictionApi'
import type { PreviewReportRequest, ReportPreview } from '@shared/contract/reportApi'
import type { FineTuning } from '@shared/analysis/fineTune'
import type { LossGrid } from '@shared/analysis/lossGrid'
import type { RowsSummary } from '@shared/analysis/rowsTypes'
import type { ExclusionLedger } from '@shared/analysis/exclusionLedger'
import type { RowSplit } from '@shared/descent/rowMoments'
import type { Trajectory } from '@shared/descent/trajectory'
import type { StepOutcome } from '@shared/preparation/stepOutcome'
import type { Comparison } from '@shared/comparison/comparison'
import type { OutlierTable, OutlierTableRequest, RobustnessWeightsRequest } from '@shared/contract/outlierApi'
import type { CompareRequest } from '@shared/contract/comparisonApi'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { DiagnosticPlot, RefusedView } from '@shared/plots/diagnosticPlot'
import type { FitPlot, ResidualPlot } from '@shared/plots/plotModel'
import type { RowSet } from '@shared/table/rowSet'
import { axisColumn } from './axisColumn'
import { copyRows } from './copyRows'
import { copySelected } from './copySelected'
import { exportRows } from './exportRows'
import { FitThread, type FitContext } from './fitThread'
import type { GrantedFiles } from './grantedFiles'
import type { GrantBook } from './grantBook'
import { grantedFirstRows } from './grantedFirstRows'
import { importWarnings } from './importWarnings'
import type { OpenedTable } from './openedTable'
import { isCurrent, openGranted } from './openGranted'
import { PredictionService } from './predictionService'
import { prepareFit } from './prepareFit'
import { prepareLedger, runLedger } from './runLedger'
import { runSelfTest } from './runSelfTest'
import { prepareComparison, runComparison } from './runComparison'
import { DescentRuns } from './descentRuns'
import { Previewer } from './previewer'
import { ReportPreviews } from './reportPreviews'
import { turnOf } from './turn'

/** How a request is cancelled and tells how far it is. */
export type RequestContext = FitContext

/** The engine's methods as its door calls them. */
export type EngineHandlers = {
  readonly [M in EngineMethod]: (
    request: EngineRequest<M>,
    context: RequestContext,
  ) => Promise<EngineReply<M>>
}

export interface EngineOptions extends GrantedFiles {
  /** The fit thread's built entry, `fitWorker.js`. */
  readonly fitWorkerPath: string
  /** Files that main lets the engine write. @default none */
  readonly targets?: GrantBook
}

const figuresOf = ({ distinct, distinctEstimated, histogram, min, max }: ColumnFigures): ColumnFigures => ({
  distinct,
  distinctEstimated,
  histogram,
  min,
  max,
})

/** The engine: one open table, and the fits on it. Nothing here throws on bad input; errors leave the open work untouched. */
export class EngineService implements EngineApi {
  readonly #fits: FitThread
  readonly #descents: DescentRuns
  /** Predictions with the last fit, for those who read them beside the window. */
  readonly predictions: PredictionService
  #table: OpenedTable | null = null
  #opening: AbortController | null = null
  #fitting: AbortController | null = null
  readonly #previewer: Previewer
  readonly #previews: ReportPreviews

  constructor(private readonly options: EngineOptions) {
    this.#fits = new FitThread(options.fitWorkerPath)
    this.#descents = new DescentRuns(this.#fits)
    this.predictions = new PredictionService(this.#fits, options, () => this.#table)
    this.#previewer = new Previewer(options, () => this.#table)
    this.#previews = new ReportPreviews(options.fitWorkerPath)
  }

  /** The open table, for those who read it beside the window. */
  get table(): OpenedTable | null {
    return this.#table
  }

  async openTable(request: OpenTableRequest, context: RequestContext = {}): Promise<Result<TableInfo>> {
    this.#opening?.abort()
    const turn = turnOf(context)
    this.#opening = turn
    const base = this.#table
    const isOpen = base !== null && (await isCurrent(base, request, this.options))
    const opened = isOpen
      ? await base.prepareAnew(request.steps ?? [], turn.signal)
      : await openGranted(request, this.options, { ...context, signal: turn.signal })
    if (!opened.ok) return opened
    if (turn.signal.aborted) {
      await (isOpen ? opened.value.release() : opened.value.close())
      return fail({ code: 'cancelled' })
    }
    const before = this.#table
    this.#table = opened.value
    this.#fitting?.abort()
    this.#fits.forget()
    await this.predictions.close()
    await (isOpen ? before?.release() : before?.close())
    return ok(opened.value.info)
  }

  readPage(request: PageRequest): Promise<Result<TablePage>> {
    const { tableId, ...page } = request
    return this.#use(tableId, (opened) => opened.use((table) => table.page(page)))
  }

  readRows({ tableId, rows }: RowsRequest): Promise<Result<TablePage>> {
    return this.#use(tableId, (opened) => opened.use((table) => table.rows(rows)))
  }

  async rowPlace({ tableId, row, ...view }: RowPlaceRequest): Promise<Result<RowPlace>> {
    const place = await this.#use(tableId, (opened) => opened.use((table) => table.placeOf(row, view)))
    return place.ok ? ok({ place: place.value }) : place
  }

  /** Out of turn: pages are not to wait for a search. */
  findText(request: FindTextRequest, { signal }: RequestContext = {}): Promise<Result<FoundText>> {
    const { tableId, ...searched } = request
    return this.#use(tableId, (opened) => opened.beside((table) => table.findText(searched, signal)))
  }

  copyRows(
    { tableId, ...request }: CopyRowsRequest,
    context: RequestContext = {},
  ): Promise<Result<CopiedRows>> {
    return this.#use(tableId, (opened) => copyRows(request, opened, context))
  }

  rowsOfView({ tableId, ranges, ...view }: RowsOfViewRequest): Promise<Result<RowSet>> {
    return this.#use(tableId, (opened) => opened.use((table) => table.rowsOfView(view, ranges)))
  }

  copySelected(
    { tableId, ...request }: CopySelectedRequest,
    context: RequestContext = {},
  ): Promise<Result<CopiedRows>> {
    return this.#use(tableId, (opened) => copySelected(request, opened, context))
  }

  async exportRows(
    { tableId, target, ...request }: ExportRowsRequest,
    context: RequestContext = {},
  ): Promise<Result<ExportedRows>> {
    const [path] = (await this.options.targets?.pathsOf(target)) ?? []
    if (path === undefined) return fail({ code: 'not-granted' })
    const { weightsOf } = request
    const askWeights =
      weightsOf === undefined
        ? undefined
        : (rows: Int32Array) => this.#fits.ask(weightsOf, 'robustnessWeights', { rows })
    return this.#use(tableId, (opened) => exportRows(request, { ...context, opened, path, askWeights }))
  }

  /** Out of turn: pages are not to wait for it. */
  columnFigures({ tableId }: ColumnFiguresRequest): Promise<Result<readonly ColumnFigures[]>> {
    return this.#use(tableId, async (opened) => {
      const figured = await opened.beside((table) => table.figures())
      return figured.ok ? ok(figured.value.map(figuresOf)) : figured
    })
  }

  columnLevels({ tableId, column, limit }: ColumnLevelsRequest): Promise<Result<ColumnLevels>> {
    return this.#use(tableId, (opened) => opened.use((table) => table.levels(column, limit)))
  }

  readProblems({ tableId, ...request }: ProblemsRequest): Promise<Result<ProblemPage>> {
    return this.#use(tableId, (opened) => opened.use((table) => table.problems(request)))
  }

  previewImport(request: PreviewRequest, context: RequestContext = {}): Promise<Result<ImportPreview>> {
    return this.#previewer.preview(request, context)
  }

  firstRows(request: PreviewRequest, context: RequestContext = {}): Promise<Result<FirstRows | null>> {
    return grantedFirstRows(request, this.options, context)
  }

  tryOutSteps(
    { tableId, steps }: TryOutRequest,
    { signal }: RequestContext = {},
  ): Promise<Result<readonly StepOutcome[]>> {
    return this.#use(tableId, (opened) => opened.tryOut(steps, signal))
  }

  readOther(
    { tableId, grant, options }: OtherFileRequest,
    { signal }: RequestContext = {},
  ): Promise<Result<OtherFileInfo>> {
    return this.#use(tableId, async (opened) => {
      const other = await opened.tableOf({ file: grant, name: '', options }, signal)
      if (!other.ok) return other
      const { rows, columns, doubts } = other.value
      return ok({ rows, doubts, columns: columns.map(({ name, type }) => ({ name, type })) })
    })
  }

  fit(request: FitRequest, context: RequestContext = {}): Promise<Result<FitReply>> {
    this.#fitting?.abort()
    const turn = turnOf(context)
    this.#fitting = turn
    return this.#use(request.tableId, async (opened) => {
      const { failure } = opened
      if (failure !== null) return fail(failure)
      const started = performance.now()
      const task = await opened.use((table) => prepareFit(table, request))
      if (turn.signal.aborted) return fail({ code: 'cancelled' })
      if (!task.ok) return task
      const fitted = await this.#fits.fit(task.value, { ...context, signal: turn.signal })
      if (!fitted.ok) return fitted
      return ok({
        ...fitted.value,
        timing: { loadMs: opened.loadMs, fitMs: performance.now() - started },
        importWarnings: importWarnings(opened.info, task.value.columns),
      })
    })
  }

  compare(request: CompareRequest, context: RequestContext = {}): Promise<Result<Comparison>> {
    return this.#use(request.tableId, async (opened) => {
      if (opened.failure !== null) return fail(opened.failure)
      const task = await opened.use((table) => prepareComparison(table, request))
      return task.ok ? runComparison(this.options.fitWorkerPath, task.value, context) : task
    })
  }

  fitPlot({ fitId, ...request }: FitPlotRequest): Promise<Result<FitPlot>> {
    return this.#fits.ask(fitId, 'fitPlot', request)
  }

  residualPlot({ fitId, ...request }: ResidualPlotRequest): Promise<Result<ResidualPlot>> {
    return this.#fits.ask(fitId, 'residualPlot', request)
  }

  async diagnosticPlot({
    fitId,
    ...request
  }: DiagnosticPlotRequest): Promise<Result<DiagnosticPlot | RefusedView>> {
    const column = await axisColumn(request.choice, this.#table)
    return column.ok ? this.#fits.ask(fitId, 'diagnosticPlot', { ...request, ...column.value }) : column
  }

  exclusionLedger(request: LedgerRequest, context: RequestContext = {}): Promise<Result<ExclusionLedger>> {
    return this.#use(request.tableId, async (opened) => {
      const task = await opened.use((table) => prepareLedger(table, request))
      return task.ok ? runLedger(this.options.fitWorkerPath, task.value, context) : task
    })
  }

  async rowsInside({ fitId, ...request }: RowsInsideRequest): Promise<Result<RowSet>> {
    const { plot } = request
    const column = await axisColumn(plot.kind === 'diagnostic' ? plot.choice : null, this.#table)
    return column.ok ? this.#fits.ask(fitId, 'rowsInside', { ...request, ...column.value }) : column
  }

  rowsFlagged({ fitId, ...request }: RowsFlaggedRequest): Promise<Result<RowSet>> {
    return this.#fits.ask(fitId, 'rowsFlagged', request)
  }

  flaggedRows({ fitId, ...request }: FlaggedRowsRequest): Promise<Result<FlaggedRows>> {
    return this.#fits.ask(fitId, 'flaggedRows', request)
  }

  outlierTable({ fitId, ...request }: OutlierTableRequest): Promise<Result<OutlierTable>> {
    return this.#fits.ask(fitId, 'outlierTable', request)
  }

  robustnessWeights({ fitId, rows }: RobustnessWeightsRequest): Promise<Result<Float64Array>> {
    return this.#fits.ask(fitId, 'robustnessWeights', { rows })
  }

  descentProblem({ fitId, ...request }: DescentRequest): Promise<Result<DescentReply>> {
    return this.#fits.ask(fitId, 'descentProblem', request)
  }

  descentRun(request: DescentRunRequest, context: RequestContext = {}): Promise<Result<Trajectory>> {
    return this.#descents.run(request, context)
  }

  tuningRun(request: TuningRequest, context: RequestContext = {}): Promise<Result<FineTuning>> {
    return this.#descents.tune(request, context)
  }

  rowsProblem({ fitId, ...request }: RowsProblemRequest): Promise<Result<RowsSummary>> {
    return this.#fits.ask(fitId, 'rowsProblem', request)
  }

  lossGrid({ fitId, ...request }: LossGridRequest): Promise<Result<LossGrid>> {
    return this.#fits.ask(fitId, 'lossGrid', request)
  }

  tuningSplit({ fitId, ...request }: TuningSplitRequest): Promise<Result<RowSplit>> {
    return this.#fits.ask(fitId, 'tuningSplit', request)
  }

  predictors(request: PredictorsRequest): Promise<Result<PredictionForm>> {
    return this.predictions.predictors(request)
  }

  predict(request: PredictRequest, context: RequestContext = {}): Promise<Result<PredictionPage>> {
    return this.predictions.predict(request, context)
  }

  predictionSummary(
    request: PredictionSummaryRequest,
    context: RequestContext = {},
  ): Promise<Result<PredictionSummary>> {
    return this.predictions.summary(request, context)
  }

  selfTest(_request: SelfTestRequest, context: RequestContext = {}): Promise<Result<SelfTestReply>> {
    return runSelfTest(this.options.fitWorkerPath, context)
  }

  previewReport(
    { fitId, ...request }: PreviewReportRequest,
    context: RequestContext = {},
  ): Promise<Result<ReportPreview>> {
    return this.#use(request.tableId, (opened) =>
      this.#previews.preview(request, { fits: this.#fits, fitId, opened }, context),
    )
  }

  /** Ends the threads and closes the table. */
  async close(): Promise<void> {
    this.#opening?.abort()
    this.#fitting?.abort()
    this.#previewer.stop()
    this.#fits.close()
    await this.predictions.close()
    await this.#table?.close()
    this.#table = null
  }

  async #use<T>(tableId: string, work: (opened: OpenedTable) => Promise<Result<T>>): Promise<Result<T>> {
    return this.#table?.id === tableId ? work(this.#table) : fail({ code: 'table-closed' })
  }
}
