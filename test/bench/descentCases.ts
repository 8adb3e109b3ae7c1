import { planDescent } from '@shared/analysis/planDescent'
import { buildQuadraticLoss } from '@shared/descent/buildQuadraticLoss'
import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import { stability } from '@shared/descent/stability'
import { trajectory } from '@shared/descent/trajectory'
import { defaultDescent } from '@shared/document/descentSettings'
import type { OptimizerName } from '@shared/document/descentSettings'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import type { DesignMatrix } from '@shared/formula/designMatrix'
import { seededRandom } from '@shared/numeric/seededRandom'
import { matrixDesign } from '../shared/diagnostics/matrixDesign'

export interface DescentCase {
  readonly design: DesignMatrix
  readonly loss: QuadraticLoss
}

/** y = 1 + Σ xⱼ / j + noise on normal columns, `count` coefficients with the intercept. */
export function createDescent(rowCount: number, count: number): DescentCase {
  const random = seededRandom(1)
  const columns: Record<string, number[]> = {}
  const response = Array.from({ length: rowCount }, () => 1 + random.normal())
  for (let j = 1; j < count; j++) {
    const values = Array.from({ length: rowCount }, () => random.normal())
    values.forEach((value, i) => (response[i] += value / j))
    columns[`x${j}`] = values
  }
  const design = matrixDesign(columns, { response })
  const loss = buildQuadraticLoss(design, solveLeastSquares(design), { scale: 'none', loss: 'mean' })
  return { design, loss }
}

/** What a moved slider costs: the whole descent at another rate, as the window figures it. */
export function descend({ loss }: DescentCase, optimizer: OptimizerName, share: number): number {
  const learningRate = share * stability(loss).stableLimit
  const plan = planDescent(loss, {
    ...defaultDescent,
    optimizer,
    learningRate,
    iterations: 10_000,
    tolerance: 0,
  })
  if (!plan.ok) throw new Error(plan.error.code)
  const run = trajectory(plan.value.loss, plan.value.options)
  if (!run.ok) throw new Error(run.error.code)
  return run.value.finalLoss
}

/** The plain recurrence over the rows of a model of two coefficients, in JavaScript. */
export function overRows({ design }: DescentCase, iterations: number): number {
  const { rowCount, columnCount } = design
  const block = new Float64Array(rowCount * columnCount)
  const y = new Float64Array(rowCount)
  design.fill(0, rowCount, block)
  design.fillResponse(0, rowCount, y)
  const x = block.subarray(rowCount)
  let [b, a] = [0, 0]
  for (let k = 0; k < iterations; k++) {
    let [gradientB, gradientA] = [0, 0]
    for (let i = 0; i < rowCount; i++) {
      const residual = y[i] - b - a * x[i]
      gradientB += residual
      gradientA += residual * x[i]
    }
    b += (0.2 * gradientB) / rowCount
    a += (0.2 * gradientA) / rowCount
  }
  return a
}
