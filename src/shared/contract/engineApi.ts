import { z } from 'zod'
import type { ExclusionLedger } from '../analysis/exclusionLedger'
import type { FineTuning } from '../analysis/fineTune'
import type { LossGrid } from '../analysis/lossGrid'
import type { RowsSummary } from '../analysis/rowsTypes'
import type { SelfTestOutcome } from '../analysis/selfTest'
import type { Comparison } from '../comparison/comparison'
import type { RowSplit } from '../descent/rowMoments'
import type { Trajectory } from '../descent/trajectory'
import type { Result } from '../outcome/result'
import type { DiagnosticPlot, RefusedView } from '../plots/diagnosticPlot'
import type { FitPlot, ResidualPlot } from '../plots/plotModel'
import type { StepOutcome } from '../preparation/stepOutcome'
import type { RowSet } from '../table/rowSet'
import { compareSchema, type CompareRequest } from './comparisonApi'
import {
  descentProblemSchema,
  descentRunSchema,
  lossGridSchema,
  rowsProblemSchema,
  tuningRunSchema,
  tuningSplitSchema,
  type DescentReply,
  type DescentRequest,
  type DescentRunRequest,
  type LossGridRequest,
  type RowsProblemRequest,
  type TuningRequest,
  type TuningSplitRequest,
} from './descentApi'
import { fitAheadSchema, type FitAheadRequest, type ShownFit } from './fitAheadApi'
import {
  completeFlagsSchema,
  diagnosticPlotSchema,
  exclusionLedgerSchema,
  fitPlotSchema,
  fitSchema,
  flaggedRowsSchema,
  residualPlotSchema,
  type CompleteFlagsRequest,
  type DiagnosticPlotRequest,
  type FitPlotRequest,
  type FitRequest,
  type FlaggedRows,
  type FlaggedRowsRequest,
  type LedgerRequest,
  type ResidualPlotRequest,
} from './fitApi'
import {
  openTableSchema,
  previewImportSchema,
  readOtherSchema,
  tryOutStepsSchema,
  type FirstRows,
  type ImportPreview,
  type OpenTableRequest,
  type OtherFileInfo,
  type OtherFileRequest,
  type PreviewRequest,
  type TableInfo,
  type TryOutRequest,
} from './openingApi'
import {
  outlierTableSchema,
  robustnessWeightsSchema,
  type OutlierTable,
  type OutlierTableRequest,
  type RobustnessWeightsRequest,
} from './outlierApi'
import {
  predictionSummarySchema,
  predictorsSchema,
  predictSchema,
  type PredictionForm,
  type PredictionPage,
  type PredictionSummary,
  type PredictionSummaryRequest,
  type PredictorsRequest,
  type PredictRequest,
} from './predictionApi'
import { previewReportSchema, type PreviewReportRequest, type ReportPreview } from './reportApi'
import {
  copySelectedSchema,
  rowsFlaggedSchema,
  rowsInBarsSchema,
  rowsInsideSchema,
  rowsOfViewSchema,
  type CopySelectedRequest,
  type FlaggedSelection,
  type RowsFlaggedRequest,
  type RowsInBarsRequest,
  type RowsInsideRequest,
  type RowsOfViewRequest,
} from './selectionApi'
import {
  columnFiguresSchema,
  columnLevelsSchema,
  copyRowsSchema,
  exportRowsSchema,
  findTextSchema,
  readPageSchema,
  readProblemsSchema,
  readRowsSchema,
  rowPlaceSchema,
  type ColumnFigures,
  type ColumnFiguresRequest,
  type ColumnLevels,
  type ColumnLevelsRequest,
  type CopiedRows,
  type CopyRowsRequest,
  type ExportedRows,
  type ExportRowsRequest,
  type FindTextRequest,
  type FoundText,
  type PageRequest,
  type ProblemPage,
  type ProblemsRequest,
  type RowPlace,
  type RowPlaceRequest,
  type RowsRequest,
  type TablePage,
} from './tableApi'

/**
 * What the window asks of the engine. One interface; each method takes one argument and answers `Promise<Result<T>>`.
 * Requests are validated at the engine's door with `engineRequestSchemas`, which must name every method.
 */
export interface EngineApi {
  /**
   * Reads a granted file into a table and takes the steps of preparation. Only one table is open at a time; opening replaces it
   * once the new one is read. A file that is open already and has not changed is not read again: other steps cost little.
   */
  openTable(request: OpenTableRequest): Promise<Result<TableInfo>>
  /** Rows [start, end) of the table as shown (filtered, sorted). */
  readPage(request: PageRequest): Promise<Result<TablePage>>
  /** Whole rows by their number in the file, for tooltips and detail. */
  readRows(request: RowsRequest): Promise<Result<TablePage>>
  /** The place of a row in the table as shown. */
  rowPlace(request: RowPlaceRequest): Promise<Result<RowPlace>>
  /** The next row, as shown, in which a text stands. */
  findText(request: FindTextRequest): Promise<Result<FoundText>>
  /** Cells of the table as shown, as text for the clipboard. */
  copyRows(request: CopyRowsRequest): Promise<Result<CopiedRows>>
  /** The numbers of the rows as shown. */
  rowsOfView(request: RowsOfViewRequest): Promise<Result<RowSet>>
  /** Rows by their numbers, as text for the clipboard. */
  copySelected(request: CopySelectedRequest): Promise<Result<CopiedRows>>
  /** Writes all rows of the table as shown to a file. */
  exportRows(request: ExportRowsRequest): Promise<Result<ExportedRows>>
  /** The figures of columns that a large table opened without: of the first few of those that are wanted, and of others that have them. */
  columnFigures(request: ColumnFiguresRequest): Promise<Result<readonly ColumnFigures[]>>
  /** The values of a column as levels of a factor, most frequent first: what can be its reference. */
  columnLevels(request: ColumnLevelsRequest): Promise<Result<ColumnLevels>>
  /** What went wrong when the table was read, row after row, or only what concerns one column. */
  readProblems(request: ProblemsRequest): Promise<Result<ProblemPage>>
  /** The head of a granted file as these options read it, and what was guessed. A new preview cancels the one before. */
  previewImport(request: PreviewRequest): Promise<Result<ImportPreview>>
  /** The first rows of a granted file that is large, while `openTable` has yet to read it; null for any other file. */
  firstRows(request: PreviewRequest): Promise<Result<FirstRows | null>>
  /** What these steps would do to the file of the open table, which stays as it is. */
  tryOutSteps(request: TryOutRequest): Promise<Result<readonly StepOutcome[]>>
  /** The columns of another granted file that a step may join to the open table. */
  readOther(request: OtherFileRequest): Promise<Result<OtherFileInfo>>
  /** Fits the model in the fit thread. A new fit cancels the one that runs. */
  fit(request: FitRequest): Promise<Result<ShownFit>>
  /**
   * Makes the fit that is likely to be asked for next, and the views that will be drawn of it, beside the fit on show. `fit` with the
   * same request is answered with it; any other request for a fit, and cancelling this one, gives it up. Answers when it was taken, or at
   * once where a fit runs that was asked for.
   */
  fitAhead(request: FitAheadRequest): Promise<Result<null>>
  /** Fits several models beside the one on show and compares them. */
  compare(request: CompareRequest): Promise<Result<Comparison>>
  fitPlot(request: FitPlotRequest): Promise<Result<FitPlot>>
  residualPlot(request: ResidualPlotRequest): Promise<Result<ResidualPlot>>
  /** One of the views of the fit's residuals, or why this fit does not have it. */
  diagnosticPlot(request: DiagnosticPlotRequest): Promise<Result<DiagnosticPlot | RefusedView>>
  /** The rows whose points lie inside a polygon of a plot: of large data most of them are not drawn. */
  rowsInside(request: RowsInsideRequest): Promise<Result<RowSet>>
  /** What each act of exclusion did to the model; the fit on show stays as it is. */
  exclusionLedger(request: LedgerRequest): Promise<Result<ExclusionLedger>>
  /** How many of some rows each bar of a histogram counts, where it does not tell which rows are its own. */
  rowsInBars(request: RowsInBarsRequest): Promise<Result<Uint32Array>>
  /** All rows that are flagged, however many. */
  rowsFlagged(request: RowsFlaggedRequest): Promise<Result<FlaggedSelection>>
  /** The flagged rows of a fit, worst first. */
  flaggedRows(request: FlaggedRowsRequest): Promise<Result<FlaggedRows>>
  /** Figures what rules in force wait for (`FlaggedRows.awaited`), once for a fit; what is drawn after it has their flags. */
  completeFlags(request: CompleteFlagsRequest): Promise<Result<null>>
  /** The flagged rows in any order, with what leaving each out would change. */
  outlierTable(request: OutlierTableRequest): Promise<Result<OutlierTable>>
  /** With what share each of some rows counts in a robust fit; NaN for those that are none of its rows. */
  robustnessWeights(request: RobustnessWeightsRequest): Promise<Result<Float64Array>>
  /** The loss of the fit's model as a quadratic, and a sample of its points: all that descent over all rows needs. */
  descentProblem(request: DescentRequest): Promise<Result<DescentReply>>
  /** A descent over the fit's rows, in batches or on a loss that has no quadratic, from its start to its end. */
  descentRun(request: DescentRunRequest): Promise<Result<Trajectory>>
  /** A loss that is summed over the fit's rows, with its minimum. */
  rowsProblem(request: RowsProblemRequest): Promise<Result<RowsSummary>>
  /** Such a loss over two of its coefficients. */
  lossGrid(request: LossGridRequest): Promise<Result<LossGrid>>
  /** The rows of the fit split into held-out ones and more and more training ones, summed up: all that fine-tuning needs. */
  tuningSplit(request: TuningSplitRequest): Promise<Result<RowSplit>>
  /** Fine-tuning whose descents take long, or read rows. */
  tuningRun(request: TuningRequest): Promise<Result<FineTuning>>
  /** What must be known to predict with the fit's model. */
  predictors(request: PredictorsRequest): Promise<Result<PredictionForm>>
  /** One page of the predictions for other rows. */
  predict(request: PredictRequest): Promise<Result<PredictionPage>>
  /** How many of them can be predicted, and why the others cannot. */
  predictionSummary(request: PredictionSummaryRequest): Promise<Result<PredictionSummary>>
  /** The report of a fit as HTML, as its author composes it, to be looked at. */
  previewReport(request: PreviewReportRequest): Promise<Result<ReportPreview>>
  /** Fits NIST's certified sets and counts the digits of agreement. */
  selfTest(request: SelfTestRequest): Promise<Result<SelfTestReply>>
}

export type EngineMethod = keyof EngineApi
export type EngineRequest<M extends EngineMethod> = Parameters<EngineApi[M]>[0]
export type EngineReply<M extends EngineMethod> = Awaited<ReturnType<EngineApi[M]>>

const selfTest = z.object({}).strict()

export const engineRequestSchemas = {
  openTable: openTableSchema,
  readPage: readPageSchema,
  readRows: readRowsSchema,
  rowPlace: rowPlaceSchema,
  findText: findTextSchema,
  copyRows: copyRowsSchema,
  rowsOfView: rowsOfViewSchema,
  copySelected: copySelectedSchema,
  exportRows: exportRowsSchema,
  columnFigures: columnFiguresSchema,
  columnLevels: columnLevelsSchema,
  readProblems: readProblemsSchema,
  previewImport: previewImportSchema,
  firstRows: previewImportSchema,
  tryOutSteps: tryOutStepsSchema,
  readOther: readOtherSchema,
  fit: fitSchema,
  fitAhead: fitAheadSchema,
  compare: compareSchema,
  fitPlot: fitPlotSchema,
  residualPlot: residualPlotSchema,
  diagnosticPlot: diagnosticPlotSchema,
  exclusionLedger: exclusionLedgerSchema,
  rowsInside: rowsInsideSchema,
  rowsInBars: rowsInBarsSchema,
  rowsFlagged: rowsFlaggedSchema,
  flaggedRows: flaggedRowsSchema,
  completeFlags: completeFlagsSchema,
  outlierTable: outlierTableSchema,
  robustnessWeights: robustnessWeightsSchema,
  descentProblem: descentProblemSchema,
  descentRun: descentRunSchema,
  tuningRun: tuningRunSchema,
  rowsProblem: rowsProblemSchema,
  lossGrid: lossGridSchema,
  tuningSplit: tuningSplitSchema,
  predictors: predictorsSchema,
  predict: predictSchema,
  predictionSummary: predictionSummarySchema,
  previewReport: previewReportSchema,
  selfTest,
} satisfies { readonly [M in EngineMethod]: z.ZodType }

export type SelfTestRequest = z.infer<typeof selfTest>

export interface SelfTestReply {
  /** Digits promised for every coefficient and every standard error. */
  readonly promised: { readonly coefficient: number; readonly stdError: number }
  readonly sets: readonly SelfTestOutcome[]
}
