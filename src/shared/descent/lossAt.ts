import { offsetFromDataUnits } from './coordinates'
import type { QuadraticLoss } from './quadraticLoss'

/** The loss at coefficients in the data's own units. */
export function lossAt(loss: QuadraticLoss, coefficients: ArrayLike<number>): number {
  const offset = offsetFromDataUnits(loss, coefficients)
  const count = offset.length
  let gap = 0
  for (let j = 0; j < count; j++) {
    let sum = 0
    for (let k = 0; k < count; k++) sum += loss.gram[j * count + k] * offset[k]
    gap += sum * offset[j]
  }
  return loss.minimum + gap
}
