import type { StopReason } from '../descent/descentRules'
import type { ObjectiveName } from '../descent/objective'
import type { FlagName } from '../diagnostics/flag'
import type { RowFlagger } from '../diagnostics/rowFlagger'
import type { FitFigures } from '../diagnostics/fitFigures'
import type { FitResult } from '../estimators/fitResult'
import type { DesignMatrix } from '../formula/designMatrix'
import type { RowObstacle } from '../formula/rowObstacle'
import type { Result } from '../outcome/result'
import type { Warning } from '../outcome/warning'
import type { Step } from '../preparation/step'
import type { StepOutcome } from '../preparation/stepOutcome'
import type { PlaneQuadratic } from '../plots/contourEllipses'
import type { DiagnosticChoice } from '../plots/diagnosticChoice'
import type { PlotInput } from '../plots/plotInput'
import type { ColumnSummary } from '../table/column'
import type { Language } from '../texts/language'
import type { ReportComposition } from './composition'
import type { ReportSection } from './reportModel'

/** All that a report is composed of; time and program come from outside. */
export interface ReportInput {
  readonly language: Language
  readonly source: ReportSource
  readonly analysis: ReportAnalysis
  /** |studentized residual| above which a row is an outlier. */
  readonly outlierThreshold: number
  /** The rules by which rows are flagged. @default the usual three */
  readonly flagRules?: readonly FlagName[]
  /** Flags the rows by these, and may have done so before. @default one that is made when it is needed */
  readonly flagger?: RowFlagger
  /** The predictor on the x axis of the fit plot; null is the first numeric one. @default null */
  readonly xAxis?: string | null
  /** The views of residuals. @default residuals over the fitted values, and the normal Q–Q plot */
  readonly diagnostics?: readonly DiagnosticChoice[]
  /** Whether views of one coefficient or term are drawn of each in turn. @default only of the chosen one */
  readonly everyTerm?: boolean
  /** A condition that the rows kept satisfy. @default null */
  readonly filter?: string | null
  /** How the data was prepared, step by step. @default not at all */
  readonly preparation?: readonly { readonly step: Step; readonly outcome: StepOutcome }[]
  /** @default none */
  readonly exclusions?: readonly Exclusion[]
  /** The fit with all rows, then after each of these exclusions. @default not told */
  readonly ledger?: readonly Result<FitFigures>[]
  /** The column that names rows, and its text in a row. @default row numbers */
  readonly rowNames?: { readonly column: string; nameOf(row: number): string } | null
  /** What was noticed on import. @default none */
  readonly importWarnings?: readonly Warning[]
  readonly descent?: DescentSummary | null
  /** Fine-tuning from a pre-trained model. @default none */
  readonly tuning?: TuningSummary | null
  /** Several models side by side, told by those who compared them. @default none */
  readonly comparison?: ReportSection | null
  /** Of rows whose response is not known. @default none */
  readonly predictions?: ReportPredictions | null
  /** What the author decided about the report. @default everything there is, in the usual order */
  readonly composition?: ReportComposition
  readonly program: { readonly name: string; readonly version: string }
  /** When the report is made, as it is to be shown. */
  readonly date: string
}

export interface ReportSource {
  /** File name without its folder. */
  readonly name: string
  readonly bytes: number | null
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheet: string | null
}

/** The parts of an analysis that a report tells of. */
export interface ReportAnalysis extends Omit<PlotInput, 'flags' | 'result'> {
  readonly modelDesign: DesignMatrix
  readonly table: readonly ColumnSummary[]
  readonly result: FitResult
}

/** Rows whose response is missing, predicted. */
export interface ReportPredictions {
  readonly response: string
  readonly level: number
  readonly predictors: readonly { readonly name: string }[]
  /** How many there are; `rows` are the first of them. */
  readonly rowCount: number
  readonly rows: readonly PredictedFigures[]
}

export interface PredictedFigures {
  readonly row: number
  readonly cells: readonly (string | number | boolean | null)[]
  readonly fit: number
  readonly confidenceLower: number
  readonly confidenceUpper: number
  readonly predictionLower: number
  readonly predictionUpper: number
  readonly extrapolated: boolean
  /** Why there is no prediction; null where there is one. */
  readonly obstacle: RowObstacle | null
}

/** Rows that were excluded at once. */
export interface Exclusion {
  /** As people write them, `3,17,40-44`. */
  readonly rows: string
  readonly reason: string
  /** The rule that found them, or their condition; null by hand. @default null */
  readonly by?: string | null
  /** ISO 8601; null where it is not known. @default null */
  readonly when?: string | null
}

/** How a descent was run, as far as a report says it. */
export interface DescentChoices {
  readonly objective: ObjectiveName
  readonly optimizer: 'batch' | 'momentum' | 'nesterov' | 'rmsprop' | 'adam' | 'sgd'
  readonly learningRate: number
  readonly iterations: number
  readonly scale: 'none' | 'standardize'
  readonly loss: 'mean' | 'sum'
  readonly tolerance: number
  readonly gradientTolerance: number
  readonly momentum: number
  readonly batchSize: number
  readonly seed: number
  readonly schedule: 'constant' | 'step' | 'inverse-time' | 'cosine' | 'line-search' | 'backtracking'
  readonly stepEvery: number
  readonly decay: number
  readonly armijo: number
  readonly l2: number
}

/** A finished gradient descent, beside the closed form. */
export interface DescentSummary {
  readonly settings: DescentChoices
  readonly stopped: 'converged' | 'iterations' | 'diverged'
  readonly reason: StopReason
  readonly iterationsRun: number
  /** The loss at some iterations, ascending. */
  readonly curve: { readonly iterations: ArrayLike<number>; readonly loss: ArrayLike<number> }
  readonly minimum: number
  /** The loss over two coefficients in descent coordinates, and the way there; null where there are fewer. */
  readonly surface: {
    readonly terms: readonly [string, string]
    readonly plane: PlaneQuadratic
    readonly path: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> }
    /** Lines of equal loss, as pieces x, y, x, y, where the plane's ellipses are not those of the loss. */
    readonly lines?: readonly Float64Array[]
  } | null
  readonly stableLimit: number
  readonly bestRate: number
  readonly terms: readonly string[]
  /** In the data's own units. */
  readonly coefficients: ArrayLike<number>
  readonly closedForm: ArrayLike<number>
  readonly distanceToClosedForm: number
}

/** Root mean square errors; NaN where they are not known. */
export interface TuningErrors {
  readonly training: number
  readonly heldOut: number
  /** Over the rows of pre-training. */
  readonly before: number
}

/** Fine-tuning, beside training from scratch and the pre-trained model as it is. */
export interface TuningSummary {
  readonly pretrained: { readonly source: string; readonly formula: string; readonly rowCount: number }
  readonly settings: {
    readonly learningRate: number
    readonly frozen: readonly string[]
    readonly strength: number
  }
  readonly rows: { readonly training: number; readonly heldOut: number }
  readonly fineTuned: TuningErrors
  readonly scratch: TuningErrors
  readonly untuned: TuningErrors
  /** Errors over held-out rows after training on so many rows. */
  readonly byRows: readonly { readonly rows: number; readonly fineTuned: number; readonly scratch: number }[]
}
