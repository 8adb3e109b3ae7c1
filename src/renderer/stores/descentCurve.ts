import type { DescentReply } from '@shared/contract/descentApi'
import { dualProgram } from '@shared/descent/dualProgram'
import { DUAL_ROWS } from '@shared/descent/dualProgram'
import { readNonlinearModel } from '@shared/descent/nonlinearModel'
import { logistic } from '@shared/descent/rowTerm'
import type { DescentSettings } from '@shared/document/descentSettings'
import { compileExpression } from '@shared/formula/compileExpression'
import type { Expression } from '@shared/formula/expression'

type View = NonNullable<DescentReply['view']>

/** Heights of the curve over the data under coefficients in the data's own units. */
export type CurveOf = (coefficients: Float64Array) => Float64Array

/** curveDesign · θ. */
const linearCurve = ({ curveX, curveDesign }: View, theta: Float64Array): Float64Array => {
  const width = theta.length
  return curveX.map((_, row) => {
    let sum = 0
    for (let column = 0; column < width; column++) sum += curveDesign[row * width + column] * theta[column]
    return sum
  })
}

/** A nonlinear model along its only predictor; null where that is not the axis of the view. */
const nonlinearCurve = ({ curveX, xLabel, yLabel }: View, formula: string): CurveOf | null => {
  const model = readNonlinearModel(formula, [xLabel, yLabel])
  if (!model.ok || model.value.predictors.some((name) => name !== xLabel)) return null
  const column = { kind: 'numeric', name: xLabel, values: curveX } as const
  const dataOf = (node: Expression): Float64Array => {
    const values = new Float64Array(curveX.length)
    const evaluator = compileExpression(node, { columns: new Map([[xLabel, column]]), scales: new Map() })
    evaluator.fill({ rows: null, start: 0, end: curveX.length }, values)
    return values
  }
  const program = dualProgram(model.value.right, { parameters: model.value.parameters, dataOf })
  return (coefficients) => {
    const heights = new Float64Array(curveX.length)
    for (let start = 0; start < curveX.length; start += DUAL_ROWS) {
      const rows = Int32Array.from(curveX.subarray(start, start + DUAL_ROWS), (_, i) => start + i)
      heights.set(program.run(rows, coefficients).values.subarray(0, rows.length), start)
    }
    return heights
  }
}

/** What a loss draws over the data; null where it cannot be drawn along the view's axis. */
export const descentCurve = (
  view: View,
  { objective, nonlinear }: Pick<DescentSettings, 'objective' | 'nonlinear'>,
): CurveOf | null => {
  if (objective === 'nls') return nonlinearCurve(view, nonlinear)
  if (objective === 'logistic') return (theta) => linearCurve(view, theta).map(logistic)
  return (theta) => linearCurve(view, theta)
}
