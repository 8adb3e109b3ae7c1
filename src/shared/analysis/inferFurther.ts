import { conditionIndices } from '../diagnostics/conditionIndices'
import { outlierTest } from '../diagnostics/outlierTest'
import type { Coefficient, FitResult } from '../estimators/fitResult'
import type { LinearInference } from '../estimators/linearInference'
import { anova } from '../inference/anova'
import { partialRSquared, standardizedCoefficients } from '../inference/effectSizes'
import { goodnessExtras } from '../inference/goodnessExtras'
import type { FittedAnalysis } from './analysisTypes'

/**
 * What a linear fit tells beyond its coefficients, from the factorisation and the rows' figures: no pass over the data but two over
 * the residuals.
 */
export function inferFurther(fitted: FittedAnalysis, { aic }: Pick<FitResult, 'aic'>): LinearInference {
  const { design, leastSquares, rows } = fitted
  const second = anova(design, leastSquares, 'II')
  return {
    ...goodnessExtras(fitted, { aic }),
    anova: {
      I: anova(design, leastSquares, 'I'),
      II: second,
      III: anova(design, leastSquares, 'III'),
    },
    partialRSquared: partialRSquared(second),
    conditionIndices: conditionIndices(leastSquares),
    outlierTest: rows.perfect ? null : outlierTest(rows, leastSquares.dfResidual),
  }
}

/** The coefficients with their standardised values; the intercept and aliased ones have none. */
export function standardize(
  coefficients: readonly Coefficient[],
  { design, leastSquares }: Pick<FittedAnalysis, 'design' | 'leastSquares'>,
): Coefficient[] {
  const standardized = standardizedCoefficients(design, leastSquares)
  return coefficients.map((coefficient, column) => ({ ...coefficient, standardized: standardized[column] }))
}
