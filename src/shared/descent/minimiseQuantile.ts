import { fitQuantile } from '../robust/quantileVertex'
import type { DescentRows } from './descentRows'

/** The θ that minimises Σ w ρ(e) exactly, from vertex to vertex; null where the rows do not determine it. */
export function minimiseQuantile(
  { count, order, rows, response, weights }: DescentRows,
  tau: number,
  near: Float64Array,
): Float64Array | null {
  const scaled = rows.slice()
  const residuals = new Float64Array(count)
  let squares = 0
  for (let i = 0; i < count; i++) {
    let residual = response[i]
    for (let j = 0; j < order; j++) residual -= rows[i * order + j] * near[j]
    const weight = weights === null ? 1 : weights[i]
    residuals[i] = weight * residual
    for (let j = 0; j < order; j++) scaled[i * order + j] *= weight
    squares += residuals[i] * residuals[i]
  }
  const spread = Math.sqrt(squares / count) || 1
  const found = fitQuantile({ count, rank: order, rows: scaled, response: residuals }, tau, { spread })
  return found && near.map((value, j) => value + found.coefficients[j])
}
