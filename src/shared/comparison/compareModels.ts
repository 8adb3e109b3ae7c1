import { analyseColumns } from '../analysis/analyse'
import type { Analysis } from '../analysis/analysisTypes'
import { findEstimator, readOptions } from '../estimators/registry'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { bestModels } from './bestModels'
import { findCommonRows } from './commonRows'
import { comparePair } from './comparePair'
import type { ComparedModel, Comparison, CrossValidated } from './comparison'
import type { ComparisonInput } from './comparisonInput'
import { crossValidateModel } from './crossValidateModel'
import type { TableFolds } from './tableFolds'
import { drawTableFolds, foldsOfDesign } from './tableFolds'

/**
 * Fits several models to one table and compares what comes out. Unless told otherwise all are fitted to the rows that each of them can use;
 * folds are drawn once, for the table's rows. A model that cannot be fitted stands in the list with its error. Fails only where stopped.
 */
export function compareModels(input: ComparisonInput): Result<Comparison> {
  const { models, folds, seed } = input
  const common = findCommonRows(input)
  const analyses: (Analysis | null)[] = []
  const compared: ComparedModel[] = []
  const drawn = drawTableFolds(input, common)
  const tell = countSteps(input)
  for (const [place, { spec, label }] of models.entries()) {
    if (input.shouldStop?.() === true) return fail({ code: 'cancelled' })
    const included = input.rows === 'common' ? common.included : input.included
    const made = analyseColumns({ ...input, spec, included, onProgress: undefined })
    tell()
    const analysis = made.ok ? made.value : null
    analyses.push(analysis)
    compared.push({
      label,
      formula: spec.formula,
      method: spec.method,
      fit: made.ok ? made.value.result : null,
      error: made.ok ? null : made.error,
      leftOut: input.rows === 'common' ? common.leftOut[place] : 0,
      crossValidation: validate(analysis, drawn, tell),
    })
  }
  return ok({
    rows: input.rows,
    commonRows: common.count,
    folds: drawn.count,
    seed,
    models: compared,
    best: bestModels(compared, analyses),
    pairs: pairsOf(analyses),
  })

  /** One fit and as many folds a model. */
  function countSteps({ onProgress }: ComparisonInput): () => void {
    let done = 0
    return () => onProgress?.(++done, models.length * (1 + folds))
  }
}

function pairsOf(analyses: readonly (Analysis | null)[]): Comparison['pairs'] {
  return analyses.flatMap((analysis, place) =>
    analyses
      .slice(place + 1)
      .map((other, behind) =>
        comparePair({ place, analysis }, { place: place + 1 + behind, analysis: other }),
      ),
  )
}

function validate(analysis: Analysis | null, drawn: TableFolds, onFold: () => void): CrossValidated {
  const unfitted: CrossValidated = { obstacle: { code: 'fit-failed' } }
  if (analysis === null) return unfitted
  const { spec, modelDesign, leastSquares } = analysis
  const estimator = findEstimator(spec.method)
  const options = estimator.ok ? readOptions(estimator.value, spec.options) : estimator
  if (!estimator.ok || !options.ok) return unfitted
  const estimable = Int32Array.from(leastSquares.coefficients.keys()).filter(
    (column) => !Number.isNaN(leastSquares.coefficients[column]),
  )
  return crossValidateModel(modelDesign, {
    estimator: estimator.value,
    options: options.value,
    estimable,
    foldOf: foldsOfDesign(modelDesign, drawn),
    folds: drawn.count,
    onFold,
  })
}
