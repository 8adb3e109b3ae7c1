import type { Estimator, OptionValues } from '../estimators/estimator'
import type { Estimation } from '../estimators/estimation'
import { factorise } from '../estimators/factorise'
import { judgeInDouble } from '../estimators/collinearity'
import { composeLeastSquares } from '../estimators/composeLeastSquares'
import { foldFolds } from '../estimators/foldFolds'
import type { LeastSquares } from '../estimators/leastSquares'
import { ols } from '../estimators/ols'
import { hasDigitsWanted } from '../estimators/solveLeastSquares'
import { deriveDesign } from '../formula/deriveDesign'
import type { DesignMatrix } from '../formula/designMatrix'
import type { Result } from '../outcome/result'
import type { CrossValidated, FoldObstacle } from './comparison'
import type { FoldErrors } from './heldOutErrors'
import { heldOutErrors } from './heldOutErrors'

export interface Validation {
  readonly estimator: Estimator
  readonly options: OptionValues
  /** Of all rows: which columns can be estimated. */
  readonly estimable: Int32Array
  /** The fold of each row of the design; −1 for one that is in none. */
  readonly foldOf: Int32Array
  readonly folds: number
  readonly onFold?: () => void
}

/**
 * k-fold cross-validation (Stone 1974): each fold's rows are predicted by the fit to the other rows, whatever the method does to find it
 * (the weight of a penalty is chosen anew each time). The coding of factors and polynomials is that of all rows.
 */
export function crossValidateModel(design: DesignMatrix, validation: Validation): CrossValidated {
  const { folds, estimable, foldOf, onFold } = validation
  if (folds < 2) return { obstacle: { code: 'too-few-folds' } }
  const fast = validation.estimator === ols ? solveFoldsAtOnce(design, validation) : null
  const solved: Solved[] = []
  for (let fold = 0; fold < folds; fold++) {
    const leastSquares = fast?.[fold] ?? null
    const one = leastSquares === null ? refit(design, validation, fold) : { design, leastSquares }
    if ('code' in one) return { obstacle: one }
    const lost = lostColumn(estimable, one.leastSquares)
    if (lost !== null) {
      return { obstacle: { code: 'fold-undetermined', fold: fold + 1, term: design.columnNames[lost] } }
    }
    solved.push(one)
    onFold?.()
  }
  return summarise(
    fast === null
      ? solved.map((one, fold) => errorsOf(one, { foldOf, fold, weights: design.weights }))
      : heldOutErrors(
          design,
          foldOf,
          solved.map(({ leastSquares }) => leastSquares),
        ),
  )
}

function summarise(errors: readonly FoldErrors[]): CrossValidated {
  const total = errors.reduce((sum, { weight }) => sum + weight, 0)
  const meanSquare = errors.reduce((sum, { squares }) => sum + squares, 0) / total
  const spread = errors.reduce(
    (sum, { weight, squares }) => sum + (weight / total) * (squares / weight - meanSquare) ** 2,
    0,
  )
  return {
    rootMeanSquareError: Math.sqrt(meanSquare),
    meanSquareError: meanSquare,
    stdError: Math.sqrt(spread / (errors.length - 1)),
    meanAbsoluteError: errors.reduce((sum, { absolute }) => sum + absolute, 0) / total,
    obstacle: null,
  }
}

/** Least squares of all folds from one pass over the rows; null for those that want more digits. */
function solveFoldsAtOnce(
  design: DesignMatrix,
  { foldOf, folds }: Validation,
): readonly (LeastSquares | null)[] {
  return foldFolds(design, { foldOf, count: folds }, {}).folds.map(({ others }) => {
    const inDouble = factorise(others, judgeInDouble)
    return hasDigitsWanted(design, inDouble) ? composeLeastSquares(design, inDouble) : null
  })
}

type Solved = Pick<Estimation, 'design' | 'leastSquares'>

/** The fit without a fold, whose rows weigh nothing. */
function refit(
  design: DesignMatrix,
  { estimator, options, foldOf }: Validation,
  fold: number,
): Solved | FoldObstacle {
  const weights = Float64Array.from(foldOf, (own, row) =>
    own === fold ? 0 : design.weights ? design.weights[row] : 1,
  )
  const solved: Result<Estimation> = estimator.solve(deriveDesign(design, { weights }), options, {})
  return solved.ok ? solved.value : { code: 'fold-failed', fold: fold + 1, error: solved.error }
}

/** A column that all rows determine and these do not. */
function lostColumn(estimable: Int32Array, { coefficients }: LeastSquares): number | null {
  return estimable.find((column) => Number.isNaN(coefficients[column])) ?? null
}

/** The errors of one fold's rows; the fit that was made without them has no weights for them. */
function errorsOf(
  { design, leastSquares }: Solved,
  {
    foldOf,
    fold,
    weights,
  }: Pick<Validation, 'foldOf'> & { readonly fold: number } & Pick<DesignMatrix, 'weights'>,
): FoldErrors {
  const own = foldOf.map((other) => (other === fold ? 0 : -1))
  return heldOutErrors(deriveDesign(design, { weights }), own, [leastSquares])[0]
}
