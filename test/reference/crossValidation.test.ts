import { describe, expect, it } from 'vitest'
import { choosePenalty, crossValidate } from '@shared/estimators/crossValidation'
import { elasticPath } from '@shared/estimators/elasticPath'
import { elasticProblem } from '@shared/estimators/elasticProblem'
import { foldFolds } from '@shared/estimators/foldFolds'
import { worstDigits } from './correctDigits'
import { fitReference, readReferences } from './penalised'

interface CrossValidationReference {
  readonly dataset: string
  readonly formula: string
  /** The fold of each row, counted from 1. */
  readonly folds: number[]
  readonly lambda: number[]
  readonly cvMean: number[]
  readonly cvStdError: number[]
  readonly lambdaMin: number
  readonly lambda1se: number
  /** How many coefficients are not 0. */
  readonly df: number[]
}

/** The fits behind the errors stop when they change by less than 1e-18 of the response's squares. */
const GLMNETS_DIGITS = 7.5

describe('cross-validation of the lasso against cv.glmnet', () => {
  it.each(readReferences<CrossValidationReference[]>('crossValidation.json'))(
    '$dataset',
    async ({ dataset, formula, folds, lambda, ...reference }) => {
      const { modelDesign } = await fitReference(dataset, { formula })
      const foldOf = Int32Array.from(folds, (fold) => fold - 1)
      const { folded, folds: parts } = foldFolds(modelDesign, { foldOf, count: 5 }, {})
      const lambdas = Float64Array.from(lambda)
      const found = crossValidate(modelDesign, parts, { alpha: 1, standardize: true, lambdas })
      expect(worstDigits(found.mean, reference.cvMean)).toBeGreaterThan(GLMNETS_DIGITS)
      expect(worstDigits(found.standardError, reference.cvStdError)).toBeGreaterThan(GLMNETS_DIGITS)
      const { lambdaMin, lambda1se } = reference
      expect(choosePenalty(lambdas, found, 'min')).toEqual({ lambda: lambdaMin, lambdaMin, lambda1se })
      expect(choosePenalty(lambdas, found, '1se')).toEqual({ lambda: lambda1se, lambdaMin, lambda1se })
      const { coefficients } = elasticPath(elasticProblem(folded, modelDesign, true), 1, lambdas)
      expect(coefficients.map((own) => own.filter((value) => value !== 0).length)).toEqual(reference.df)
    },
  )
})
