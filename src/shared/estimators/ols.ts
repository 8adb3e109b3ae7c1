import { fail, ok } from '../outcome/result'
import { checkSolution } from './checkSolution'
import type { Estimator } from './estimator'
import type { Arithmetic } from './solveLeastSquares'
import { solveLeastSquares } from './solveLeastSquares'
import { tooFewRows } from './tooFewRows'

/** Ordinary least squares, weighted where the model has weights (R's `lm`). */
export const ols: Estimator = {
  name: 'ols',
  textKey: 'ols',
  family: 'squares',
  options: [
    {
      kind: 'choice',
      name: 'arithmetic',
      textKey: 'arithmetic',
      choices: ['auto', 'double', 'double-double'],
      default: 'auto',
    },
  ],
  solve(design, options, { onProgress, team }) {
    const refusal = tooFewRows(design)
    if (refusal) return fail(refusal)
    const arithmetic = options.arithmetic as Arithmetic
    const leastSquares = solveLeastSquares(design, { arithmetic, onProgress, team })
    const failure = checkSolution(design, leastSquares)
    return failure ? fail(failure) : ok({ design, leastSquares, inference: 'exact' })
  },
}
