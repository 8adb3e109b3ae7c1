import type { ImportOptions } from '@shared/source/importOptions'
import type {
  PredictionForm,
  PredictionPage,
  PredictionRows,
  PredictionSummary,
  PredictionSummaryRequest,
  PredictRequest,
} from '@shared/contract/predictionApi'
import { readPredictors } from '@shared/inference/readPredictors'
import { stepsForNewRows } from '@shared/preparation/stepsForNewRows'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { newRowsOptions } from '../data/newRowsOptions'
import type { FitContext, FitThread } from './fitThread'
import type { GrantedFiles } from './grantedFiles'
import type { OpenedTable } from './openedTable'
import { openGranted } from './openGranted'
import type { PredictionSource } from './predictionDesk'
import { PredictionTally } from './predictionTally'
import { throttleProgress } from './throttle'
import { typedColumns } from './typedColumns'

/** Rows that the fit thread counts before it may answer something else. */
const COUNTED_AT_ONCE = 200_000

interface FileRows {
  readonly grant: string
  readonly options: ImportOptions
}

/** Answers with predictions: finds the rows to predict, and lets the fit thread predict them. */
export class PredictionService {
  /** The file whose rows were last predicted: it stays open while its pages are turned. */
  #newRows: { readonly grant: string; readonly opened: OpenedTable } | null = null
  #opening: Promise<unknown> | null = null

  constructor(
    private readonly fits: FitThread,
    private readonly files: GrantedFiles,
    private readonly fittedTable: () => OpenedTable | null,
  ) {}

  predictors({ fitId }: { readonly fitId: string }): Promise<Result<PredictionForm>> {
    return this.fits.ask(fitId, 'predictors', {})
  }

  async predict(
    { fitId, rows, start, end }: PredictRequest,
    context: FitContext = {},
  ): Promise<Result<PredictionPage>> {
    const source = await this.#sourceOf(fitId, rows, context)
    return source.ok ? this.fits.ask(fitId, 'predict', { source: source.value, start, end }) : source
  }

  async summary(
    { fitId, rows }: PredictionSummaryRequest,
    context: FitContext = {},
  ): Promise<Result<PredictionSummary>> {
    const source = await this.#sourceOf(fitId, rows, context)
    if (!source.ok) return source
    const onProgress = context.onProgress && throttleProgress(context.onProgress)
    const tally = new PredictionTally()
    for (let start = 0; ; start += COUNTED_AT_ONCE) {
      if (context.signal?.aborted === true) return fail({ code: 'cancelled' })
      const end = start + COUNTED_AT_ONCE
      const counted = await this.fits.ask(fitId, 'tallyPredictions', { source: source.value, start, end })
      if (!counted.ok) return counted
      tally.merge(counted.value)
      onProgress?.({ phase: 'predicting', done: tally.counts.rowCount, total: null })
      if (counted.value.rowCount < COUNTED_AT_ONCE) return ok(tally.summary())
    }
  }

  /** The open file of new rows, if it is this one, read as it was last asked for. */
  fileOf({ grant }: Pick<FileRows, 'grant'>): OpenedTable | null {
    return this.#newRows?.grant === grant ? this.#newRows.opened : null
  }

  async close(): Promise<void> {
    const open = this.#newRows?.opened
    this.#newRows = null
    await open?.close()
  }

  async #sourceOf(
    fitId: string,
    rows: PredictionRows,
    context: FitContext,
  ): Promise<Result<PredictionSource>> {
    if (rows.from === 'table') return ok(rows)
    const form = await this.predictors({ fitId })
    if (!form.ok) return form
    const { predictors } = form.value
    if (rows.from === 'typed') {
      const columns = typedColumns(rows, predictors)
      return ok({ from: 'columns', columns, rowCount: rows.rows.length })
    }
    const { grant } = rows
    const options = newRowsOptions(rows.options, predictors)
    const opened = await this.#open({ grant, options }, context)
    if (!opened.ok) return opened
    const columns = await opened.value.use((table) => readPredictors(predictors, table))
    if (!columns.ok) return columns
    return ok({ from: 'columns', columns: columns.value, rowCount: opened.value.info.rowCount })
  }

  /** Opens the file unless it is open, one file after the other. */
  async #open({ grant, options }: FileRows, context: FitContext): Promise<Result<OpenedTable>> {
    while (this.#opening !== null) await this.#opening
    const open = this.fileOf({ grant })
    if (open?.isOfFile({ grant, options }) === true) return ok(open)
    const opening = this.#replace({ grant, options }, context)
    this.#opening = opening.catch(() => undefined)
    return opening.finally(() => (this.#opening = null))
  }

  async #replace(rows: FileRows, context: FitContext): Promise<Result<OpenedTable>> {
    // The settings may have been said of a file of another kind: the fitted one.
    const opened = await openGranted({ ...rows, unfit: 'pass' }, this.files, context)
    if (!opened.ok) return opened
    const prepared = await this.#prepare(opened.value, context)
    if (!prepared.ok) {
      await opened.value.close()
      return prepared
    }
    await this.close()
    this.#newRows = { grant: rows.grant, opened: prepared.value }
    return prepared
  }

  /** New rows get the columns that the fitted table has got by its steps. */
  async #prepare(rows: OpenedTable, { signal }: FitContext): Promise<Result<OpenedTable>> {
    const fitted = this.fittedTable()
    if (fitted === null || fitted.steps.length === 0) return ok(rows)
    const steps = stepsForNewRows(fitted.steps, fitted.info.outcomes, rows.info.columns)
    const prepared = await rows.prepareAnew(steps, signal)
    const failure = prepared.ok ? prepared.value.failure : null
    return failure === null ? prepared : fail(failure)
  }
}
