import { bisquareNorm } from '../robust/bisquareNorm'
import { huberNorm } from '../robust/huberNorm'
import type { RobustNorm } from '../robust/robustNorm'
import type { ObjectiveSettings } from './objective'

/** What one row adds to a loss, as a function of its linear predictor η; w is its weight, y its response. */
export interface RowTerm {
  readonly value: (eta: number, y: number, w: number) => number
  /** ∂/∂η; at a corner a number between the slopes on its two sides. */
  readonly slope: (eta: number, y: number, w: number) => number
  /** ∂²/∂η². */
  readonly bend: (eta: number, y: number, w: number) => number
  /** A parabola with this second derivative touches the term at η and is nowhere below it. */
  readonly bound: (eta: number, y: number, w: number) => number
  /** The largest second derivative there is, for w = 1; NaN where there is none. */
  readonly steepest: number
}

/** w (y − η)². */
const squaredTerm: RowTerm = {
  value: (eta, y, w) => w * (y - eta) * (y - eta),
  slope: (eta, y, w) => -2 * w * (y - eta),
  bend: (_eta, _y, w) => 2 * w,
  bound: (_eta, _y, w) => 2 * w,
  steepest: 2,
}

/**
 * 2 σ² ρ(√w e / σ), e = y − η: w e² where residuals are small, because ρ(u) begins as u²/2. Weights act as in the estimators: as
 * 1/σ² of a row's error.
 */
const normTerm = (norm: RobustNorm, sigma: number): RowTerm => ({
  value: (eta, y, w) => 2 * sigma * sigma * norm.rho((Math.sqrt(w) * (y - eta)) / sigma),
  slope: (eta, y, w) => -2 * sigma * Math.sqrt(w) * norm.psi((Math.sqrt(w) * (y - eta)) / sigma),
  bend: (eta, y, w) => 2 * w * norm.psiDerivative((Math.sqrt(w) * (y - eta)) / sigma),
  bound: (eta, y, w) => 2 * w * norm.weights((Math.sqrt(w) * (y - eta)) / sigma),
  steepest: 2,
})

/** factor · w τ e above 0, factor · w (τ − 1) e below (Koenker and Bassett 1978); factor 2 and τ = 1/2 give w |e|. */
const quantileTerm = (tau: number, factor: number): RowTerm => ({
  value: (eta, y, w) => factor * w * (y - eta) * (y < eta ? tau - 1 : tau),
  slope: (eta, y, w) => (y === eta ? 0 : -factor * w * (y < eta ? tau - 1 : tau)),
  bend: () => NaN,
  bound: () => NaN,
  steepest: NaN,
})

/** 1 / (1 + e^−η), without overflow. */
export const logistic = (eta: number): number => {
  if (eta >= 0) return 1 / (1 + Math.exp(-eta))
  const power = Math.exp(eta)
  return power / (1 + power)
}

/** −w (y ln p + (1 − y) ln(1 − p)) with p = 1 / (1 + e^−η), as w (ln(1 + e^η) − y η). */
const logisticTerm: RowTerm = {
  value: (eta, y, w) => w * (Math.max(eta, 0) + Math.log1p(Math.exp(-Math.abs(eta))) - y * eta),
  slope: (eta, y, w) => w * (logistic(eta) - y),
  bend: (eta, _y, w) => logisticBend(eta, w),
  bound: (eta, _y, w) => logisticBend(eta, w),
  steepest: 0.25,
}

const logisticBend = (eta: number, w: number): number => {
  const p = logistic(-Math.abs(eta))
  return w * p * (1 - p)
}

/** The term of a loss of a linear predictor; σ is the residuals' scale, where the loss has one. */
export function rowTerm(
  { objective, huberK, bisquareC, tau }: Omit<ObjectiveSettings, 'residualScale'>,
  sigma: number,
): RowTerm {
  switch (objective) {
    case 'huber':
      return normTerm(huberNorm(huberK), sigma)
    case 'bisquare':
      return normTerm(bisquareNorm(bisquareC), sigma)
    case 'lad':
      return quantileTerm(0.5, 2)
    case 'quantile':
      return quantileTerm(tau, 1)
    case 'logistic':
      return logisticTerm
    default:
      return squaredTerm
  }
}
