import type { ExclusionLedger } from '@shared/analysis/exclusionLedger'
import type { CertifiedSet, SelfTestOutcome } from '@shared/analysis/selfTest'
import type { Comparison } from '@shared/comparison/comparison'
import type { ComparisonInput } from '@shared/comparison/comparisonInput'
import type { LossGrid } from '@shared/analysis/lossGrid'
import type { RowsSummary } from '@shared/analysis/rowsTypes'
import type { ReportSource } from '@shared/report/reportInput'
import type { Report } from '@shared/report/reportModel'
import type { AnalysisDocument, ModelSpec } from '@shared/document/analysisDocument'
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
  FitPlotRequest,
  FitReply,
  FlaggedRows,
  FlaggedRowsRequest,
  DiagnosticPlotRequest,
  ResidualPlotRequest,
} from '@shared/contract/fitApi'
import type { OutlierTable, OutlierTableRequest, RobustnessWeightsRequest } from '@shared/contract/outlierApi'
import type { PredictionForm, PredictionPage } from '@shared/contract/predictionApi'
import type {
  FlaggedSelection,
  RowsFlaggedRequest,
  RowsInBarsRequest,
  RowsInsideRequest,
} from '@shared/contract/selectionApi'
import type { Progress } from '@shared/contract/wire'
import type { FlagName } from '@shared/diagnostics/flag'
import type { RowSplit } from '@shared/descent/rowMoments'
import type { FitResult } from '@shared/estimators/fitResult'
import type { Result } from '@shared/outcome/result'
import type { Warning } from '@shared/outcome/warning'
import type { DiagnosticPlot, RefusedView } from '@shared/plots/diagnosticPlot'
import type { FitPlot, ResidualPlot } from '@shared/plots/plotModel'
import type { StepOutcome } from '@shared/preparation/stepOutcome'
import type { Column, ColumnSummary } from '@shared/table/column'
import type { RowSet } from '@shared/table/rowSet'
import type { Language } from '@shared/texts/language'
import type { PredictTask } from './predictionDesk'
import type { PredictionCounts } from './predictionTally'
import type { DescentPart } from './descentDesk'
import type { TuningPart } from './tuningWork'

/**
 * What the engine asks of the fit thread. `fit` makes an analysis, which the thread keeps; everything else is drawn from it
 * there, because the model matrix cannot travel, and what is drawn is small.
 */
export interface FitThreadApi {
  fit(task: FitTask): Result<FitSummary>
  fitPlot(request: Omit<FitPlotRequest, 'fitId'>): Result<FitPlot>
  residualPlot(request: Omit<ResidualPlotRequest, 'fitId'>): Result<ResidualPlot>
  diagnosticPlot(request: DiagnosticTask): Result<DiagnosticPlot | RefusedView>
  rowsInside(request: InsideTask): Result<RowSet>
  rowsInBars(request: Omit<RowsInBarsRequest, 'fitId'>): Result<Uint32Array>
  rowsFlagged(request: Omit<RowsFlaggedRequest, 'fitId'>): Result<FlaggedSelection>
  flaggedRows(request: Omit<FlaggedRowsRequest, 'fitId'>): Result<FlaggedRows>
  /** Those of the rules that flag nothing until `takeRobust` brings what they look at. */
  awaitedFlags(request: Pick<FlaggedRowsRequest, 'flagRules'>): Result<readonly FlagName[]>
  /** √w e / scale of each row for an MM-estimate of a model, in shared memory; the analysis stays as it is. */
  robustResiduals(task: ModelTask): Result<Float64Array>
  /** Takes these of the analysis' own model, or why there are none. */
  takeRobust(request: { readonly robust: Result<Float64Array> }): Result<null>
  outlierTable(request: Omit<OutlierTableRequest, 'fitId'>): Result<OutlierTable>
  robustnessWeights(request: Omit<RobustnessWeightsRequest, 'fitId'>): Result<Float64Array>
  descentProblem(request: Omit<DescentRequest, 'fitId'>): Result<DescentReply>
  /** Some steps of a long descent; the same settings go on with it, until it has ended. */
  descentPart(request: Omit<DescentRunRequest, 'fitId'>): Result<DescentPart>
  /** The same of a fine-tuning. */
  tuningPart(request: Omit<TuningRequest, 'fitId'>): Result<TuningPart>
  rowsProblem(request: Omit<RowsProblemRequest, 'fitId'>): Result<RowsSummary>
  lossGrid(request: Omit<LossGridRequest, 'fitId'>): Result<LossGrid>
  tuningSplit(request: Omit<TuningSplitRequest, 'fitId'>): Result<RowSplit>
  predictors(request: Record<never, never>): Result<PredictionForm>
  predict(task: PredictTask): Result<PredictionPage>
  /** Counts some of the rows, so that the thread can answer others in between. */
  tallyPredictions(task: PredictTask): Result<PredictionCounts>
  /** Fits several models and compares them; the analysis stays as it is. */
  compare(task: ComparisonTask): Result<Comparison>
  /** Fits before and after each act of exclusion; the analysis stays as it is. */
  exclusionLedger(task: LedgerTask): Result<ExclusionLedger>
  /** Fits a certified set; the analysis stays as it is. */
  selfTest(set: CertifiedSet): Result<SelfTestOutcome>
  /** What a report of the analysis says, as its document composes it. */
  report(task: ReportTask): Result<Report>
  /** Lets go of the analysis. */
  forget(request: Record<never, never>): Result<null>
}

export type FitThreadMethod = keyof FitThreadApi
export type FitThreadRequest<M extends FitThreadMethod> = Parameters<FitThreadApi[M]>[0]
export type FitThreadReply<M extends FitThreadMethod> = ReturnType<FitThreadApi[M]>

export interface FitTask {
  readonly spec: ModelSpec
  readonly table: readonly ColumnSummary[]
  /** The columns that the model reads, their memory shared with the engine. */
  readonly columns: readonly Column[]
  readonly rowCount: number
  readonly included: Uint8Array | null
  /** 1 for each row that is there, where steps of preparation dropped some; null where all are. */
  readonly present?: Uint8Array | null
  /** Rows that were excluded and would take part otherwise: charts show them hollow. @default none */
  readonly excluded?: RowSet
  readonly outlierThreshold: number
  readonly flagRules?: readonly FlagName[]
}

/** A model, and the rows and columns that it is fitted to. */
export type ModelTask = Pick<FitTask, 'spec' | 'table' | 'columns' | 'rowCount' | 'included'>

/** A view of residuals, with the column on its x axis, which the model need not read. */
export interface DiagnosticTask extends Omit<DiagnosticPlotRequest, 'fitId'> {
  readonly column?: Column
}

export interface InsideTask extends Omit<RowsInsideRequest, 'fitId'> {
  readonly column?: Column
}

/** What a comparison reads, its columns' memory shared with the engine. */
export interface ComparisonTask extends Omit<ComparisonInput, 'columns' | 'onProgress' | 'shouldStop'> {
  readonly columns: readonly Column[]
}

export interface LedgerTask extends ModelTask {
  readonly acts: readonly RowSet[]
}

export interface FitSummary extends Pick<FitReply, 'equation' | 'flaggedCount' | 'levels'> {
  readonly result: FitResult
}

export interface ReportTask {
  readonly language: Language
  readonly document: AnalysisDocument
  readonly source: ReportSource
  /** The table's columns with all their figures, which were perhaps not there yet when it was fitted. */
  readonly table: readonly ColumnSummary[]
  /** What each of the document's steps did. */
  readonly outcomes: readonly StepOutcome[]
  readonly importWarnings: readonly Warning[]
  /** What each exclusion of the document did. @default not told */
  readonly ledger?: ExclusionLedger
  /** Columns that residuals are drawn over and the model may not have read. @default none */
  readonly axisColumns?: readonly Column[]
  /** Of the models that the document keeps. @default not told */
  readonly comparison?: Comparison
  /** Names of the rows that a report may name. */
  readonly rowNames: ReadonlyMap<number, string>
  readonly program: { readonly name: string; readonly version: string }
  readonly date: string
}

/** Engine → fit thread. */
export interface ToFitThread {
  readonly id: number
  readonly method: FitThreadMethod
  readonly request: unknown
}

/** Fit thread → engine. */
export type FromFitThread =
  | { readonly kind: 'reply'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
