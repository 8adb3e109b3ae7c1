import { analysisPredictors } from '@shared/analysis/analysisPredictors'
import type { Analysis } from '@shared/analysis/analysisTypes'
import type { PredictedRow, PredictionForm, PredictionPage } from '@shared/contract/predictionApi'
import { namesIn } from '@shared/formula/namesIn'
import { parseFormula } from '@shared/formula/parseFormula'
import type { FittedExtent } from '@shared/inference/fittedExtent'
import { fittedExtent } from '@shared/inference/fittedExtent'
import type { Predictions } from '@shared/inference/predict'
import { predictBlocks, type ChosenRows } from '@shared/inference/predictBlocks'
import type { PredictorDomain } from '@shared/inference/predictorDomains'
import type { Result } from '@shared/outcome/result'
import { ok } from '@shared/outcome/result'
import type { Column } from '@shared/table/column'
import type { RowRange } from '@shared/table/partOfColumn'
import { predictedRow } from './predictedRow'
import { PredictionTally, type PredictionCounts } from './predictionTally'

/** The rows to predict as they reach the fit thread: it has the fitted table's own columns. */
export type PredictionSource =
  | { readonly from: 'table'; readonly which: 'all' | 'response-missing' }
  | { readonly from: 'columns'; readonly columns: readonly Column[]; readonly rowCount: number }

export interface PredictTask extends RowRange {
  readonly source: PredictionSource
}

/** Predicts with one analysis. */
export class PredictionDesk {
  readonly #withoutResponse: Int32Array
  #extent: FittedExtent | null = null

  private constructor(
    private readonly analysis: Analysis,
    private readonly predictors: readonly PredictorDomain[],
  ) {
    this.#withoutResponse = rowsWithoutResponse(analysis)
  }

  static of(analysis: Analysis): Result<PredictionDesk> {
    const predictors = analysisPredictors(analysis)
    return predictors.ok ? ok(new PredictionDesk(analysis, predictors.value)) : predictors
  }

  form(): PredictionForm {
    const { result } = this.analysis
    return {
      response: result.response,
      level: result.level,
      predictors: this.predictors,
      responseMissing: this.#withoutResponse.length,
      rowCount: result.nRows,
    }
  }

  page({ source, start, end }: PredictTask): PredictionPage {
    const chosen = this.#rowsOf(source)
    const { columns, rowCount } = chosen
    const byName = new Map(columns.map((column) => [column.name, column]))
    const rows: PredictedRow[] = []
    this.#predict({ ...chosen, start, end: Math.min(end, rowCount) }, (predictions, first) => {
      predictions.fit.forEach((_, index) => {
        const row = chosen.chosen?.[first + index] ?? first + index
        rows.push(predictedRow({ predictions, index, row }, this.predictors, byName))
      })
    })
    return { rowCount, rows }
  }

  tally({ source, start, end }: PredictTask): PredictionCounts {
    const rows = this.#rowsOf(source)
    const tally = new PredictionTally()
    this.#predict({ ...rows, start, end: Math.min(end, rows.rowCount) }, (predictions) =>
      tally.add(predictions),
    )
    return tally.counts
  }

  #rowsOf(source: PredictionSource): ChosenRows {
    if (source.from === 'columns') return { ...source, chosen: null }
    const columns = this.predictors.map(({ name }) => this.analysis.columns.get(name)!)
    return source.which === 'all'
      ? { columns, rowCount: this.analysis.result.nRows, chosen: null }
      : { columns, rowCount: this.#withoutResponse.length, chosen: this.#withoutResponse }
  }

  #predict(rows: ChosenRows & RowRange, use: (predictions: Predictions, start: number) => void): void {
    const { design, leastSquares } = this.analysis
    this.#extent ??= fittedExtent(design, leastSquares)
    predictBlocks(this.analysis, { ...rows, extent: this.#extent }, use)
  }
}

/** The 0-based rows of the table in which a column of the response has no value. */
function rowsWithoutResponse({ spec, columns, result }: Analysis): Int32Array {
  const formula = parseFormula(spec.formula)
  const names = formula.ok ? namesIn(formula.value.response).map(({ name }) => name) : []
  const responses = names.flatMap((name) => columns.get(name) ?? [])
  const lacks = (row: number): boolean =>
    responses.some((column) =>
      column.kind === 'factor' ? column.codes[row] < 0 : Number.isNaN(column.values[row]),
    )
  const rows: number[] = []
  for (let row = 0; row < result.nRows; row++) if (lacks(row)) rows.push(row)
  return Int32Array.from(rows)
}
