import type { PredictionSummary } from '@shared/contract/predictionApi'
import type { RowObstacle } from '@shared/formula/rowObstacle'
import type { Predictions } from '@shared/inference/predict'

/** Most reasons that a summary lists. */
const LISTED = 20
/** Most different reasons that are counted apart: a column of names may have a level a row. */
const KEPT = 1000

interface ObstacleCount {
  readonly obstacle: RowObstacle
  readonly count: number
}

/** What was counted in some of the rows. */
export interface PredictionCounts {
  readonly rowCount: number
  readonly uncoded: number
  readonly extrapolated: number
  readonly obstacles: readonly ObstacleCount[]
}

/** Counts predictions, part after part. */
export class PredictionTally {
  readonly #obstacles = new Map<string, ObstacleCount>()
  #rowCount = 0
  #uncoded = 0
  #extrapolated = 0

  add({ fit, extrapolated, obstacles }: Predictions): void {
    this.#rowCount += fit.length
    this.#uncoded += obstacles.size
    // A row that cannot be coded is flagged too, but it is no extrapolation: there is no prediction.
    extrapolated.forEach((flag, row) => (this.#extrapolated += obstacles.has(row) ? 0 : flag))
    for (const obstacle of obstacles.values()) this.#count({ obstacle, count: 1 })
  }

  merge({ rowCount, uncoded, extrapolated, obstacles }: PredictionCounts): void {
    this.#rowCount += rowCount
    this.#uncoded += uncoded
    this.#extrapolated += extrapolated
    for (const one of obstacles) this.#count(one)
  }

  get counts(): PredictionCounts {
    return {
      rowCount: this.#rowCount,
      uncoded: this.#uncoded,
      extrapolated: this.#extrapolated,
      obstacles: [...this.#obstacles.values()],
    }
  }

  summary(): PredictionSummary {
    const { rowCount, uncoded, extrapolated, obstacles } = this.counts
    return {
      rowCount,
      predicted: rowCount - uncoded,
      extrapolated,
      obstacles: [...obstacles].sort((a, b) => b.count - a.count).slice(0, LISTED),
    }
  }

  #count({ obstacle, count }: ObstacleCount): void {
    const key = JSON.stringify(obstacle)
    const before = this.#obstacles.get(key)?.count ?? 0
    if (before > 0 || this.#obstacles.size < KEPT) {
      this.#obstacles.set(key, { obstacle, count: before + count })
    }
  }
}
