import { z } from 'zod'
import type { AppError } from '../outcome/appError'
import type { ImportDoubt } from '../outcome/importDoubt'
import type { ProblemReason } from '../outcome/importProblem'
import type { Result } from '../outcome/result'
import type { Warning } from '../outcome/warning'
import type { ColumnSummary, ColumnType } from '../table/column'
import type { RowSet } from '../table/rowSet'
import {
  outlierTableSchema,
  robustnessWeightsSchema,
  type OutlierTable,
  type OutlierTableRequest,
  type RobustnessWeightsRequest,
} from './outlierApi'
import { rowNumbersSchema } from './rowNumbers'
import { stepsSchema } from '../preparation/step'
import type { StepColumn, StepOutcome } from '../preparation/stepOutcome'
import type { FlagCounts, RuleCounts } from '../diagnostics/countFlags'
import type { FlagLimits } from '../diagnostics/rowFlags'
import type { FitResult } from '../estimators/fitResult'
import type { DiagnosticPlot, RefusedView } from '../plots/diagnosticPlot'
import type { FitPlot, ResidualPlot } from '../plots/plotModel'
import type { ExclusionLedger } from '../analysis/exclusionLedger'
import type { SelfTestOutcome } from '../analysis/selfTest'
import type { FineTuning } from '../analysis/fineTune'
import type { LossGrid } from '../analysis/lossGrid'
import type { RowsSummary } from '../analysis/rowsTypes'
import type { QuadraticLoss } from '../descent/quadraticLoss'
import type { RowSplit } from '../descent/rowMoments'
import type { Trajectory } from '../descent/trajectory'
import { flagRulesSchema } from '../document/flagRules'
import { diagnosticChoiceSchema } from '../document/diagnosticPanes'
import { modelSpecSchema } from '../document/modelSpec'
import { descentSettingsSchema } from '../document/descentSettings'
import { pretrainedSchema, tuningSettingsSchema } from '../document/pretrained'
import { importOptionsSchema, type DateOrder } from '../source/importOptions'
import type { Comparison } from '../comparison/comparison'
import { compareSchema, type CompareRequest } from './comparisonApi'
import type { Cell } from './cell'
import {
  copyRowsSchema,
  exportRowsSchema,
  findTextSchema,
  rowPlaceSchema,
  rowViewSchema,
  type CopiedRows,
  type CopyRowsRequest,
  type ExportedRows,
  type ExportRowsRequest,
  type FindTextRequest,
  type FoundText,
  type RowPlace,
  type RowPlaceRequest,
} from './tableApi'
import {
  copySelectedSchema,
  rowsFlaggedSchema,
  rowsInsideSchema,
  rowsOfViewSchema,
  type CopySelectedRequest,
  type RowsFlaggedRequest,
  type RowsInsideRequest,
  type RowsOfViewRequest,
} from './selectionApi'
import {
  predictorsSchema,
  predictionSummarySchema,
  predictSchema,
  type PredictionForm,
  type PredictionPage,
  type PredictionSummary,
  type PredictionSummaryRequest,
  type PredictorsRequest,
  type PredictRequest,
} from './predictionApi'

import { previewReportSchema, type PreviewReportRequest, type ReportPreview } from './reportApi'

export type { Cell }

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
  fit(request: FitRequest): Promise<Result<FitReply>>
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
  /** All rows that are flagged, however many. */
  rowsFlagged(request: RowsFlaggedRequest): Promise<Result<RowSet>>
  /** The flagged rows of a fit, worst first. */
  flaggedRows(request: FlaggedRowsRequest): Promise<Result<FlaggedRows>>
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

const tableId = z.string().max(100)
const fitId = z.string().max(100)
const rowNumber = z.number().int().min(1)

const readFile = z.object({ grant: z.string().max(100), options: importOptionsSchema }).strict()
/** Of several files one shows how they are read, the first if nothing else is said. */
const previewImport = readFile.extend({ file: z.number().int().min(0).optional() })
const openTable = readFile.extend({ steps: stepsSchema.optional() })
const readPage = rowViewSchema
  .extend({ start: z.number().int().min(0), end: z.number().int().min(0) })
  .refine((page) => page.end - page.start <= 10_000, 'at most 10000 rows a page')
const readProblems = z
  .object({
    tableId,
    column: z.string().max(10_000).nullable(),
    start: z.number().int().min(0),
    end: z.number().int().min(0),
  })
  .strict()
  .refine((page) => page.end - page.start <= 1000, 'at most 1000 problems a page')
const readRows = z.object({ tableId, rows: z.array(rowNumber).max(1000) }).strict()
const columnLevels = z
  .object({ tableId, column: z.string().max(10_000), limit: z.number().int().min(1).max(1000) })
  .strict()
const tryOutSteps = z.object({ tableId, steps: stepsSchema }).strict()
const readOther = readFile.extend({ tableId })
const fit = z
  .object({
    tableId,
    model: modelSpecSchema,
    filter: z.string().max(10_000).nullable(),
    excludedRows: rowNumbersSchema,
    outlierThreshold: z.number().gt(0).max(1000),
    flagRules: flagRulesSchema.optional(),
  })
  .strict()
const flagging = z
  .object({
    fitId,
    outlierThreshold: z.number().gt(0).max(1000),
    flagRules: flagRulesSchema.optional(),
  })
  .strict()
const exclusionLedger = fit.omit({ excludedRows: true, outlierThreshold: true, flagRules: true }).extend({
  /** The rows of each act, as `3,17,40-44`. */
  acts: z.array(z.string().max(100_000_000)).max(1000),
})
/** `row`, the one picked in the window, is drawn whether or not it is sampled of many. */
const plot = flagging.extend({ row: rowNumber.nullable().optional() })
const fitPlot = plot.extend({ xAxis: z.string().max(10_000).nullable() })
const residualPlot = plot.extend({
  residual: z.enum(['studentized', 'standardized', 'raw']),
  xAxis: z.string().max(10_000).nullable(),
})
const diagnosticPlot = plot.extend({ choice: diagnosticChoiceSchema })
const flaggedRows = flagging.extend({ limit: z.number().int().min(1).max(10_000) })
const descentProblem = z.object({ fitId }).strict()
const descentRun = z.object({ fitId, settings: descentSettingsSchema }).strict()
const tuningRun = z
  .object({
    fitId,
    settings: descentSettingsSchema,
    tuning: tuningSettingsSchema,
    pretrained: pretrainedSchema,
  })
  .strict()
const rowsProblem = z.object({ fitId, settings: descentSettingsSchema }).strict()
const axis = z.object({ min: z.number(), max: z.number() }).strict()
const lossGrid = z
  .object({
    fitId,
    settings: descentSettingsSchema,
    /** Indices of the two coefficients; the others are at the minimum. */
    terms: z.tuple([z.number().int().min(0), z.number().int().min(0)]),
    x: axis,
    y: axis,
  })
  .strict()
const tuningSplit = z
  .object({
    fitId,
    scale: z.enum(['none', 'standardize']),
    heldOut: z.number().min(0).max(0.9),
    seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  })
  .strict()
const selfTest = z.object({}).strict()

export const engineRequestSchemas = {
  openTable,
  readPage,
  readRows,
  rowPlace: rowPlaceSchema,
  findText: findTextSchema,
  copyRows: copyRowsSchema,
  rowsOfView: rowsOfViewSchema,
  copySelected: copySelectedSchema,
  exportRows: exportRowsSchema,
  columnLevels,
  readProblems,
  previewImport,
  firstRows: previewImport,
  tryOutSteps,
  readOther,
  fit,
  compare: compareSchema,
  fitPlot,
  residualPlot,
  diagnosticPlot,
  exclusionLedger,
  rowsInside: rowsInsideSchema,
  rowsFlagged: rowsFlaggedSchema,
  flaggedRows,
  outlierTable: outlierTableSchema,
  robustnessWeights: robustnessWeightsSchema,
  descentProblem,
  descentRun,
  tuningRun,
  rowsProblem,
  lossGrid,
  tuningSplit,
  predictors: predictorsSchema,
  predict: predictSchema,
  predictionSummary: predictionSummarySchema,
  previewReport: previewReportSchema,
  selfTest,
} satisfies { readonly [M in EngineMethod]: z.ZodType }

export type OpenTableRequest = z.infer<typeof openTable>
export type TryOutRequest = z.infer<typeof tryOutSteps>
export type OtherFileRequest = z.infer<typeof readOther>
export type PreviewRequest = z.infer<typeof previewImport>
export type PageRequest = z.infer<typeof readPage>
export type ProblemsRequest = z.infer<typeof readProblems>
export type RowsRequest = z.infer<typeof readRows>
export type ColumnLevelsRequest = z.infer<typeof columnLevels>
export type LedgerRequest = z.infer<typeof exclusionLedger>
export type FitRequest = z.infer<typeof fit>
export type FitPlotRequest = z.infer<typeof fitPlot>
export type ResidualPlotRequest = z.infer<typeof residualPlot>
export type DiagnosticPlotRequest = z.infer<typeof diagnosticPlot>
export type FlaggedRowsRequest = z.infer<typeof flaggedRows>
export type DescentRequest = z.infer<typeof descentProblem>
export type TuningSplitRequest = z.infer<typeof tuningSplit>
export type RowsProblemRequest = z.infer<typeof rowsProblem>
export type LossGridRequest = z.infer<typeof lossGrid>
export type DescentRunRequest = z.infer<typeof descentRun>
export type TuningRequest = z.infer<typeof tuningRun>
export type SelfTestRequest = z.infer<typeof selfTest>

/** A cell or a record that could not be read as it stands. */
export interface CellProblem {
  /** 1-based data row; 0 is the header. */
  readonly row: number
  readonly column: string
  readonly text: string
  readonly why: ProblemReason
}

/** What a file turned out to be, guessed or told; also the command line's `inspect --json`. Null is what the format has not. */
export interface ImportSummary {
  /** The files that make the table, in order, where they are several; else empty. */
  readonly files: readonly { readonly name: string; readonly rows: number }[]
  readonly format: 'csv' | 'xlsx' | 'xls' | 'xlsb' | 'ods' | 'parquet' | 'json'
  readonly encoding: string | null
  /** Whether the text begins with a byte order mark. */
  readonly byteOrderMark: boolean
  readonly delimiter: string | null
  /** Empty where nothing encloses cells. */
  readonly quote: '"' | "'" | '' | null
  /** Empty where every line is data. */
  readonly comment: string | null
  readonly decimal: '.' | ',' | null
  readonly thousands: string | null
  readonly header: boolean
  /** Lines of a text, or rows of a sheet's cells, above the table. */
  readonly skipRows: number | null
  /** The row of the sheet that the table begins with, as the sheet numbers it. */
  readonly headerRow: number | null
  /** The order of dates such as 03/04/2024, where a column has them. */
  readonly dateOrder: DateOrder | null
  /** Texts that count as missing, besides the empty one. */
  readonly missing: readonly string[]
  readonly sheets: readonly SheetInfo[]
  readonly sheet: string | null
  /** The cells of the sheet that were read, such as A1:F200. */
  readonly range: string | null
  /** What was guessed and might be otherwise. */
  readonly doubts: readonly ImportDoubt[]
  readonly problems: readonly CellProblem[]
  /** All problems there are; `problems` lists the first thousand. */
  readonly problemCount: number
}

export interface SheetInfo {
  readonly name: string
  readonly hidden: boolean
  /** Whether it holds any cells. */
  readonly filled: boolean
}

/** A file as it was when it was read. */
export interface ReadFile {
  readonly grant: string
  readonly bytes: number
  /** When it was last changed, in milliseconds since 1970. */
  readonly modified: number
}

export interface OtherFileInfo {
  readonly rows: number
  /** What was guessed and might be otherwise. */
  readonly doubts: readonly ImportDoubt[]
  readonly columns: readonly StepColumn[]
}

export interface TableInfo {
  readonly tableId: string
  readonly name: string
  readonly bytes: number
  /** When the file was last changed, in milliseconds since 1970. */
  readonly modified: number
  /** Row numbers, which are the file's, go up to here. */
  readonly rowCount: number
  /** How many rows there are: fewer where steps dropped some. */
  readonly presentRows: number
  readonly columns: readonly ColumnSummary[]
  /** The columns as the file has them, before any step. */
  readonly fileColumns: readonly StepColumn[]
  /** What each step of preparation did. */
  readonly outcomes: readonly StepOutcome[]
  /** The files that steps have joined. */
  readonly otherFiles: readonly ReadFile[]
  readonly import: ImportSummary
}

export interface TablePage {
  /** Rows in the whole filtered view, so that the grid knows its height. */
  readonly totalRows: number
  readonly rowNumbers: readonly number[]
  /** Cells row after row, in the order of the table's columns. Dates are ISO text. */
  readonly cells: readonly (readonly Cell[])[]
  /** The cells of these rows that could not be read: they are missing, and stand in the file as their texts say. */
  readonly failed: readonly FailedCell[]
}

export interface FailedCell {
  readonly row: number
  /** Its place among the table's columns. */
  readonly column: number
  readonly text: string
  readonly why: ProblemReason
}

export interface ProblemPage {
  readonly total: number
  readonly problems: readonly CellProblem[]
}

/** How a file will be read: its first rows, and what was found in them and in samples from all over the file. */
export interface ImportPreview {
  /** The files that are read as one table, in their order: each for itself, so that their guesses may differ. */
  readonly files: readonly string[]
  readonly import: ImportSummary
  readonly columns: readonly { readonly name: string; readonly type: ColumnType; readonly unparsed: number }[]
  readonly page: TablePage
  /** Rows that were looked at. */
  readonly rowsRead: number
  /** Whether these are all there are. */
  readonly whole: boolean
}

/** The first rows of a large file as its head tells to read them: what is further down may yet tell otherwise. */
export interface FirstRows {
  readonly columns: readonly Pick<ColumnSummary, 'name' | 'type' | 'missing' | 'unparsed'>[]
  readonly page: TablePage
}

export interface ColumnLevels {
  /** As a formula writes them. */
  readonly levels: readonly { readonly level: string; readonly count: number }[]
  /** How many there are, listed or not. */
  readonly total: number
}

export interface FitReply {
  readonly fitId: string
  readonly result: FitResult
  readonly equation: string
  readonly flaggedCount: {
    readonly outlier: number
    readonly highLeverage: number
    readonly influential: number
  }
  readonly timing: { readonly loadMs: number; readonly fitMs: number }
  readonly importWarnings: readonly Warning[]
}

export interface FlaggedRow {
  readonly row: number
  readonly observed: number
  readonly fitted: number
  readonly residual: number
  readonly studentized: number
  readonly leverage: number
  readonly cooksDistance: number
  /** Bits `flagBits`. */
  readonly flags: number
}

export interface FlaggedRows {
  /** Rows flagged in any way; `rows` lists the worst of them. */
  readonly total: number
  /** How many rows are unusual in each way, listed or not. */
  readonly counts: FlagCounts
  /** How many rows each of the rules in force flags. */
  readonly byRule: RuleCounts
  /** The limits of all rules, in force or not. */
  readonly limits: FlagLimits
  /** Why the rule that asks an MM-estimate has none to ask; null where it has. */
  readonly failure: AppError | null
  readonly rows: readonly FlaggedRow[]
}

export interface DescentReply {
  /** The mean of squares with features as they are and standardised; their sum is `withLossKind` of it. */
  readonly losses: Readonly<Record<QuadraticLoss['scale'], QuadraticLoss>>
  /** The first rows of the fit, so that a gradient can be spelt out. */
  readonly examples: DescentExamples
  /** For drawing the moving line: the x axis' values, the response, and the design row of each drawn point of a curve. */
  readonly view: {
    readonly xLabel: string
    readonly yLabel: string
    readonly x: Float64Array
    readonly y: Float64Array
    readonly total: number
    readonly curveX: Float64Array
    /** Model matrix rows along the curve, row-major, `curveX.length × p`: fitted curve = curveDesign · coefficients. */
    readonly curveDesign: Float64Array
  } | null
}

export interface DescentExamples {
  /** 1-based data rows. */
  readonly rows: readonly number[]
  /** Their rows of the model matrix, the columns that have a coefficient, row-major. */
  readonly design: Float64Array
  readonly response: Float64Array
  /** All rows there are. */
  readonly total: number
}

export interface SelfTestReply {
  /** Digits promised for every coefficient and every standard error. */
  readonly promised: { readonly coefficient: number; readonly stdError: number }
  readonly sets: readonly SelfTestOutcome[]
}
