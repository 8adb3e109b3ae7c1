import type { DesignMatrix } from '../formula/designMatrix'
import type { Warning } from '../outcome/warning'
import { fail, ok } from '../outcome/result'
import { checkPenalty } from './checkPenalty'
import { checkSolution } from './checkSolution'
import { chooseRidge } from './chooseRidge'
import type { RidgeChoice } from './chooseRidge'
import type { Estimator } from './estimator'
import { foldInDouble } from './foldedDesign'
import { lambdaOption, standardizeOption } from './penaltyOptions'
import { penaltyInFrame } from './penalty'
import { ridgePath } from './ridgePath'
import { ridgeSpectrum } from './ridgeSpectrum'
import { solvePenalised } from './solvePenalised'
import { tooFewRows } from './tooFewRows'

/**
 * Ridge regression (Hoerl and Kennard 1970), min Σ w (y − Xβ)² + λ Σ Dⱼ² βⱼ² with D the predictors' standard deviations (divisor n; 1
 * unless standardised), weights scaled to mean 1, the intercept free: `lm.ridge` of R's MASS. λ is given or chosen by generalised
 * cross-validation. Intervals are those of the posterior under the prior that the penalty stands for, with covariance
 * σ² (XᵀWX + λD²)⁻¹, σ² = RSS / (n − tr H) (Wahba 1983; mgcv's `Vp`).
 */
export const ridge: Estimator = {
  name: 'ridge',
  textKey: 'ridge',
  family: 'penalised',
  options: [lambdaOption, standardizeOption],
  solve(design, options, { onProgress }) {
    const given = options.lambda as number | null
    const standardize = options.standardize as boolean
    const refusal = given === 0 ? tooFewRows(design) : null
    if (refusal) return fail(refusal)
    const folded = foldInDouble(design, { onProgress })
    const spectrum = ridgeSpectrum(folded, design, standardize)
    const choice: RidgeChoice = given === null ? chooseRidge(spectrum) : { lambda: given, edge: null }
    const { lambda } = choice
    const leastSquares = solvePenalised(design, folded, {
      penaltyIn: (inFrame) =>
        penaltyInFrame(inFrame, design, {
          lambda,
          alpha: 0,
          weight: folded.totalWeight / folded.rows,
          standardize,
          signs: ones(design),
        }),
      onProgress,
    })
    const failure = checkPenalty(lambda, leastSquares) ?? checkSolution(design, leastSquares)
    if (failure) return fail(failure)
    return ok({
      design,
      leastSquares,
      inference: 'bayesian',
      penalty: { lambda, alpha: 0, standardize, rule: given === null ? 'gcv' : 'given' },
      path: ridgePath(spectrum, folded, design),
      warnings: edgeWarnings(choice),
    })
  },
}

const ones = ({ columnCount }: DesignMatrix): Float64Array => new Float64Array(columnCount).fill(1)

function edgeWarnings({ lambda, edge }: RidgeChoice): readonly Warning[] {
  if (edge === 'none') return [{ code: 'penalty-none' }]
  return edge === 'largest' ? [{ code: 'penalty-largest', lambda }] : []
}
