/** What a descent makes small: squares, or a loss that has no quadratic and is summed over the rows at every step. */
export const objectiveNames = ['squared', 'huber', 'bisquare', 'lad', 'quantile', 'logistic', 'nls'] as const
export type ObjectiveName = (typeof objectiveNames)[number]

/** Absolute residuals have corners, where no gradient tells how far a step may go. */
export const hasCorners = (objective: ObjectiveName): boolean =>
  objective === 'lad' || objective === 'quantile'

/** A loss with its constants; those that it has no use for are not looked at. */
export interface ObjectiveSettings {
  readonly objective: ObjectiveName
  /** k of Huber's loss: residuals up to k σ are squared. */
  readonly huberK: number
  /** c of the bisquare: residuals beyond c σ do not count. */
  readonly bisquareC: number
  /** τ of the quantile loss. */
  readonly tau: number
  /** σ of Huber's loss and the bisquare; null takes median |e| / 0.6745 of the least-squares residuals. */
  readonly residualScale: number | null
}
