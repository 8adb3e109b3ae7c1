import type { QuadraticLoss } from './quadraticLoss'

/** The same loss as the mean or the sum of squares: one is Σ w times the other. */
export function withLossKind(loss: QuadraticLoss, kind: QuadraticLoss['loss']): QuadraticLoss {
  if (kind === loss.loss) return loss
  const factor = kind === 'sum' ? loss.totalWeight : 1 / loss.totalWeight
  return {
    ...loss,
    loss: kind,
    gram: loss.gram.map((value) => value * factor),
    minimum: loss.minimum * factor,
    hessianEigenvalues: loss.hessianEigenvalues.map((value) => value * factor),
  }
}
