import fc from 'fast-check'
import { buildQuadraticLoss } from '@shared/descent/buildQuadraticLoss'
import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import type { DesignMatrix } from '@shared/formula/designMatrix'
import { matrixDesign } from '../diagnostics/matrixDesign'

/** x = 1 … 5, y = 2, 4, 5, 4, 5: the textbook example, whose line is 2.2 + 0.6 x. */
export const tutorial = matrixDesign({ x: [1, 2, 3, 4, 5] }, { response: [2, 4, 5, 4, 5] })

export function lossOf(
  design: DesignMatrix,
  options: Partial<Pick<QuadraticLoss, 'scale' | 'loss'>> = {},
): QuadraticLoss {
  return buildQuadraticLoss(design, solveLeastSquares(design), {
    scale: 'standardize',
    loss: 'mean',
    ...options,
  })
}

export interface LossCase {
  readonly design: DesignMatrix
  readonly loss: QuadraticLoss
}

/** Random designs of two predictors, with and without intercept and weights, under each scale and loss. */
export const lossCases: fc.Arbitrary<LossCase> = fc
  .record({
    rows: fc.array(
      fc.record({
        x: fc.integer({ min: -500, max: 500 }),
        z: fc.integer({ min: -500, max: 500 }),
        y: fc.integer({ min: -1000, max: 1000 }),
        w: fc.integer({ min: 1, max: 40 }),
      }),
      { minLength: 6, maxLength: 20 },
    ),
    shift: fc.constantFrom(0, 30),
    intercept: fc.boolean(),
    weighted: fc.boolean(),
    scale: fc.constantFrom('none', 'standardize'),
    loss: fc.constantFrom('mean', 'sum'),
  })
  .map(({ rows, shift, intercept, weighted, scale, loss }) => {
    const design = matrixDesign(
      { x: rows.map(({ x }) => x / 100 + shift), z: rows.map(({ z }) => z / 100) },
      {
        response: rows.map(({ y }) => y / 100),
        intercept,
        weights: weighted ? rows.map(({ w }) => w / 10) : undefined,
      },
    )
    return { design, loss: lossOf(design, { scale, loss }) }
  })
  .filter(({ loss }) => loss.aliased.length === 0 && loss.hessianEigenvalues[0] > 1e-3)

/** The model matrix as descent sees it, row after row, with the response and weights: the loss spelled out over the data. */
export function descentData({ design, loss }: LossCase): {
  readonly rows: number[][]
  readonly y: Float64Array
  readonly w: number[]
} {
  const { rowCount, columnCount } = design
  const values = new Float64Array(rowCount * columnCount)
  const y = new Float64Array(rowCount)
  design.fill(0, rowCount, values)
  design.fillResponse(0, rowCount, y)
  const rows = Array.from({ length: rowCount }, (_, i) =>
    Array.from(
      { length: columnCount },
      (_, j) => (values[j * rowCount + i] - loss.center[j]) / loss.spread[j],
    ),
  )
  return { rows, y, w: Array.from({ length: rowCount }, (_, i) => design.weights?.[i] ?? 1) }
}

/** Σ w (y − xᵀθ)² over the data, divided by Σ w for the mean, and its gradient. */
export function lossOverData(one: LossCase, theta: ArrayLike<number>): { value: number; gradient: number[] } {
  const { rows, y, w } = descentData(one)
  const scale = one.loss.loss === 'mean' ? w.reduce((sum, weight) => sum + weight, 0) : 1
  let value = 0
  const gradient = Array.from(theta, () => 0)
  rows.forEach((row, i) => {
    const residual = y[i] - row.reduce((sum, x, j) => sum + x * theta[j], 0)
    value += (w[i] * residual * residual) / scale
    row.forEach((x, j) => (gradient[j] -= (2 * w[i] * residual * x) / scale))
  })
  return { value, gradient }
}
