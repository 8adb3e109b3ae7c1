import { symmetricEigenvalues } from '../numeric/symmetricEigen'
import type { DescentRows } from './descentRows'
import type { QuadraticLoss } from './quadraticLoss'
import type { RowsLoss } from './rowsLoss'
import type { RowTerm } from './rowTerm'

interface LinearRowsOptions extends Pick<QuadraticLoss, 'loss'> {
  readonly term: RowTerm
  /** Whether the response is 0 or 1 in every row and a θ may tell them apart. @default false */
  readonly isBinary?: boolean
}

/** Σ term(η, y, w) over rows, η = uᵀθ, divided by Σ w for the mean. */
export function linearRowsLoss(
  data: DescentRows,
  { loss, term, isBinary = false }: LinearRowsOptions,
): RowsLoss {
  const { count, order, rows, response, weights } = data
  const divisor = loss === 'mean' ? data.totalWeight : 1

  const predictor = (row: number, theta: Float64Array): number => {
    let eta = 0
    for (let j = 0, cell = row * order; j < order; j++, cell++) eta += rows[cell] * theta[j]
    return eta
  }
  const add = (row: number, factor: number, target: Float64Array): void => {
    for (let j = 0, cell = row * order; j < order; j++, cell++) target[j] += factor * rows[cell]
  }

  return {
    rowCount: count,
    order,
    lipschitz: (term.steepest * largestEigenvalue(data)) / divisor,
    isSmooth: !Number.isNaN(term.steepest),
    evaluate(theta, gradient) {
      gradient.fill(0)
      let sum = 0
      for (let i = 0; i < count; i++) {
        const eta = predictor(i, theta)
        const w = weights === null ? 1 : weights[i]
        sum += term.value(eta, response[i], w)
        add(i, term.slope(eta, response[i], w), gradient)
      }
      for (let j = 0; j < order; j++) gradient[j] /= divisor
      return sum / divisor
    },
    batchGradient(batch, theta, gradient) {
      gradient.fill(0)
      let total = 0
      for (const row of batch) {
        const w = weights === null ? 1 : weights[row]
        total += w
        add(row, term.slope(predictor(row, theta), response[row], w), gradient)
      }
      if (loss === 'mean' && total > 0) for (let j = 0; j < order; j++) gradient[j] /= total
    },
    valueOn(batch, theta) {
      let [sum, total] = [0, 0]
      for (const row of batch) {
        const w = weights === null ? 1 : weights[row]
        total += w
        sum += term.value(predictor(row, theta), response[row], w)
      }
      return (sum / total) * (data.totalWeight / divisor)
    },
    curvature(theta, kind) {
      const factors = new Float64Array(count)
      const of = kind === 'newton' ? term.bend : term.bound
      for (let i = 0; i < count; i++) {
        factors[i] = of(predictor(i, theta), response[i], weights === null ? 1 : weights[i]) / divisor
      }
      return productsOf(data, factors)
    },
    ...(isBinary
      ? {
          separates: (theta) => {
            for (let i = 0; i < count; i++) {
              if (weights !== null && weights[i] === 0) continue
              const eta = predictor(i, theta)
              if (!(response[i] === 1 ? eta > 0 : eta < 0)) return false
            }
            return true
          },
        }
      : {}),
  }
}

/** Σ factor u uᵀ. */
function productsOf(
  { count, order, rows }: Pick<DescentRows, 'count' | 'order' | 'rows'>,
  factors: Float64Array,
): Float64Array {
  const sums = new Float64Array(order * order)
  for (let i = 0; i < count; i++) {
    const start = i * order
    for (let j = 0; j < order; j++) {
      const entry = factors[i] * rows[start + j]
      for (let k = 0; k <= j; k++) sums[j * order + k] += entry * rows[start + k]
    }
  }
  for (let j = 0; j < order; j++) for (let k = 0; k < j; k++) sums[k * order + j] = sums[j * order + k]
  return sums
}

/** λmax of Σ w u uᵀ. */
function largestEigenvalue(data: DescentRows): number {
  const gram = productsOf(data, data.weights ?? new Float64Array(data.count).fill(1))
  return symmetricEigenvalues(gram, data.order)[data.order - 1]
}
