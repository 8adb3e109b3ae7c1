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
  /** The 0-based rows of the table; null where every row number has one. */
  readonly #present: Int32Array | null
  readonly #withoutResponse: Int32Array
  #extent: FittedExtent | null = null

  private constructor(
    private readonly analysis: Analysis,
    private readonly predictors: readonly PredictorDomain[],
    present: Uint8Array | null,
  ) {
    this.#present = present && placesOf(present)
    this.#withoutResponse = rowsWithoutResponse(analysis, present)
  }

  /** `present` is 1 for each row that the table has; null where it has all. */
  static of(analysis: Analysis, present: Uint8Array | null): Result<PredictionDesk> {
    const predictors = analysisPredictors(analysis)
    return predictors.ok ? ok(new PredictionDesk(analysis, predictors.value, present)) : predictors
  }

  form(): PredictionForm {
    const { result } = this.analysis
    return {
      response: result.response,
      level: result.level,
      predictors: this.predictors,
      responseMissing: this.#withoutResponse.length,
      rowCount: this.#present?.length ?? result.nRows,
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
      ? {
          columns,
          rowCount: this.#present?.length ?? this.analysis.result.nRows,
          chosen: this.#present,
        }
      : { columns, rowCount: this.#withoutResponse.length, chosen: this.#withoutResponse }
  }

  #predict(rows: ChosenRows & RowRange, use: (predictions: Predictions, start: number) => void): void {
    const { design, leastSquares } = this.analysis
    this.#extent ??= fittedExtent(design, leastSquares)
    predictBlocks(this.analysis, { ...rows, extent: this.#extent }, use)
  }
}

/** The places of the 1s. */
function placesOf(mask: Uint8Array): Int32Array {
  const places = new Int32Array(mask.reduce((count, one) => count + one, 0))
  let next = 0
  mask.forEach((one, place) => {
    if (one === 1) places[next++] = place
  })
  return places
}

/** The 0-based rows of the table in which a column of the response has no value. */
function rowsWithoutResponse({ spec, columns, result }: Analysis, present: Uint8Array | null): Int32Array {
  const formula = parseFormula(spec.formula)
  const names = formula.ok ? namesIn(formula.value.response).map(({ name }) => name) : []
  const responses = names.flatMap((name) => columns.get(name) ?? [])
  const lacks = (row: number): boolean =>
    responses.some((column) =>
      column.kind === 'factor' ? column.codes[row] < 0 : Number.isNaN(column.values[row]),
    )
  const rows: number[] = []
  for (let row = 0; row < result.nRows; row++) {
    if ((present === null || present[row] === 1) && lacks(row)) rows.push(row)
  }
  return Int32Array.from(rows)
}
