import { computeRowDiagnostics } from '@shared/diagnostics/computeRowDiagnostics'
import type { FittedModel } from '@shared/diagnostics/fittedModel'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import type { DesignMatrix } from '@shared/formula/designMatrix'
import { seededRandom } from '@shared/numeric/seededRandom'
import { matrixDesign } from '../diagnostics/matrixDesign'

/** The least-squares fit of a design with the figures of its rows. */
export function fitted(design: DesignMatrix): FittedModel {
  const leastSquares = solveLeastSquares(design)
  return { design, leastSquares, rows: computeRowDiagnostics(design, leastSquares) }
}

/** y = 1 + 2a − b + noise of a seed, n rows; `scale` multiplies a, `scaleOfB` b, `responseScale` y; weights where asked for. */
export function simulate(
  seed: number,
  { n = 40, scale = 1, scaleOfB = 1, responseScale = 1, weighted = false } = {},
): FittedModel {
  const random = seededRandom(seed)
  const draw = (): number[] => Array.from({ length: n }, () => random.normal())
  const [a, b, noise] = [draw(), draw(), draw()]
  const weights = Array.from({ length: n }, () => 0.5 + random.uniform())
  const response = noise.map((e, i) => 1 + 2 * a[i] - b[i] + e * (1 + 0.5 * Math.abs(a[i])))
  const columns = { a: a.map((value) => value * scale), b: b.map((value) => value * scaleOfB) }
  const scaled = response.map((value) => value * responseScale)
  return fitted(matrixDesign(columns, { response: scaled, weights: weighted ? weights : undefined }))
}
