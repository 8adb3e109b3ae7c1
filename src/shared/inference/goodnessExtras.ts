import type { FittedModel } from '../diagnostics/fittedModel'
import { meanAbsolute } from '../diagnostics/meanAbsolute'
import { press } from '../diagnostics/press'
import type { FitResult } from '../estimators/fitResult'
import type { LinearInference } from '../estimators/linearInference'

export type GoodnessExtras = Pick<
  LinearInference,
  'aicc' | 'press' | 'predictedRSquared' | 'rootMeanSquareError' | 'meanAbsoluteError'
>

/** How well a model fits and predicts, beyond R² and AIC; rows of zero weight do not count. */
export function goodnessExtras(model: FittedModel, result: Pick<FitResult, 'aic'>): GoodnessExtras {
  const { design, leastSquares, rows } = model
  const { observations: n, dfResidual } = leastSquares
  return {
    ...press(design, leastSquares, rows),
    aicc: aicc(result.aic, { n, parameters: n - dfResidual + 1 }),
    rootMeanSquareError: leastSquares.residualNorm / Math.sqrt(n),
    meanAbsoluteError: meanAbsolute(rows, design.weights),
  }
}

function aicc(
  aic: number,
  { n, parameters: k }: { readonly n: number; readonly parameters: number },
): number {
  return n > k + 1 ? aic + (2 * k * (k + 1)) / (n - k - 1) : Infinity
}
