import type { LeastSquares } from '../estimators/leastSquares'
import type { AnovaRow, AnovaTable, AnovaType } from '../estimators/linearInference'
import type { DesignMatrix } from '../formula/designMatrix'
import { fUpperTail } from '../numeric/fDistribution'
import { explainedSquares } from './explainedSquares'
import { containingTerms } from '../formula/termFactors'

type Model = Pick<DesignMatrix, 'assign' | 'termLabels' | 'hasIntercept'>

/**
 * Analysis of variance by term. Type I: each term after those before it (R's `anova.lm`). Type II: each term after all others but
 * those that contain it (car's `Anova`, marginality kept). Type III: each term, and the intercept, after all others, columns as
 * they are coded (car's `Anova(type = 3)`, R's `drop1`): with interactions of treatment-coded factors that tests the simple
 * effects at the first levels. F is against the residual mean square of the whole model. Terms without an estimable column
 * are left out. The cost does not depend on the number of rows.
 */
export function anova(design: Model, leastSquares: LeastSquares, type: AnovaType): AnovaTable {
  const { rss, dfResidual } = leastSquares
  const meanSquare = dfResidual > 0 ? rss / dfResidual : NaN
  const rows = sumsOfSquares(design, leastSquares, type).map(({ term, df, sumOfSquares }) => {
    const f = sumOfSquares / df / meanSquare
    return {
      term,
      df,
      sumOfSquares,
      meanSquare: sumOfSquares / df,
      f,
      pValue: dfResidual > 0 ? fUpperTail(f, df, dfResidual) : NaN,
    }
  })
  return { type, rows, residual: { df: dfResidual, sumOfSquares: rss, meanSquare } }
}

function sumsOfSquares(
  design: Model,
  leastSquares: LeastSquares,
  type: AnovaType,
): Pick<AnovaRow, 'term' | 'df' | 'sumOfSquares'>[] {
  const { effects } = leastSquares
  const positions = positionsByTerm(design, leastSquares)
  const containing = containingTerms(design.termLabels)
  const squares = (tested: readonly number[], index: number): number => {
    if (type === 'I') return tested.reduce((sum, k) => sum + effects[k] * effects[k], 0)
    const leftOut = type === 'II' ? containing[index].flatMap((other) => positions[other + 1]) : []
    return explainedSquares(leastSquares, { tested, leftOut })
  }
  const terms = design.termLabels.map((term, index) => {
    const tested = positions[index + 1]
    return { term, df: tested.length, sumOfSquares: squares(tested, index) }
  })
  const intercept = {
    term: '(Intercept)',
    df: positions[0].length,
    sumOfSquares: explainedSquares(leastSquares, { tested: positions[0], leftOut: [] }),
  }
  return [...(type === 'III' ? [intercept] : []), ...terms].filter(({ df }) => df > 0)
}

/** The estimable columns of each term by position; entry 0 is the intercept's. */
function positionsByTerm(design: Model, { columns }: LeastSquares): number[][] {
  const positions = Array.from({ length: design.termLabels.length + 1 }, (): number[] => [])
  columns.forEach((column, k) => positions[design.assign[column]].push(k))
  return positions
}
