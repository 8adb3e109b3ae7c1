import { analyseColumns } from '@shared/analysis/analyse'
import type { Analysis } from '@shared/analysis/analysisTypes'
import { exclusionLedger } from '@shared/analysis/exclusionLedger'
import { fittedLevels } from '@shared/analysis/fittedLevels'
import { selfTest } from '@shared/analysis/selfTest'
import { compareModels } from '@shared/comparison/compareModels'
import type { Comparison } from '@shared/comparison/comparison'
import type { Progress } from '@shared/contract/wire'
import { countFlags } from '@shared/diagnostics/countFlags'
import type { FlagName } from '@shared/diagnostics/flag'
import { RowFlagger } from '@shared/diagnostics/rowFlagger'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { diagnosticPlotModel } from '@shared/plots/diagnosticPlotModel'
import { fitPlotModel } from '@shared/plots/fitPlotModel'
import type { PlotInput } from '@shared/plots/plotInput'
import { residualPlotModel } from '@shared/plots/residualPlotModel'
import { rowsInBars } from '@shared/plots/rowsInBars'
import { equation } from '@shared/report/equation'
import type { Column } from '@shared/table/column'
import { descentReply } from './descentReply'
import type { ComparisonTask, FitSummary, FitTask, FitThreadApi, ModelTask } from './fitThreadApi'
import { hollowIn, HollowRows, withHollow } from './excludedRows'
import { listFlaggedRows } from './flaggedRows'
import { outlierTable } from './outlierTable'
import { PredictionDesk } from './predictionDesk'
import { ReportDesk } from './reportDesk'
import { robustnessWeights } from './robustnessWeights'
import { rowsFlagged, rowsInside } from './rowsInside'
import { sharedRobustResiduals } from './sharedRobustResiduals'
import { splitRows } from './splitRows'
import { DescentDesk } from './descentDesk'

interface FitDeskOptions {
  /** Up to so many rows an MM-estimate that a rule of flagging asks for is made at once. @default any number */
  readonly rowsAtOnce?: number
}

/** Makes fits and keeps the last one, to answer for it. Runs in the fit thread; knows nothing of threads. */
export function createFitDesk(options: FitDeskOptions = {}): FitDesk {
  let analysis: Analysis | null = null
  let present: Uint8Array | null = null
  let predictions: PredictionDesk | null = null
  let descents: DescentDesk | null = null
  let reports: ReportDesk | null = null
  let hollow: HollowRows | null = null
  let flagger: RowFlagger | null = null

  function keep(made: Analysis | null): void {
    analysis = made
    predictions = null
    descents = null
    reports = null
    hollow = null
    flagger = made && new RowFlagger(made, options)
  }

  /** Answers from the analysis with its rows flagged. */
  function draw<T>(
    { outlierThreshold, flagRules }: Flagging,
    of: (input: Analysis & PlotInput, flagger: RowFlagger) => T,
  ): Result<T> {
    if (analysis === null || flagger === null) return fail({ code: 'fit-outdated' })
    const flags = flagger.flags({ threshold: outlierThreshold, flags: flagRules })
    return ok(of({ ...analysis, flags }, flagger))
  }

  function askPredictions<T>(of: (desk: PredictionDesk) => T): Result<T> {
    if (analysis === null) return fail({ code: 'fit-outdated' })
    if (predictions === null) {
      const made = PredictionDesk.of(analysis, present)
      if (!made.ok) return made
      predictions = made.value
    }
    return ok(of(predictions))
  }

  function askDescents<T>(of: (desk: DescentDesk) => Result<T>): Result<T> {
    if (analysis === null) return fail({ code: 'fit-outdated' })
    descents ??= new DescentDesk(analysis)
    return of(descents)
  }

  return {
    fit: (task, onProgress) => {
      keep(null)
      const made = fit(task, onProgress)
      if (!made.ok) return made
      keep(made.value)
      hollow = new HollowRows(made.value, task.excluded)
      present = task.present ?? null
      return draw(task, summary)
    },
    fitPlot: ({ xAxis, row, ...flagging }) =>
      draw(flagging, (input) =>
        withHollow(fitPlotModel(input, { xAxis, row }), hollow?.drawn?.inFitPlot(xAxis)),
      ),
    residualPlot: ({ residual, xAxis, row, ...flagging }) => {
      const { outlierThreshold } = flagging
      return draw(flagging, (input) =>
        withHollow(
          residualPlotModel(input, { residual, xAxis, outlierThreshold, row }),
          hollow?.drawn?.inResidualPlot(residual, xAxis),
        ),
      )
    },
    diagnosticPlot: ({ row = null, choice, column, ...flagging }) =>
      draw(flagging, (input) => {
        const { outlierThreshold } = flagging
        const plot = diagnosticPlotModel({ ...withColumn(input, column), outlierThreshold, row }, choice)
        if (plot.kind === 'refused') return plot
        return withHollow(plot, hollow?.drawn?.inDiagnosticPlot(choice, column))
      }),
    // Where points lie does not depend on the rules.
    rowsInside: ({ plot, polygon, column }) =>
      draw({ outlierThreshold: Infinity }, (input) => {
        const left = hollowIn(hollow?.all ?? null, plot, column)
        return rowsInside({ input: withColumn(input, column), plot, hollow: left }, polygon)
      }),
    rowsInBars: (request) =>
      analysis === null ? fail({ code: 'fit-outdated' }) : ok(rowsInBars(analysis.rows, request)),
    rowsFlagged: (flagging) => draw(flagging, rowsFlagged),
    flaggedRows: ({ limit, ...flagging }) =>
      draw(flagging, ({ rows, flags }, flagger) => ({
        ...listFlaggedRows(rows, flags, limit),
        limits: flagger.limits({ threshold: flagging.outlierThreshold }),
        failure: flagger.failure,
        awaited: flagger.awaited({ flags: flagging.flagRules }),
      })),
    awaitedFlags: ({ flagRules }) =>
      flagger === null ? fail({ code: 'fit-outdated' }) : ok(flagger.awaited({ flags: flagRules })),
    robustResiduals: (task, onProgress) => sharedRobustResiduals(task, onProgress),
    takeRobust: ({ robust }) => {
      flagger?.take(robust)
      return ok(null)
    },
    outlierTable: ({ sort, limit, ...flagging }) =>
      draw(flagging, (input) => outlierTable(input, { sort, limit })),
    robustnessWeights: ({ rows }) =>
      analysis === null ? fail({ code: 'fit-outdated' }) : ok(robustnessWeights(analysis, rows)),
    descentProblem: () =>
      // Descent draws no flags: the threshold does not matter.
      draw({ outlierThreshold: Infinity }, (input) => descentReply(input, input.flags)),
    descentPart: ({ settings }) => askDescents((desk) => desk.part(settings)),
    tuningPart: (request) => askDescents((desk) => desk.tuningPart(request)),
    rowsProblem: ({ settings }) => askDescents((desk) => desk.summary(settings)),
    lossGrid: ({ settings, ...request }) => askDescents((desk) => desk.grid(settings, request)),
    tuningSplit: (request) =>
      analysis === null ? fail({ code: 'fit-outdated' }) : ok(splitRows(analysis, request)),
    predictors: () => askPredictions((desk) => desk.form()),
    predict: (task) => askPredictions((desk) => desk.page(task)),
    tallyPredictions: (task) => askPredictions((desk) => desk.tally(task)),
    compare: (task, onProgress) => compare(task, onProgress),
    exclusionLedger: ({ acts, columns, ...task }) =>
      ok(exclusionLedger({ ...task, columns: byName(columns) }, acts)),
    selfTest: (set) => selfTest(set),
    report: (task) => {
      if (analysis === null) return fail({ code: 'fit-outdated' })
      reports ??= new ReportDesk(analysis, present, flagger)
      return ok(reports.report(task))
    },
    forget: () => {
      keep(null)
      present = null
      return ok(null)
    },
  }
}

interface Flagging {
  readonly outlierThreshold: number
  readonly flagRules?: readonly FlagName[]
}

/** The thread's methods; those that may take long can also tell how far they are. */
export interface FitDesk extends Omit<FitThreadApi, 'fit' | 'compare' | 'robustResiduals'> {
  fit(task: FitTask, onProgress?: (progress: Progress) => void): Result<FitSummary>
  compare(task: ComparisonTask, onProgress?: (progress: Progress) => void): Result<Comparison>
  robustResiduals(task: ModelTask, onProgress?: (progress: Progress) => void): Result<Float64Array>
}

function compare(task: ComparisonTask, onProgress?: (progress: Progress) => void): Result<Comparison> {
  return compareModels({
    ...task,
    columns: new Map(task.columns.map((column) => [column.name, column])),
    onProgress: onProgress && ((done, total) => onProgress({ phase: 'fitting', done, total })),
  })
}

function fit(
  { spec, table, columns, rowCount, included }: FitTask,
  onProgress?: (progress: Progress) => void,
): Result<Analysis> {
  return analyseColumns({
    spec,
    table,
    columns: byName(columns),
    rowCount,
    included,
    onProgress: onProgress && ((phase, done, total) => onProgress({ phase, done, total })),
  })
}

/** With a column that the model may not have read. */
const withColumn = <I extends Pick<PlotInput, 'columns'>>(input: I, column: Column | undefined): I =>
  column === undefined ? input : { ...input, columns: new Map([...input.columns, [column.name, column]]) }

const byName = (columns: FitTask['columns']): ReadonlyMap<string, Column> =>
  new Map(columns.map((column) => [column.name, column]))

function summary({ flags, ...made }: Analysis & PlotInput): FitSummary {
  const { result } = made
  const { outlier, highLeverage, influential } = countFlags(flags)
  return {
    result,
    equation: equation(result, 'en'),
    flaggedCount: { outlier, highLeverage, influential },
    levels: fittedLevels(made),
  }
}
