import type { DualProgram } from './dualProgram'
import { DUAL_ROWS } from './dualProgram'
import type { QuadraticLoss } from './quadraticLoss'
import type { RowsLoss } from './rowsLoss'

export interface NonlinearRows extends Pick<QuadraticLoss, 'loss' | 'spread'> {
  readonly program: DualProgram
  readonly response: Float64Array
  readonly weights: Float64Array | null
  readonly totalWeight: number
}

/** Shares of θ by which it is moved to see how the gradient changes. */
const NUDGE = 1e-5

/**
 * Σ w (y − f(x, β))² of a nonlinear model, divided by Σ w for the mean, with the exact gradient; θⱼ = βⱼ · spread. The majorant is Gauss and
 * Newton's 2 Σ w ∇f ∇fᵀ; the Hessian comes from central differences of the gradient, good to some ten digits.
 */
export function nonlinearRowsLoss({
  program,
  response,
  weights,
  totalWeight,
  loss,
  spread,
}: NonlinearRows): RowsLoss {
  const order = spread.length
  const divisor = loss === 'mean' ? totalWeight : 1
  const all = Int32Array.from(response, (_, i) => i)

  /** Visits rows with the residual, the weight and where the row's derivatives are. */
  const visit = (
    rows: Int32Array,
    theta: Float64Array,
    look: (row: {
      residual: number
      weight: number
      at: number
      tangents: readonly (Float64Array | null)[]
    }) => void,
  ): void => {
    const parameters = theta.map((value, j) => value / spread[j])
    for (let start = 0; start < rows.length; start += DUAL_ROWS) {
      const part = rows.subarray(start, Math.min(rows.length, start + DUAL_ROWS))
      const { values, tangents } = program.run(part, parameters)
      for (let at = 0; at < part.length; at++) {
        const weight = weights === null ? 1 : weights[part[at]]
        look({ residual: response[part[at]] - values[at], weight, at, tangents })
      }
    }
  }

  const sum = (rows: Int32Array, theta: Float64Array, gradient: Float64Array) => {
    gradient.fill(0)
    let [squares, total] = [0, 0]
    visit(rows, theta, ({ residual, weight, at, tangents }) => {
      squares += weight * residual * residual
      total += weight
      for (let j = 0; j < order; j++) {
        const tangent = tangents[j]
        if (tangent) gradient[j] -= (2 * weight * residual * tangent[at]) / spread[j]
      }
    })
    return { squares, total }
  }

  const evaluate = (theta: Float64Array, gradient: Float64Array): number => {
    const { squares } = sum(all, theta, gradient)
    for (let j = 0; j < order; j++) gradient[j] /= divisor
    return squares / divisor
  }

  const gaussNewton = (theta: Float64Array): Float64Array => {
    const matrix = new Float64Array(order * order)
    visit(all, theta, ({ weight, at, tangents }) => {
      for (let j = 0; j < order; j++) {
        const own = tangents[j]
        if (own === null) continue
        const entry = (2 * weight * own[at]) / spread[j] / divisor
        for (let k = 0; k < order; k++) {
          const other = tangents[k]
          if (other) matrix[j * order + k] += (entry * other[at]) / spread[k]
        }
      }
    })
    return matrix
  }

  return {
    rowCount: response.length,
    order,
    lipschitz: NaN,
    isSmooth: true,
    evaluate,
    batchGradient(batch, theta, gradient) {
      const { total } = sum(batch, theta, gradient)
      if (loss === 'mean' && total > 0) for (let j = 0; j < order; j++) gradient[j] /= total
    },
    valueOn(batch, theta) {
      const { squares, total } = sum(batch, theta, new Float64Array(order))
      return (squares / total) * (totalWeight / divisor)
    },
    curvature: (theta, kind) => (kind === 'majorant' ? gaussNewton(theta) : differences(evaluate, theta)),
  }
}

/** The Hessian by central differences of the gradient, made symmetric. */
function differences(
  evaluate: (theta: Float64Array, gradient: Float64Array) => number,
  theta: Float64Array,
): Float64Array {
  const order = theta.length
  const matrix = new Float64Array(order * order)
  const [above, below] = [new Float64Array(order), new Float64Array(order)]
  for (let j = 0; j < order; j++) {
    const step = NUDGE * (Math.abs(theta[j]) || 1)
    const moved = theta.slice()
    moved[j] = theta[j] + step
    evaluate(moved, above)
    const upper = moved[j]
    moved[j] = theta[j] - step
    evaluate(moved, below)
    for (let k = 0; k < order; k++) matrix[j * order + k] = (above[k] - below[k]) / (upper - moved[j])
  }
  return matrix.map((value, at) => {
    const [row, column] = [Math.floor(at / order), at % order]
    return (value + matrix[column * order + row]) / 2
  })
}
