import type { DesignMatrix } from '../formula/designMatrix'
import type { QuadraticLoss } from './quadraticLoss'
import { createRowReader } from './rowReader'

/** Writes the gradient of some rows' own loss at θ = θ* + offset. */
export type BatchGradient = (batch: Int32Array, offset: Float64Array, target: Float64Array) => void

/**
 * −2 Σ w (y − xᵀθ) x over a batch, divided by its Σ w for the mean loss. A penalty's gradient is added, for the sum of squares only the
 * batch's share of it, so that an epoch adds it once; frozen coefficients have none.
 */
export function createBatchGradient(design: DesignMatrix, loss: QuadraticLoss): BatchGradient {
  const read = createRowReader(design, loss)
  const count = loss.terms.length
  const row = new Float64Array(count + 1)
  const theta = new Float64Array(count)
  return (batch, offset, target) => {
    target.fill(0)
    for (let j = 0; j < count; j++) theta[j] = loss.optimum[j] + offset[j]
    let total = 0
    for (const index of batch) {
      read(index, row)
      const weight = design.weights ? design.weights[index] : 1
      let residual = row[count]
      for (let j = 0; j < count; j++) residual -= row[j] * theta[j]
      total += weight
      for (let j = 0; j < count; j++) target[j] -= 2 * weight * residual * row[j]
    }
    if (loss.loss === 'mean' && total > 0) for (let j = 0; j < count; j++) target[j] /= total
    const share = loss.loss === 'mean' ? 1 : total / loss.totalWeight
    addTuning(loss, { theta, share }, target)
  }
}

function addTuning(
  { tuning, interceptIndex }: QuadraticLoss,
  { theta, share }: { readonly theta: Float64Array; readonly share: number },
  target: Float64Array,
): void {
  if (!tuning) return
  const { strength, anchor, frozen } = tuning
  for (let j = 0; j < theta.length; j++) {
    if (frozen[j] === 1) target[j] = 0
    else if (j !== interceptIndex) target[j] += share * 2 * strength * (theta[j] - anchor[j])
  }
}
