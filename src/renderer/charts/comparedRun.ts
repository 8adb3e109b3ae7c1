/** How a run is told from others: by its letter, its colour and its dashes. */
export interface RunLook {
  readonly name: string
  readonly color: 'outlier' | 'fit' | 'leverage' | 'influence'
  readonly dash: readonly number[]
}

/** The current run, then those that are kept. */
export const runLooks: readonly RunLook[] = [
  { name: 'A', color: 'outlier', dash: [] },
  { name: 'B', color: 'fit', dash: [8, 4] },
  { name: 'C', color: 'leverage', dash: [3, 3] },
  { name: 'D', color: 'influence', dash: [9, 3, 2, 3] },
]

/** The loss of a run that is compared with the current one. */
export interface ComparedLoss extends RunLook {
  readonly iterations: Int32Array
  readonly losses: Float64Array
  /** The smallest loss there can be. */
  readonly minimum: number
}

/** The way of a run over two coefficients. */
export interface ComparedPath extends RunLook {
  readonly x: Float64Array
  readonly y: Float64Array
}
